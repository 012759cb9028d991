package glia.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.store.RecordedRun;
import glia.api.store.RecordedRuns;
import glia.api.store.RecordedSeries;
import glia.api.store.RecordedSpikes;
import glia.api.store.SpikeAnalyses;
import glia.api.store.SpikeAnalysis;
import glia.api.store.SpikeStatistics;
import glia.testkit.headless.Services;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run leaves is opened again, and says the same as the run. */
class RecordedRunTest {

    @TempDir
    private Path folder;

    private final Console console = new Console(false);
    private Cli cli;

    @BeforeEach
    void findService() {
        cli = Services.get(Cli.class);
    }

    private static RecordedRun open(Path file) throws Exception {
        RecordedRuns runs = Services.get(RecordedRuns.class);
        assertTrue(runs.suits(file));
        return runs.open(file, (done, all) -> true);
    }

    @Test
    void aRecordedRunSaysWhatTheRunSaid() throws Exception {
        assertEquals(0, console.run(cli, "run", "vogels-abbott", "--time", "400", "--warmup", "100", "--threads", "2",
                "--stats", "--record", "E[0:3].V_m,E.rate@5", "--out", folder.toString()), console::err);
        try (RecordedRun run = open(folder.resolve("run.json"))) {
            assertEquals("vogels-abbott", run.facts().get("network"));
            assertTrue(run.facts().get("spikeSha256").matches("[0-9a-f]{64}"));
            assertEquals("0", run.facts().get("energy.residual"));
            RecordedSpikes spikes = run.spikes().orElseThrow();
            assertEquals(3200, spikes.network().populations().getFirst().size());
            assertEquals(4000, spikes.lastStep());
            // the spikes of the timed phase are those after the warm-up
            long timed = spikes.count() - spikes.firstAt(spikes.warmupSteps() + 1);
            assertEquals(Long.parseLong(run.facts().get("spikes")), timed);
            assertEquals(Files.readAllLines(folder.resolve("spikes.csv")).size() - 1, spikes.count());
            SpikeAnalysis analysis = Services.get(SpikeAnalyses.class).begin(spikes.network(), 0,
                    spikes.warmupSteps(), spikes.lastStep());
            spikes.replay(analysis, (done, all) -> true);
            for (SpikeStatistics.Group group : analysis.statistics().populations()) {
                assertEquals(run.facts().get("rateHz." + group.name()),
                        Double.toString(group.rateHz().getAsDouble()));
                assertEquals(run.facts().get("cvIsi." + group.name()), Double.toString(group.cvIsi().getAsDouble()));
                assertEquals(run.facts().get("fano3ms." + group.name()),
                        Double.toString(group.fano3ms().getAsDouble()));
            }
            Map<String, RecordedSeries> series = run.series().stream()
                    .collect(Collectors.toMap(RecordedSeries::name, one -> one));
            RecordedSeries potentials = series.get("samples-E_0_3_");
            assertEquals("E[2]", potentials.column(2));
            assertEquals(400, potentials.times());
            RecordedSeries rates = series.get("rates-E");
            long inRates = 0;
            for (float bin : rates.slice(0, new int[] {0}, 0, 400).values()[0]) {
                inRates += (long) bin;
            }
            long ofE = spikes.countByPopulation()[0];
            assertEquals(ofE, inRates);
        }
    }

    @Test
    void aRecordingOfTheBusHasWhatObserversSaw() throws Exception {
        Path file = folder.resolve("run.events");
        assertEquals(0, console.run(cli, "run", "vogels-abbott", "--time", "300", "--json", "--record-bus",
                file.toString()), console::err);
        long all = (long) Json.object(console.out()).get("spikes");
        try (RecordedRun run = open(file)) {
            RecordedSpikes spikes = run.spikes().orElseThrow();
            assertFalse(spikes.outlined());
            assertEquals(0.1, spikes.network().dt(), 1e-12);
            assertEquals(all, spikes.count() + spikes.missing(), "what batches did not carry is counted");
            long[] visited = new long[1];
            spikes.visit(0, Long.MAX_VALUE, (step, neuron) -> visited[0]++);
            assertEquals(spikes.count(), visited[0]);
            assertTrue(run.series().stream().anyMatch(series -> series.name().equals("energy")));
        }
        byte[] bytes = Files.readAllBytes(file);
        // a fast machine leaves one batch of spikes, with the energy and the end of the run behind it
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 3));
        try (RecordedRun run = open(file)) {
            assertTrue(run.damage().getFirst().toString().contains("the recording ends in the middle"),
                    run.damage().toString());
            assertTrue(run.spikes().isPresent(), "what is whole is shown");
        }
    }
}
