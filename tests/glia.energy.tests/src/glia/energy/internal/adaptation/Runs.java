package glia.energy.internal.adaptation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkReader;
import glia.api.network.Progress;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Services;
import java.nio.file.Path;
import java.util.Arrays;

/** Runs of networks that change while they run, and how they are compared. */
final class Runs {

    private Runs() {
    }

    static Network network(String text) throws Exception {
        return Services.get(NetworkBuilder.class).build(Services.get(NetworkReader.class)
                .read(text, Path.of("adapts.network.json")), Progress.NONE);
    }

    static Simulation open(Network network, int threads) throws Exception {
        return Services.get(Simulations.class).open(network, new RunOptions(RunOptions.AUTO, threads, 0),
                Progress.NONE);
    }

    static Checkpoint whole(Network network, int threads, long steps) throws Exception {
        try (Simulation simulation = open(network, threads)) {
            simulation.run(steps).get();
            return simulation.checkpoint().get();
        }
    }

    /** Neither a thread nor a cut nor a restart can be seen in what follows. */
    static void assertExact(Network network, Checkpoint whole, long... cuts) throws Exception {
        long steps = whole.state().step();
        assertSame(whole, whole(network, 3, steps));
        for (long cut : cuts) {
            Checkpoint half = whole(network, 2, cut);
            try (Simulation simulation = Services.get(Simulations.class).open(network, half,
                    new RunOptions(RunOptions.AUTO, 1, 0), Progress.NONE)) {
                simulation.run(steps).get();
                assertSame(whole, simulation.checkpoint().get());
                simulation.reset().get();
                simulation.run(cut).get();
                assertSame(half, simulation.checkpoint().get());
            }
        }
    }

    static void assertSame(Checkpoint expected, Checkpoint actual) {
        assertEquals(expected.train().spikes(), actual.train().spikes());
        assertArrayEquals(expected.train().chain(), actual.train().chain());
        assertArrayEquals(expected.energy().balances(), actual.energy().balances());
        assertEquals(expected.regulation().keySet(), actual.regulation().keySet());
        expected.regulation().forEach((name, memory) -> assertArrayEquals(memory, actual.regulation().get(name)));
        assertEquals(expected.revision().step(), actual.revision().step());
        assertEquals(expected.revision().ints().keySet(), actual.revision().ints().keySet());
        expected.revision().ints().forEach((name, values) -> assertArrayEquals(values, actual.revision().ints()
                .get(name)));
        assertEquals(expected.revision().doubles().keySet(), actual.revision().doubles().keySet());
        expected.revision().doubles().forEach((name, values) -> assertArrayEquals(values, actual.revision().doubles()
                .get(name)));
        for (int p = 0; p < expected.state().populations().size(); p++) {
            assertTrue(Arrays.deepEquals(expected.state().populations().get(p).states(),
                    actual.state().populations().get(p).states()));
        }
    }
}
