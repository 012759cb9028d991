package glia.cli.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is measured, and what it is held to: the file {@code benchmarks.index} beside this class.
 *
 * @param workloads runs of shipped networks
 * @param sizes numbers of neurons of the networks of which only building is measured
 * @param indegree synapses onto each of these neurons
 * @param bars what figures are held to
 */
record BenchSuite(List<Workload> workloads, List<Integer> sizes, int indegree, List<Bar> bars) {

    /** The suite whose networks are built and not run. */
    static final String BUILD = "build";

    static final String STANDARD = "standard";

    /** The suite whose networks are run with all monitors on and with none, in turn. */
    static final String MONITORS = "monitors";

    /** The most that a run with all monitors on may take, as a multiple of one with none. */
    static final double MOST_MONITORED = 1.03;

    /** The suite whose networks are run with the books of energy and without, in one process. */
    static final String BOOKS = "books";

    /** The most that books may take of what a run with them takes. */
    static final double MOST_OF_BOOKS = 0.1;

    private static final String INDEX = "benchmarks.index";

    /**
     * A run.
     *
     * @param network name of a shipped network
     * @param suites those that it belongs to
     * @param warmupMs simulated time before the timed phase
     * @param timedMs simulated time of the timed phase
     * @param peer whether others can run it for comparison
     */
    record Workload(String network, Set<String> suites, double warmupMs, double timedMs, boolean peer) {
    }

    /**
     * What the median of a figure is held to.
     *
     * @param atMost the most that it may be, or if {@code base} is given, the most of that part
     * @param base workload whose same figure is the unit, or empty
     * @param others what others need, as measured once
     */
    record Bar(String workload, int threads, String figure, double atMost, String base, int baseThreads,
            String others) {
    }

    static BenchSuite read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(BenchSuite.class.getResourceAsStream(INDEX), INDEX), StandardCharsets.UTF_8))) {
            return parse(lines.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(INDEX, e);
        }
    }

    static BenchSuite parse(List<String> lines) {
        List<Workload> workloads = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        List<Bar> bars = new ArrayList<>();
        int indegree = 0;
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            switch (cells.getFirst()) {
                case "workload" -> workloads.add(new Workload(cells.get(1), Set.of(cells.get(2).split(" ")),
                        Double.parseDouble(cells.get(3)), Double.parseDouble(cells.get(4)), !cells.get(5).isEmpty()));
                case "grow" -> {
                    Arrays.stream(cells.get(1).split(" ")).map(Integer::valueOf).forEach(sizes::add);
                    indegree = Integer.parseInt(cells.get(2));
                }
                case "bar" -> bars.add(new Bar(cells.get(1), Integer.parseInt(cells.get(2)), cells.get(3),
                        Double.parseDouble(cells.get(4)), cells.get(5),
                        cells.get(6).isEmpty() ? 0 : Integer.parseInt(cells.get(6)), cells.get(7)));
                default -> throw new IllegalStateException(INDEX + ": expected workload, grow or bar, found: " + line);
            }
        }
        return new BenchSuite(List.copyOf(workloads), List.copyOf(sizes), indegree, List.copyOf(bars));
    }

    /** All suites by name. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(Set.of(BUILD));
        workloads.forEach(w -> names.addAll(w.suites()));
        return names;
    }

    List<Workload> of(String suite) {
        return workloads.stream().filter(w -> w.suites().contains(suite)).toList();
    }

    /** How the network of so many neurons is called in results. */
    String nameOfBuild(int neurons) {
        return String.format(Locale.ROOT, "build %.1f M", neurons * (double) indegree / 1e6);
    }
}
