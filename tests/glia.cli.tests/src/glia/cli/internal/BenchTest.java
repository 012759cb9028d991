package glia.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.ExampleCatalogue;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkReader;
import glia.api.network.Progress;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import glia.cli.internal.BenchResults.Case;
import glia.cli.internal.BenchResults.Spread;
import glia.cli.internal.BenchSuite.Bar;
import glia.cli.internal.BenchSuite.Workload;
import glia.testkit.headless.Services;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What is made of samples; taking them needs the installed program, so the tests of the product do that. */
class BenchTest {

    private static final Case W2 = new Case("W2", "glia", 1);
    private static final Case W2_TWO = new Case("W2", "glia", 2);
    private static final Case PEER = new Case("W2", "brian2", 1);
    private static final String CPU = "cpuSecondsPerSecond";
    private static final List<Bar> BARS = List.of(new Bar("W2", 1, CPU, 1, "", 0, "NEST 19.5"),
            new Bar("W2", 2, CPU, 1.5, "W2", 1, ""));

    private static BenchResults results() {
        BenchResults results = new BenchResults();
        for (double value : new double[] {3, 1, 2, 0.5}) {
            results.add(W2, Map.of(CPU, value, "seed", 1L));
        }
        results.add(W2_TWO, Map.of(CPU, 2.0, "seed", 1L));
        results.add(PEER, Map.of(CPU, 6.0));
        return results;
    }

    @Test
    void theShippedSuitesNameWhatIsShipped() {
        BenchSuite suite = BenchSuite.read();
        ExampleCatalogue examples = Services.get(ExampleCatalogue.class);
        assertEquals(List.of("books", "build", "monitors", "quick", "standard"), List.copyOf(suite.names()));
        assertEquals(List.of("W1", "W2"), suite.of("quick").stream().map(Workload::network).toList());
        assertTrue(suite.of("standard").stream().map(Workload::network)
                .filter(n -> examples.find(n).isPresent()).toList()
                .containsAll(List.of("W1", "W2", "W4", "W4b", "W5")));
        assertEquals(100e6, suite.sizes().getLast() * (double) suite.indegree());
        List<String> known = suite.of("standard").stream().map(Workload::network).toList();
        for (Bar bar : suite.bars()) {
            assertTrue(known.contains(bar.workload()) || suite.sizes().stream().map(suite::nameOfBuild)
                    .anyMatch(bar.workload()::equals), bar::toString);
            assertTrue(BenchResults.FIGURES.contains(bar.figure()) && bar.atMost() > 0, bar::toString);
        }
        assertThrows(IllegalStateException.class, () -> BenchSuite.parse(List.of("ba | W2")));
    }

    @Test
    void samplesSpread() {
        BenchResults results = results();
        assertEquals(new Spread(0.5, 1.5, 3), results.spread(W2, CPU));
        assertEquals(new Spread(2, 2, 2), results.spread(W2_TWO, CPU));
        assertNull(results.spread(W2, "bytesPerSynapse"));
        assertEquals(OptionalDouble.of(1), results.limit(BARS.get(0)));
        assertEquals(OptionalDouble.of(1.5 * 1.5), results.limit(BARS.get(1)));
        assertEquals(OptionalDouble.empty(), results.limit(new Bar("W2", 2, CPU, 1.5, "W9", 1, "")));
    }

