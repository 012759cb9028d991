package glia.cli.internal;

import glia.api.network.ExampleCatalogue.Example;
import glia.cli.internal.BenchResults.Case;
import glia.cli.internal.BenchSuite.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the samples. Each is a run of {@code glia run --json} in a process of its own, so that no sample profits or
 * suffers from the compiled code and the heap of another one, and what is measured is what a user gets. Rounds follow
 * each other, each with all workloads, so that a disturbance of the machine spreads over all of them.
 */
final class Bench {

    /** This program in the results. */
    static final String GLIA = "glia";

    /** This program with all monitors on. */
    static final String WATCHED = "watched";

    /** As a run has it that does not say how many threads it takes. */
    private static final int AS_MANY_AS_PAY = 0;

    private static final int[] THREADS = {1, 2};
    private static final double BUILD_MS = 1.5;

    private final CommandContext context;
    private final OwnProcess glia;
    private final BenchSuite suite;
    private final long seed;
    private final ProgressLine progress;
    private final BenchResults results = new BenchResults();

    Bench(CommandContext context, OwnProcess glia, BenchSuite suite, long seed) {
        this.context = context;
        this.glia = glia;
        this.suite = suite;
        this.seed = seed;
        progress = new ProgressLine(context.streams(), System::nanoTime, context.interruption());
    }

    /**
     * @param name name of a suite
     * @param peer what to run beside, or null
     * @return all samples
     */
    BenchResults run(String name, int repeats, Brian2 peer) throws CliException, IOException, InterruptedException {
        Path folder = Files.createTempDirectory("glia-bench-");
        try {
            for (int round = 1; round <= repeats; round++) {
                if (name.equals(BenchSuite.BUILD)) {
                    build(folder, round, repeats);
                } else if (name.equals(BenchSuite.MONITORS)) {
                    monitors(folder, round, repeats);
                } else {
                    for (Workload workload : shipped(name)) {
                        run(workload, round, repeats);
                        if (peer != null && workload.peer()) {
                            progress.report("round " + round + ": " + workload.network() + " in Brian2",
                                    (round - 1.0) / repeats);
                            results.add(new Case(workload.network(), Brian2.NAME, 1), peer.run(file(workload),
                                    workload, seed + round - 1));
                        }
                    }
                }
            }
            return results;
        } finally {
            progress.clear();
            Folders.delete(folder);
        }
    }

    /** Those workloads of a suite whose network this installation has. */
    List<Workload> shipped(String name) {
        return suite.of(name).stream().filter(w -> example(w).isPresent()).toList();
    }

    private Optional<Example> example(Workload workload) {
        return context.services().examples().find(workload.network());
    }

    private Path file(Workload workload) throws IOException {
        return context.services().examples().open(example(workload).orElseThrow());
    }

    private void run(Workload workload, int round, int repeats) throws CliException, IOException,
            InterruptedException {
        for (int threads : THREADS) {
            progress.report("round " + round + ": " + workload.network() + " on " + Texts.count(threads, "thread"),
                    (round - 1.0) / repeats);
            // what monitors cost is measured by a suite of its own
            sample(new Case(workload.network(), GLIA, threads), List.of("run", workload.network(), "--warmup",
                    Double.toString(workload.warmupMs()), "--time",
                    Double.toString(workload.warmupMs() + workload.timedMs()), "--health", "off"), round);
        }
    }

    /** One after the other, and in the next round the other way round: what drifts takes from both alike. */
    private void monitors(Path folder, int round, int repeats) throws CliException, IOException,
            InterruptedException {
        for (Workload workload : shipped(BenchSuite.MONITORS)) {
            for (boolean watched : new boolean[] {round % 2 == 0, round % 2 != 0}) {
                progress.report("round " + round + ": " + workload.network() + (watched ? " with all monitors"
                        : " with no monitor"), (round - 1.0) / repeats);
                List<String> arguments = new ArrayList<>(List.of("run", workload.network(), "--warmup",
                        Double.toString(workload.warmupMs()), "--time",
                        Double.toString(workload.warmupMs() + workload.timedMs())));
                arguments.addAll(watched ? List.of("--health", "on", "--adaptive", "on", "--metrics",
                        folder.resolve("metrics.csv").toString(), "--metrics-port", "0") : List.of("--health", "off"));
                sample(new Case(workload.network(), watched ? WATCHED : GLIA, AS_MANY_AS_PAY), arguments, round);
            }
        }
    }

    private void build(Path folder, int round, int repeats) throws CliException, IOException, InterruptedException {
        int threads = THREADS[THREADS.length - 1];
        for (int neurons : suite.sizes()) {
            String name = suite.nameOfBuild(neurons);
            progress.report("round " + round + ": " + name + " synapses", (round - 1.0) / repeats);
            Path file = Files.writeString(folder.resolve(neurons + ".network.json"), String.format(Locale.ROOT, """
                    {"glia": 1, "name": "%s", "populations": [{"name": "N", "size": %d, "model": "iaf_psc_delta"}],
                     "projections": [{"source": "N", "target": "N", "weight": 0.1, "delay": 1.5,
                                      "rule": {"type": "fixed_indegree", "indegree": %d}}]}
                    """, name, neurons, suite.indegree()));
            sample(new Case(name, GLIA, threads), List.of("run", file.toString(), "--time",
                    Double.toString(BUILD_MS)), round);
        }
    }

    private void sample(Case what, List<String> command, int round) throws CliException, IOException,
            InterruptedException {
        List<String> arguments = new ArrayList<>(command);
        if (what.threads() != AS_MANY_AS_PAY) {
            arguments.addAll(List.of("--threads", Integer.toString(what.threads())));
        }
        arguments.addAll(List.of("--seed", Long.toString(seed + round - 1), "--backend", "cpu", "--json"));
        Map<String, Object> run = BenchJson.scalars(glia.run(arguments, context.interruption()));
        Map<String, Object> sample = new LinkedHashMap<>();
        sample.put("seed", seed + round - 1);
        sample.putAll(BenchResults.figures(run));
        if (what.workload().startsWith(BenchSuite.BUILD)) {
            sample.keySet().removeIf(key -> key.contains("PerSecond") || key.contains("PerCpu"));
        }
        results.add(new Case(what.workload(), what.program(), ((Number) run.get("threads")).intValue()), sample);
    }
}
