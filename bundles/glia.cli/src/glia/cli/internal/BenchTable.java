package glia.cli.internal;

import glia.api.metric.Confidence;
import glia.cli.internal.BenchResults.Case;
import glia.cli.internal.BenchResults.Spread;
import glia.cli.internal.BenchSuite.Bar;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The results as a person reads them. */
final class BenchTable {

    private static final String ROW = "%-14s %-7s %7s  %-22s %9s %9s %9s  %s%n";

    private static final String MONITORED =
            "%s with all monitors: %.4f times the %s with none (%d pairs, %.4f to %.4f)%s%n";

    private static final String BOOKS = "%s: its books take %.1f %% of its CPU time (%s%s); %s %%%n";

    private static final Map<String, String> TITLES = Map.of("cpuSecondsPerSecond", "CPU-s per s",
            "wallSecondsPerSecond", "wall-clock s per s", "eventsPerCpuSecond", "M events per CPU-s",
            "bytesPerSynapse", "bytes a synapse", "buildCpuSeconds", "building, CPU-s",
            "buildSeconds", "building, s");

    private BenchTable() {
    }

    static void print(BenchResults results, List<Bar> bars, PrintStream out) {
        out.printf(Locale.ROOT, ROW, "workload", "program", "threads", "figure", "min", "median", "max", "bar");
        for (Case what : results.samples().keySet()) {
            for (String figure : BenchResults.FIGURES) {
                Spread spread = results.spread(what, figure);
                if (spread != null) {
                    double unit = figure.startsWith("events") ? 1e6 : 1;
                    out.printf(Locale.ROOT, ROW, what.workload(), what.program(), what.threads(), TITLES.get(figure),
                            digits(spread.min() / unit), digits(spread.median() / unit), digits(spread.max() / unit),
                            remark(results, bars, what, figure, spread));
                }
            }
        }
    }

    /** What monitors cost: of each figure of time the ratios of the pairs. */
    static void printMonitors(BenchResults results, PrintStream out) {
        for (Case what : results.samples().keySet()) {
            if (!what.program().equals(Bench.WATCHED)) {
                continue;
            }
            for (String figure : List.of("wallSecondsPerSecond", "cpuSecondsPerSecond")) {
                double[] ratios = results.ratios(what, new Case(what.workload(), Bench.GLIA, what.threads()), figure);
                double median = BenchResults.median(ratios);
                String verdict = !figure.startsWith("wall") ? "" : (median <= BenchSuite.MOST_MONITORED ? "; met: <= "
                        : "; MISSED: <= ") + BenchSuite.MOST_MONITORED;
                out.printf(Locale.ROOT, MONITORED,
                        what.workload(), median, TITLES.get(figure), ratios.length, ratios[0],
                        ratios[ratios.length - 1], verdict);
            }
        }
    }

    /**
     * What the books of energy take of a run with them. Rounds are the samples, not their pairs: where the state of a
     * network lies in memory is another matter of luck in each of them, and that is worth as much as the books.
     */
    static void printBooks(BenchResults results, PrintStream out) {
        for (Case what : results.samples().keySet()) {
            if (!what.program().equals(BooksBench.COPY)) {
                continue;
            }
            Map<Object, Double> without = secondsByRound(results, what);
            Map<Object, Double> with = secondsByRound(results, new Case(what.workload(), Bench.GLIA, what.threads()));
            List<Double> logs = without.keySet().stream().map(round -> Math.log(without.get(round) / with.get(round)))
                    .toList();
            double mean = Confidence.mean(logs);
            double part = -Math.expm1(mean);
            String sure = "";
            if (logs.size() > 1) {
                double half = Confidence.halfWidth(logs);
                sure = String.format(Locale.ROOT, ", 95 %% confidence %.1f to %.1f %%", -100 * Math.expm1(mean + half),
                        -100 * Math.expm1(mean - half));
            }
            out.printf(Locale.ROOT, BOOKS, what.workload(), 100 * part, Texts.count(logs.size(), "round"), sure,
                    (part <= BenchSuite.MOST_OF_BOOKS ? "met: <= " : "MISSED: <= ")
                            + Math.round(100 * BenchSuite.MOST_OF_BOOKS));
        }
    }

    private static Map<Object, Double> secondsByRound(BenchResults results, Case what) {
        Map<Object, Double> sums = new LinkedHashMap<>();
        for (Map<String, Object> sample : results.samples().get(what)) {
            sums.merge(sample.get("seed"), (Double) sample.get("cpuSecondsPerSecond"), Double::sum);
        }
        return sums;
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 1 ? "%.2f" : "%.4f", value);
    }

    private static String remark(BenchResults results, List<Bar> bars, Case what, String figure, Spread spread) {
        if (!what.program().equals(Bench.GLIA)) {
            Spread own = results.spread(new Case(what.workload(), Bench.GLIA, what.threads()), figure);
            return own == null ? "" : String.format(Locale.ROOT, "%.2f times what glia takes",
                    spread.median() / own.median());
        }
        return bars.stream().filter(b -> b.workload().equals(what.workload()) && b.threads() == what.threads()
                && b.figure().equals(figure)).findFirst().map(b -> verdict(results, b, spread)).orElse("");
    }

    private static String verdict(BenchResults results, Bar bar, Spread spread) {
        OptionalDouble limit = results.limit(bar);
        if (limit.isEmpty()) {
            return "";
        }
        String others = bar.others().isEmpty() ? "" : " (" + bar.others() + ")";
        String part = bar.base().isEmpty() ? "" : String.format(Locale.ROOT, " = %s of %s on %d", bar.atMost(),
                bar.base(), bar.baseThreads());
        return (spread.median() <= limit.getAsDouble() ? "met: " : "MISSED: ") + "<= "
                + digits(limit.getAsDouble()) + part + others;
    }
}
