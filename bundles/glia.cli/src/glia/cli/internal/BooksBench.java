package glia.cli.internal;

import glia.api.backend.BackendUnavailableException;
import glia.api.network.Network;
import glia.api.network.NetworkException;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.cli.internal.BenchResults.Case;
import glia.cli.internal.BenchSuite.Workload;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * Measures what the books of accounts cost: a network beside a copy of it {@link WithoutBooks}, both on one thread of
 * this process, a stretch of the one and then the same of the other, in changing order. What the machine does meanwhile
 * takes from both alike, so each pair gives a ratio.
 */
final class BooksBench {

    /** The copy in the results. */
    static final String COPY = "no books";

    private static final double STRETCH_MS = 40;
    private static final RunOptions ONE_THREAD = new RunOptions(RunOptions.AUTO, 1, 0);

    private final CommandContext context;
    private final long seed;
    private final ProgressLine progress;
    private final BenchResults results = new BenchResults();

    BooksBench(CommandContext context, long seed) {
        this.context = context;
        this.seed = seed;
        progress = new ProgressLine(context.streams(), System::nanoTime, context.interruption());
    }

    /**
     * @param workloads networks whose neurons hold energy
     * @param repeats how many rounds, each with a seed of its own
     */
    BenchResults run(List<Workload> workloads, int repeats) throws CliException, IOException {
        try {
            for (int round = 0; round < repeats; round++) {
                for (Workload workload : workloads) {
                    progress.report("round " + (round + 1) + ": " + workload.network() + " with books and without",
                            (double) round / repeats);
                    NetworkSource source = NetworkSource.find(workload.network(), context.services());
                    compare(workload, source.build(seed + round, context.services(), progress), seed + round);
                }
            }
            return results;
        } catch (NetworkException | BackendUnavailableException e) {
            throw new CliException(ExitCode.RUN_FAILED, "glia: " + e.getMessage());
        } finally {
            progress.clear();
        }
    }

    private void compare(Workload workload, Network network, long round) throws BackendUnavailableException {
        try (Simulation with = context.services().simulations().open(network, ONE_THREAD, progress);
                Simulation without = context.services().simulations().open(WithoutBooks.of(network), ONE_THREAD,
                        progress)) {
            advance(with, workload.warmupMs());
            advance(without, workload.warmupMs());
            for (int pair = 0; pair < workload.timedMs() / STRETCH_MS; pair++) {
                boolean first = pair % 2 == 0;
                double one = advance(first ? with : without, STRETCH_MS);
                double other = advance(first ? without : with, STRETCH_MS);
                add(workload, Bench.GLIA, round, first ? one : other);
                add(workload, COPY, round, first ? other : one);
            }
        }
    }

    private void add(Workload workload, String program, long round, double cpuSeconds) {
        results.add(new Case(workload.network(), program, 1), Map.of("seed", round, "cpuSecondsPerSecond",
                cpuSeconds / STRETCH_MS * 1000));
    }

    /** @return what it took in CPU seconds */
    private double advance(Simulation simulation, double ms) {
        if (context.interruption().requested()) {
            throw new CancellationException();
        }
        long before = simulation.cpuNanos();
        long end = simulation.status().step() + simulation.network().steps(ms);
        if (simulation.run(end).join().step() < end) {
            throw new CancellationException();
        }
        return (simulation.cpuNanos() - before) / 1e9;
    }
}
