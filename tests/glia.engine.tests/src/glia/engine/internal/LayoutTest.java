package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.backend.BackendSession;
import glia.api.backend.Phase;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkReader;
import glia.api.network.Progress;
import glia.api.simulation.CanonicalState;
import glia.api.simulation.RunOptions;
import glia.api.simulation.RunReport;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Examples;
import glia.testkit.headless.Services;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
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

    /** Half of its neurons wait, others every 0.7 ms. */
    private static final String COORDINATED = """
            { "glia": 1, "name": "coordinated", "dt": 0.1,
              "energy": { "coordination": { "share": 0.5, "every": 7, "order": "energy" } },
              "populations": [
                { "name": "living", "size": 99, "model": "elif_psc_exp",
                  "parameters": { "I_e": { "distribution": "uniform", "low": 50, "high": 110 } } } ],
              "projections": [] }
            """;

    private static Network build(String name) throws Exception {
        return name.equals("coordinated") ? Services.get(NetworkBuilder.class).build(Services.get(NetworkReader.class)
                .read(COORDINATED, Path.of("coordinated.network.json")), Progress.NONE) : Examples.build(name, 3);
    }

    @ParameterizedTest
    @CsvSource({"coordinated, 3000, 1234", "vogels-abbott, 2000, 301", "ed-stdp, 6000, 1201", "growing, 6000, 2501",
        "starvation, 4000, 701", "brunel-wide, 200, 71"})
    void aNetworkThatIsLaidOutAnewWhileItRunsComesToTheSameEnd(String name, long end, long part) throws Exception {
        Network network = build(name);
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

    private static BackendSession took(long workerNanos, long phaseNanos, int[] closed) {
        return (BackendSession) Proxy.newProxyInstance(BackendSession.class.getClassLoader(),
                new Class<?>[] {BackendSession.class}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "workerCpuNanos" -> workerNanos;
                    case "phaseNanos" -> arguments[0] == Phase.SNAPSHOT ? -1 : phaseNanos;
                    case "close" -> closed[0]++;
                    default -> null;
                });
    }

    @Test
    void timesGoOn() {
        int[] closed = new int[1];
        ExchangeableSession session = new ExchangeableSession(took(5, 50, closed), 1);
        session.exchange(took(7, 70, closed));
        assertEquals(1, closed[0]);
        assertEquals(12, session.workerCpuNanos());
        assertEquals(120, session.phaseNanos(Phase.DYNAMICS));
        assertEquals(-1, session.phaseNanos(Phase.SNAPSHOT));
        session.exchange(took(1, 1, closed));
        assertEquals(13, session.workerCpuNanos());
        assertEquals(121, session.phaseNanos(Phase.DYNAMICS));
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
