package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.backend.BackendUnavailableException;
import glia.api.network.Network;
import glia.api.network.Progress;
import glia.api.simulation.RunOptions;
import glia.api.simulation.RunReport;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The statistics of published networks; the ranges are those of docs/science.md. */
class PublishedNetworksTest {

    private static final double WARMUP_MS = 200;

    private record Statistics(double rateHz, double cv, double fano, String sha) {
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void vogelsAbbott(long seed) throws BackendUnavailableException {
        Statistics s = run(Examples.build("vogels-abbott", seed), 2, 2200, 2000);
        System.out.println("Vogels-Abbott, seed " + seed + ": " + s);
        assertInRange("rate", 5.3, 5.9, s.rateHz());
        assertInRange("CV of ISI", 0.61, 0.64, s.cv());
        assertInRange("Fano factor", 4, 6.2, s.fano());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void brunel(long seed) throws BackendUnavailableException {
        Statistics s = run(Examples.build("brunel", seed), 2, 700, 500);
        System.out.println("Brunel, seed " + seed + ": " + s);
        assertInRange("rate", 37.3, 37.9, s.rateHz());
        assertInRange("CV of ISI", 0.407, 0.420, s.cv());
    }

    @Test
    void theSpikesAreTheSameForOneTwoThreeAndEightThreads() throws BackendUnavailableException {
        for (String name : List.of("brunel", "vogels-abbott", "two-neurons")) {
            Network network = Examples.build(name, 42);
            String first = run(network, 1, 100, 50).sha();
            for (int threads : new int[] {2, 3, 8}) {
                assertEquals(first, run(network, threads, 100, 50).sha(), name + " with " + threads + " threads");
            }
        }
    }

    private static void assertInRange(String what, double low, double high, double value) {
        assertTrue(value >= low && value <= high, what + ": expected " + low + " to " + high + ", got " + value);
    }

    private static Statistics run(Network network, int threads, double ms, double windowMs)
            throws BackendUnavailableException {
        try (Simulation simulation = Services.get(Simulations.class).open(network, new RunOptions("cpu", threads, 0),
                Progress.NONE)) {
            Train train = new Train();
            simulation.run(network.steps(Math.min(WARMUP_MS, ms - windowMs))).join();
            simulation.markTimedPhase().join();
            simulation.addRecorder(train);
            simulation.run(network.steps(ms)).join();
            RunReport report = simulation.report();
            double seconds = windowMs / 1000;
            return new Statistics(report.spikes() / seconds / network.neurons(), meanCv(train, network.neurons()),
                    fano(train, network, ms - windowMs, windowMs), report.spikeSha256());
        }
    }

    /** Mean over the neurons with at least five intervals of standard deviation over mean of the intervals. */
    private static double meanCv(Train train, int neurons) {
        List<List<Long>> times = new ArrayList<>();
        for (int n = 0; n < neurons; n++) {
            times.add(new ArrayList<>());
        }
        train.spikes.forEach(s -> times.get((int) s[1]).add(s[0]));
        return times.stream().filter(t -> t.size() > 5).mapToDouble(t -> {
            double mean = (double) (t.getLast() - t.getFirst()) / (t.size() - 1);
            double variance = 0;
            for (int k = 1; k < t.size(); k++) {
                variance += Math.pow(t.get(k) - t.get(k - 1) - mean, 2) / (t.size() - 1);
            }
            return Math.sqrt(variance) / mean;
        }).average().orElse(Double.NaN);
    }

    /** Variance over mean of the number of spikes of all neurons in bins of 3 ms. */
    private static double fano(Train train, Network network, double fromMs, double windowMs) {
        long binSteps = network.steps(3);
        long first = network.steps(fromMs);
        int bins = (int) (network.steps(windowMs) / binSteps);
        double[] counts = new double[bins];
        for (long[] spike : train.spikes) {
            int bin = (int) ((spike[0] - 1 - first) / binSteps);
            if (bin < bins) {
                counts[bin]++;
            }
        }
        double mean = 0;
        for (double count : counts) {
            mean += count / bins;
        }
        double variance = 0;
        for (double count : counts) {
            variance += (count - mean) * (count - mean) / bins;
        }
        return variance / mean;
    }
}
