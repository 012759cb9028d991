package glia.energy.internal.supply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.energy.EnergyTotals;
import glia.api.network.ExampleCatalogue;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkReader;
import glia.api.network.Progress;
import glia.api.simulation.Simulation;
import glia.energy.internal.Services;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What happens to neurons when nothing flows into their astrocytes any more, and when it does again. */
class StarvationTest {

    private static final int NEURONS = 100;
    private static final double CAPACITY = 1.5e11;
    private static final int WINDOW_MS = 500;
    private static final int CUT = 4;
    private static final int BACK = 10;
    private static final int END = 16;

    /** The shipped example, changed. */
    private static Network network(UnaryOperator<String> change) throws Exception {
        ExampleCatalogue examples = Services.get(ExampleCatalogue.class);
        Path file = examples.open(examples.find("starvation").orElseThrow());
        return Services.get(NetworkBuilder.class).build(Services.get(NetworkReader.class)
                .read(change.apply(Files.readString(file)), file), Progress.NONE);
    }

    private record Window(double rate, double energy, double pool) {
    }

    private static Window[] run(Network network) throws Exception {
        Window[] windows = new Window[END];
        try (Simulation simulation = SupplyNetworks.open(network, 1)) {
            long spikes = 0;
            for (int w = 0; w < END; w++) {
                simulation.run(network.steps((w + 1) * WINDOW_MS)).get();
                long now = simulation.status().spikes();
                float[] epsilon = SupplyNetworks.epsilon(network, simulation, 0);
                EnergyTotals totals = simulation.report().energy();
                assertEquals(0, totals.residual());
                windows[w] = new Window((now - spikes) * 1000.0 / WINDOW_MS / NEURONS,
                        IntStream.range(0, NEURONS).mapToDouble(i -> epsilon[i]).average().orElseThrow(),
                        totals.pools().stream().mapToLong(EnergyTotals.Pool::stored).average().orElseThrow()
                                * EnergyTotals.ATP);
                spikes = now;
                System.out.printf(Locale.ROOT, "starvation: %.1f s: %.1f Hz, epsilon %.3f, pool %.3g ATP%n",
                        (w + 1) * WINDOW_MS / 1000.0, windows[w].rate, windows[w].energy, windows[w].pool);
            }
        }
        return windows;
    }

    @Test
    void neuronsStarveAndRecover() throws Exception {
        Window[] cut = run(network(UnaryOperator.identity()));
        double usual = cut[CUT - 1].rate;
        assertTrue(usual > 30 && cut[CUT - 1].pool > 0.99 * CAPACITY);
        // what astrocytes hold lasts for more than a second
        assertEquals(usual, cut[CUT + 1].rate, 0.03 * usual);
        // then neurons fire as they produce: (1 - epsilon/epsilon_0)^3 / tau_e of the energy of a spike
        Window starved = cut[BACK - 1];
        assertTrue(starved.pool < 1e-5 * CAPACITY);
        assertEquals(Math.pow(1 - starved.energy / 0.5, 3) / 10 / 0.01, starved.rate, 0.1);
        assertTrue(starved.rate < 0.1 * usual);
        // rates recover at once, what neurons hold in two seconds, what astrocytes hold after that
        assertEquals(usual, cut[BACK].rate, 0.03 * usual);
        assertTrue(cut[BACK].energy < 0.7 * cut[CUT - 1].energy);
        assertEquals(cut[CUT - 1].energy, cut[BACK + 4].energy, 0.003);
        assertTrue(cut[BACK + 2].pool < 1e-5 * CAPACITY && cut[END - 1].pool > 0.1 * CAPACITY);
    }

    /** The control: the same neurons, but energy does not gate their spikes and spikes cost none. */
    @Test
    void neuronsThatNeedNoEnergyDoNotStarve() throws Exception {
        Window[] free = run(network(text -> text.replace("\"tau_e\": 10000,",
                "\"tau_e\": 10000, \"epsilon_c\": 0, \"delta\": 0,")));
        assertTrue(free[1].rate > 30);
        for (int w = 1; w < END; w++) {
            assertEquals(free[1].rate, free[w].rate, 0.03 * free[1].rate);
        }
    }
}
