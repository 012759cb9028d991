package glia.cli.internal;

import glia.cli.internal.BenchSuite.Bar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/** Every sample of a bench, by workload, program and number of threads, in the order of their first measurement. */
final class BenchResults {

    /** Figures in the order of the table; what is smaller is better, except for the events. */
    static final List<String> FIGURES = List.of("cpuSecondsPerSecond", "wallSecondsPerSecond", "eventsPerCpuSecond",
            "bytesPerSynapse", "buildCpuSeconds", "buildSeconds");

    private static final String SPIKES = "spikeSha256";

    /**
     * What was measured.
     *
     * @param program glia, or a peer
     */
    record Case(String workload, String program, int threads) {
    }

    /** How a figure spreads over the samples. */
    record Spread(double min, double median, double max) {
    }

    private final Map<Case, List<Map<String, Object>>> samples = new LinkedHashMap<>();

    /** @param sample figures and whatever else is worth keeping, by name */
    void add(Case what, Map<String, Object> sample) {
        samples.computeIfAbsent(what, c -> new ArrayList<>()).add(sample);
    }

    Map<Case, List<Map<String, Object>>> samples() {
        return samples;
    }

    /** @return how it spreads, or null if no sample has it */
    Spread spread(Case what, String figure) {
        double[] values = samples.getOrDefault(what, List.of()).stream()
                .filter(s -> s.get(figure) instanceof Number)
                .mapToDouble(s -> ((Number) s.get(figure)).doubleValue()).sorted().toArray();
        return values.length == 0 ? null : new Spread(values[0], median(values), values[values.length - 1]);
    }

    /**
     * How a figure of one case relates to that of another, from samples that were taken in the same rounds.
     *
     * @return the ratios of the pairs, ascending; empty if there are none
     * @throws IllegalStateException if the spikes of a pair differ, so that there is nothing to compare
     */
    double[] ratios(Case what, Case base, String figure) {
        List<Map<String, Object>> of = samples.getOrDefault(what, List.of());
        List<Map<String, Object>> to = samples.getOrDefault(base, List.of());
        double[] ratios = new double[Math.min(of.size(), to.size())];
        for (int i = 0; i < ratios.length; i++) {
            if (!Objects.equals(of.get(i).get(SPIKES), to.get(i).get(SPIKES))) {
                throw new IllegalStateException(what.workload() + ": the spikes of " + what.program() + " and of "
                        + base.program() + " differ in round " + (i + 1));
            }
            ratios[i] = number(of.get(i), figure) / number(to.get(i), figure);
        }
        Arrays.sort(ratios);
        return ratios;
    }

    static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** @return the most that the median may be, absent if what it is relative to was not measured */
    OptionalDouble limit(Bar bar) {
        if (bar.base().isEmpty()) {
            return OptionalDouble.of(bar.atMost());
        }
        Spread base = spread(new Case(bar.base(), Bench.GLIA, bar.baseThreads()), bar.figure());
        return base == null ? OptionalDouble.empty() : OptionalDouble.of(bar.atMost() * base.median());
    }

    /** The figures of one run of {@code glia run --json}. */
    static Map<String, Object> figures(Map<String, Object> run) {
        Map<String, Object> sample = new LinkedHashMap<>();
        double seconds = number(run, "simulatedMs") / 1000;
        double cpu = number(run, "cpuSeconds");
        sample.put("cpuSecondsPerSecond", cpu / seconds);
        sample.put("wallSecondsPerSecond", number(run, "wallSeconds") / seconds);
        sample.put("eventsPerCpuSecond", number(run, "synapticEvents") / cpu);
        sample.keySet().removeIf(k -> !Double.isFinite((double) sample.get(k)));
        for (String same : Arrays.asList("bytesPerSynapse", "buildCpuSeconds", "buildSeconds", "peakMemoryBytes",
                "simulatedMs", "spikes", SPIKES)) {
            if (run.containsKey(same)) {
                sample.put(same, run.get(same));
            }
        }
        return sample;
    }

    private static double number(Map<String, Object> run, String key) {
        return run.get(key) instanceof Number n ? n.doubleValue() : Double.NaN;
    }
}
