package glia.engine.internal;

import glia.api.backend.BackendSession;
import glia.api.network.Network;
import glia.api.simulation.CanonicalState;
import glia.api.simulation.CostPrediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a short stretch of a network to see what it costs, and puts everything back. */
final class CostProbe {

    private static final double SLICE_MS = 5;
    /** Of CPU time: on a busy machine compilers need as much of it, and longer. */
    private static final double LEAST_SECONDS = 0.6;
    private static final long MOST_NANOS = 10_000_000_000L;
    /** As many slices are compared with as many before them; fewer may all be over before the compiler comes. */
    private static final int COMPARED = 30;
    /** Until its code is compiled, a slice may take a hundred times as long; below this factor nothing more comes. */
    private static final double STILL_FALLING = 0.8;

    private final BackendSession session;
    private final Network network;
    private final SpikeDigest digest = new SpikeDigest();
    private final int[] ids;

    CostProbe(BackendSession session, Network network) {
        this.session = session;
        this.network = network;
        ids = new int[network.neurons()];
    }

    /** What a few milliseconds of simulated time took. */
    private record Slice(double wall, double cpu, double spikes) {
    }

    /**
     * @param memoryBytes what the backend says that it will hold
     * @return the cost, by the slices of the second half of the stretch; empty if it did not settle in time
     */
    Optional<CostPrediction> measure(long memoryBytes) {
        CanonicalState before = session.exportState();
        long steps = Math.max(network.minDelay(), network.steps(SLICE_MS));
        double sliceMs = steps * network.dt();
        List<Slice> slices = new ArrayList<>();
        long begin = System.nanoTime();
        double spent = 0;
        while (System.nanoTime() - begin < MOST_NANOS && (spent < LEAST_SECONDS || !isSettled(slices))) {
            Slice next = slice(steps, sliceMs);
            slices.add(next);
            spent += next.cpu() * sliceMs / 1000;
        }
        session.importState(before);
        if (!isSettled(slices)) {
            return Optional.empty();
        }
        List<Slice> settled = slices.subList(slices.size() / 2, slices.size());
        double rate = settled.stream().mapToDouble(Slice::spikes).average().orElseThrow() / network.living();
        // a machine that is shared makes all slices wait, each at its own time: their sums say how long
        double cpu = median(settled);
        double waiting = settled.stream().mapToDouble(Slice::wall).sum()
                / settled.stream().mapToDouble(Slice::cpu).sum();
        return Optional.of(new CostPrediction(memoryBytes, cpu * waiting, cpu, rate, slices.size() * sliceMs));
    }

    private static boolean isSettled(List<Slice> slices) {
        int count = slices.size();
        return count >= 2 * COMPARED && median(slices.subList(count - COMPARED, count)) > STILL_FALLING
                * median(slices.subList(count - 2 * COMPARED, count - COMPARED));
    }

    private Slice slice(long steps, double ms) {
        Meter meter = new Meter(session, network);
        meter.begin();
        session.advance(steps, interval -> {
            // the work that a run has with every spike
            for (int offset = 0; offset < interval.steps(); offset++) {
                int count = interval.copySpikes(offset, ids);
                if (count > 0) {
                    digest.add(interval.firstStep() + offset, ids, count);
                }
            }
            meter.interval(interval);
            return true;
        });
        meter.end();
        long spikes = 0;
        for (long count : meter.spikes) {
            spikes += count;
        }
        return new Slice(meter.wallSeconds() * 1000 / ms, meter.cpuSeconds() * 1000 / ms, spikes * 1000 / ms);
    }

    /** Compiling and collecting garbage disturb some slices, so no mean. */
    private static double median(List<Slice> slices) {
        double[] sorted = slices.stream().mapToDouble(Slice::cpu).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