    @Test
    void theTableHoldsMediansToTheBars() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        BenchTable.print(results(), BARS, new PrintStream(text, true));
        List<String> lines = text.toString().lines().toList();
        assertEquals(4, lines.size());
        assertTrue(lines.get(1).matches("W2 +glia +1 +CPU-s per s +0\\.5000 +1\\.50 +3\\.00 +MISSED: <= 1\\.00"
                + " \\(NEST 19\\.5\\)"), lines.get(1));
        assertTrue(lines.get(2).matches("W2 +glia +2 +CPU-s per s +2\\.00 +2\\.00 +2\\.00 +met: <= 2\\.25 = 1\\.5 of W2"
                + " on 1"), lines.get(2));
        assertTrue(lines.get(3).endsWith("4.00 times what glia takes"), lines.get(3));
    }

    @Test
    void whatMonitorsCostIsTheMedianOfPairsOfTheSameSpikes() {
        BenchResults results = new BenchResults();
        Case watched = new Case("W2", Bench.WATCHED, 2);
        double[] without = {1, 2, 4};
        double[] with = {1.02, 2.1, 4.04};
        for (int i = 0; i < with.length; i++) {
            results.add(W2_TWO, Map.of("wallSecondsPerSecond", without[i], CPU, 1.0, "spikeSha256", "a" + i));
            results.add(watched, Map.of("wallSecondsPerSecond", with[i], CPU, 1.5, "spikeSha256", "a" + i));
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        BenchTable.printMonitors(results, new PrintStream(text, true));
        assertEquals(List.of("W2 with all monitors: 1.0200 times the wall-clock s per s with none (3 pairs, 1.0100 to"
                + " 1.0500); met: <= 1.03", "W2 with all monitors: 1.5000 times the CPU-s per s with none (3 pairs,"
                + " 1.5000 to 1.5000)"), text.toString().lines().toList());
        results.add(W2_TWO, Map.of("spikeSha256", "b"));
        results.add(watched, Map.of("spikeSha256", "c"));
        assertThrows(IllegalStateException.class, () -> results.ratios(watched, W2_TWO, CPU));
    }

    @Test
    void whatBooksCostIsTheMeanOfRounds() {
        BenchResults results = new BenchResults();
        Case copy = new Case("W4e", BooksBench.COPY, 1);
        Case whole = new Case("W4e", Bench.GLIA, 1);
        double[][] rounds = {{1, 0.9}, {2, 1.8}, {3, 2.7}};
        for (long round = 0; round < rounds.length; round++) {
            double[] pair = rounds[(int) round];
            // pairs of a round are added up, however uneven they are
            results.add(whole, Map.of(CPU, 0.25 * pair[0], "seed", round));
            results.add(copy, Map.of(CPU, 0.75 * pair[1], "seed", round));
            results.add(whole, Map.of(CPU, 0.75 * pair[0], "seed", round));
            results.add(copy, Map.of(CPU, 0.25 * pair[1], "seed", round));
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        BenchTable.printBooks(results, new PrintStream(text, true));
        assertEquals("W4e: its books take 10.0 % of its CPU time (3 rounds, 95 % confidence 10.0 to 10.0 %);"
                + " met: <= 10 %", text.toString().strip());
        results.add(whole, Map.of(CPU, 1.0, "seed", 3L));
        results.add(copy, Map.of(CPU, 0.5, "seed", 3L));
        text.reset();
        BenchTable.printBooks(results, new PrintStream(text, true));
        assertEquals("W4e: its books take 22.3 % of its CPU time (4 rounds, 95 % confidence -24.0 to 51.3 %);"
                + " MISSED: <= 10 %", text.toString().strip());
    }

    /** The copy does the same but for the last digits of energy, which decide about hardly any spike. */
    @Test
    void theCopyWithoutBooksIsTheSameNetwork() throws Exception {
        Network network = Services.get(NetworkBuilder.class).build(Services.get(NetworkReader.class).read("""
                { "glia": 1, "name": "paying", "populations": [
                  { "name": "N", "size": 200, "model": "elif_psc_exp", "parameters": { "I_e": 60 } },
                  { "name": "M", "size": 200, "model": "edlif_psc_alpha", "parameters": { "I_e": 300, "gamma": 50 } }],
                  "projections": [{ "source": "N", "target": "M", "rule": { "type": "fixed_indegree", "indegree": 20 },
                    "weight": 3, "delay": 1 }],
                  "devices": [{ "name": "noise", "model": "noise_generator", "std": 20, "dt": 1,
                    "targets": [{ "population": "N" }, { "population": "M" }] }] }
                """, Path.of("paying.network.json")), Progress.NONE);
        Network copy = WithoutBooks.of(network);
        assertTrue(copy.populations().stream().allMatch(p -> p.model().account() == null));
        long[] spikes = spikes(network);
        long[] without = spikes(copy);
        for (int p = 0; p < spikes.length; p++) {
            assertTrue(spikes[p] > 2000, spikes[p] + " spikes");
            assertEquals(spikes[p], without[p], 0.01 * spikes[p]);
        }
    }

    private static long[] spikes(Network network) throws Exception {
        try (Simulation simulation = Services.get(Simulations.class).open(network, RunOptions.DEFAULT,
                Progress.NONE)) {
            simulation.run(network.steps(500)).get();
            return simulation.report().spikesByPopulation();
        }
    }

    @Test
    void theFileHasEverySample() throws IOException {
        String json = BenchJson.text(Map.of("seed", 1L, "processor", "x"), results(), BARS);
        Map<String, Object> all = Json.object(json);
        assertEquals("x", all.get("processor"));
        List<?> cases = (List<?>) all.get("results");
        assertEquals(3, cases.size());
        Map<?, ?> first = (Map<?, ?>) cases.getFirst();
        assertEquals(4, ((List<?>) first.get("samples")).size());
        assertEquals(1.5, ((Map<?, ?>) first.get(CPU)).get("median"));
        List<?> bars = (List<?>) all.get("bars");
        assertEquals(false, ((Map<?, ?>) bars.get(0)).get("met"));
        assertEquals(true, ((Map<?, ?>) bars.get(1)).get("met"));
    }

    @Test
    void aSampleIsWhatARunSaysOfItself() throws Exception {
        Console console = new Console(false);
        assertEquals(0, console.run(Services.get(Cli.class), "run", "W1", "--time", "300", "--warmup", "100",
                "--threads", "1", "--json"), console::err);
        Map<String, Object> run = BenchJson.scalars(console.out());
        Map<String, Object> sample = BenchResults.figures(run);
        assertEquals((double) run.get("cpuSeconds") / 0.2, (double) sample.get(CPU), 1e-12);
        assertEquals((long) run.get("synapticEvents") / (double) run.get("cpuSeconds"),
                (double) sample.get("eventsPerCpuSecond"), 1e-3);
        assertTrue((double) sample.get("buildCpuSeconds") > 0, sample::toString);
        assertEquals(run.get("spikeSha256"), sample.get("spikeSha256"));
        assertThrows(IOException.class, () -> BenchJson.scalars("no JSON"));
    }

    @Test
    void withoutTheProgramThereIsNothingToStart() {
        Console console = new Console(false);
        assertEquals(3, console.run(Services.get(Cli.class), "bench", "quick"));
        assertTrue(console.error().startsWith("glia: samples are taken by starting glia once for each"), console::err);
        assertEquals("", console.out());
    }
}
