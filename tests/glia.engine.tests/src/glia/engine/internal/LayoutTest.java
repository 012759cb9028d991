package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.Network;
import glia.api.network.Progress;
import glia.api.simulation.CanonicalState;
import glia.api.simulation.RunOptions;
import glia.api.simulation.RunReport;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks that are laid out anew while they run. */
class LayoutTest {

    private final SimulationEngine engine = (SimulationEngine) Services.get(Simulations.class);

    @AfterEach
    void reset() {
        engine.configure(Map.of());
    }

    private Simulation open(Network network) throws Exception {
        return engine.open(network, RunOptions.DEFAULT, Progress.NONE);
    }

    private void threads(long threads) {
        engine.configure(Map.of("threads", threads));
    }

    /** Static, learning, with energy, growing, with pools, with neurons that wait. */
    @ParameterizedTest
    @CsvSource({"vogels-abbott, 2000, 301", "ed-stdp, 6000, 1201", "growing, 6000, 2501", "starvation, 4000, 701",
        "brunel-wide, 200, 71"})
    void aNetworkThatIsLaidOutAnewWhileItRunsComesToTheSameEnd(String name, long end, long part) throws Exception {
        Network network = Examples.build(name, 3);
        threads(1);
        RunReport whole;
        CanonicalState state;
        try (Simulation simulation = open(network)) {
            simulation.run(end).join();
            whole = simulation.report();
            state = simulation.exportState().join();
        }
        threads(2);
        try (Simulation simulation = open(network)) {
            assertEquals(2, simulation.report().threads());
            long[] next = {3, 1, 8, 2};
            int layouts = 0;
            for (long step = part; step < end; step += part) {
                var stopped = simulation.run(step);
                threads(next[layouts % next.length]);
                // while it runs, and once more when it has stopped
                simulation.layOut().join();
                assertEquals(next[layouts % next.length], simulation.report().threads());
                stopped.join();
                threads(next[++layouts % next.length]);
                simulation.layOut().join();
            }
            assertTrue(layouts > 1);
            simulation.run(end).join();
            RunReport report = simulation.report();
            assertTrue(whole.spikes() > 0);
            assertEquals(whole.spikeSha256(), report.spikeSha256());
            assertEquals(whole.energy(), report.energy());
            assertEquals(whole.steps(), report.steps());
            assertEquals(whole.waits(), report.waits());
            assertEquals(whole.synapticEvents(), report.synapticEvents());
            assertArrayEquals(whole.neuronStepsByPopulation(), report.neuronStepsByPopulation());
            CanonicalState reached = simulation.exportState().join();
            for (int p = 0; p < state.populations().size(); p++) {
                assertArrayEquals(state.populations().get(p).states(), reached.populations().get(p).states());
                assertArrayEquals(state.populations().get(p).inFlight(), reached.populations().get(p).inFlight());
            }
            simulation.reset().join();
            simulation.run(end).join();
            assertEquals(whole.spikeSha256(), simulation.report().spikeSha256());
        }
    }

    @Test
    void whoSaysHowManyThreadsGetsThem() throws Exception {
        Network network = Examples.build("vogels-abbott", 1);
        threads(3);
        try (Simulation simulation = engine.open(network, new RunOptions("cpu", 2, 0), Progress.NONE)) {
            simulation.run(100).join();
            simulation.layOut().join();
            assertEquals(2, simulation.report().threads());
        }
    }

    /** CPU time does not begin anew. */
    @Test
    void timesGoOn() throws Exception {
        Network network = Examples.build("vogels-abbott", 1);
        threads(3);
        try (Simulation simulation = open(network)) {
            simulation.run(2000).join();
            long before = simulation.cpuNanos();
            threads(1);
            simulation.layOut().join();
            assertTrue(simulation.cpuNanos() >= before, simulation.cpuNanos() + " < " + before);
        }
    }

    @Test
    void whatCannotBeLaidOutStaysAsItIs() throws Exception {
        Network network = Examples.build("vogels-abbott", 1);
        threads(2);
        try (Simulation simulation = open(network)) {
            simulation.run(500).join();
            engine.configure(Map.of("backend", "cuda"));
            CompletionException e = assertThrows(CompletionException.class, () -> simulation.layOut().join());
            assertTrue(e.getCause().getMessage().contains("\"cuda\""), e.getCause().getMessage());
            simulation.run(1000).join();
            assertEquals(1000, simulation.status().step());
            assertEquals(2, simulation.report().threads());
        }
    }

    @Test
    void whatThisMachineLacksIsSaidBeforehand() {
        int processors = Runtime.getRuntime().availableProcessors();
        assertEquals(List.of(), engine.refusals(EngineSwitches.ALL.standard()));
        assertEquals(List.of(), engine.refusals(EngineSwitches.ALL.settings(Map.of("threads", processors))));
        List<String> reasons = engine.refusals(EngineSwitches.ALL.settings(Map.of("threads", processors + 1,
                "backend", "cuda")));
        assertEquals(2, reasons.size(), reasons.toString());
        assertTrue(reasons.getFirst().startsWith("glia.engine/threads: " + (processors + 1) + " threads are wanted"),
                reasons.getFirst());
        assertTrue(reasons.getLast().contains("cuda"), reasons.getLast());
    }
}
