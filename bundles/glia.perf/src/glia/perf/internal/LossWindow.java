package glia.perf.internal;

import glia.api.adaptive.Loss;
import glia.api.backend.BackendUnavailableException;
import glia.api.change.NetworkChange;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.network.Progress;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.CheckpointMismatchException;
import glia.api.simulation.NetworkChanged;
import glia.api.simulation.Recorder;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import glia.api.store.BinnedSpikes;
import glia.api.store.ExactComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

/** What a simulation does from the step on at which something is shed of it, and what it would have done otherwise. */
final class LossWindow {

    /** So much later the state may be saved than it was asked for. */
    private static final int SLACK = 40;

    /** The state from which the second run goes on, and how many changes had been made by then. */
    private record Begun(Checkpoint checkpoint, int changes) {
    }

    private final Simulation simulation;
    private final Network network;
    private final long width;
    private final int bins;
    private final long before;
    private final long last;
    private final BinnedSpikes counted;
    private final CompletableFuture<Begun> begun;
    private CompletableFuture<?> ended;
    private volatile long done;
    private volatile boolean wentBack;

    private final Recorder counting = new Recorder() {
        @Override
        public void spikes(long step, int[] neurons, int count) {
            counted.spikes(step, neurons, count);
        }

        @Override
        public void samples(int device, long step, float[] values, int count) {
            // spikes are compared
        }

        @Override
        public void completed(long step) {
            wentBack |= step < done;
            done = step;
        }
    };

    /** Of a simulation of which nothing has been shed yet: what is asked of it from now on comes later. */
    LossWindow(Simulation simulation, long windowMs) {
        this.simulation = simulation;
        network = simulation.network();
        width = BinnedSpikes.width(network);
        bins = (int) Math.max(1, Math.ceilDiv(windowMs, (long) ExactComparison.BIN_MS));
        before = simulation.status().step() / width * width;
        last = before + (bins + SLACK) * width;
        counted = new BinnedSpikes(network, before, last);
        simulation.addRecorder(counting);
        begun = simulation.checkpoint().thenApply(state -> new Begun(state, simulation.changes().size()));
    }

    /** Counts no more. */
    void end() {
        ended = simulation.removeRecorder(counting).exceptionally(gone -> null);
    }

    /**
     * Runs it once more.
     *
     * @param traded whether a change is one by which fidelity was traded
     * @return what was lost; empty if nothing was shed of this simulation
     */
    Optional<Loss> measure(Simulations simulations, Predicate<NetworkChange> traded) throws InterruptedException {
        Begun from;
        List<NetworkChanged> all;
        try {
            from = begun.get();
            // one that was closed meanwhile still knows its changes
            ended.get();
            all = simulation.changes();
        } catch (ExecutionException e) {
            return Optional.of(Loss.unknown(simulation, "its state could not be kept: " + e.getCause().getMessage()));
        }
        long first = from.checkpoint().state().step();
        if (wentBack || done < first || all.size() < from.changes()) {
            return Optional.of(Loss.unknown(simulation, "it was reset meanwhile"));
        }
        if (all.stream().filter(c -> c.step() >= first).flatMap(c -> c.changes().stream()).noneMatch(traded)) {
            return Optional.empty();
        }
        int begin = (int) Math.ceilDiv(first - before, width);
        int end = (int) Math.min(begin + bins, (Math.min(done, last) - before) / width);
        if (end <= begin) {
            return Optional.of(Loss.unknown(simulation, "it did not run for " + (int) ExactComparison.BIN_MS
                    + " ms of simulated time"));
        }
        List<NetworkChanged> others = new ArrayList<>();
        for (NetworkChanged change : all.subList(from.changes(), all.size())) {
            List<NetworkChange> kept = change.changes().stream().filter(traded.negate()).toList();
            if (!kept.isEmpty() && change.step() < before + end * width) {
                others.add(new NetworkChanged(change.simulation(), change.step(), kept));
            }
        }
        try (Simulation exact = simulations.openAside(network, from.checkpoint(),
                new RunOptions(RunOptions.AUTO, 1, 0), Progress.NONE)) {
            return Optional.of(compared(exact, others, begin, end));
        } catch (CheckpointMismatchException | BackendUnavailableException e) {
            return Optional.of(Loss.unknown(simulation, "the second run was not possible: " + e.getMessage()));
        } catch (ExecutionException e) {
            return Optional.of(Loss.unknown(simulation, "the second run failed: " + e.getCause().getMessage()));
        }
    }

    private Loss compared(Simulation exact, List<NetworkChanged> others, int begin, int end)
            throws ExecutionException, InterruptedException {
        BinnedSpikes all = new BinnedSpikes(network, before, last);
        exact.addRecorder(all);
        for (NetworkChanged change : others) {
            exact.run(change.step()).get();
            exact.apply(change.changes()).get();
        }
        exact.run(before + end * width).get();
        ExactComparison compared = counted.against(all, begin, end);
        double[] rates = counted.rates(begin, end);
        List<Loss.Population> populations = new ArrayList<>();
        for (Population population : network.populations()) {
            int p = population.index();
            populations.add(new Loss.Population(population.name(), rates[p], compared.rateHz()[p],
                    compared.error()[p]));
        }
        return new Loss(simulation.id(), network.description().name(), (before + begin * width) * network.dt(),
                (before + end * width) * network.dt(), populations, "");
    }
}
