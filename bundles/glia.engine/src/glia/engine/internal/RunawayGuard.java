package glia.engine.internal;

import glia.api.backend.BackendSession.Interval;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.Checkpoint;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Watches for what runs away. A network in which excitation feeds on itself is of no use any more and takes all the
 * time there is, and so is one that grows without end ({@link Growth}). Mean rates of populations over windows of
 * simulated time are held to a limit; what it says depends on the spikes and changes alone, so it is the same on any
 * machine, however the time is cut into intervals and runs. Allocates nothing while all is well.
 */
final class RunawayGuard {

    /**
     * Where nothing else is wanted, a warning is given above this mean rate in Hz. Hardly a population of a brain fires
     * so fast, and a neuron that is refractory for 5 ms cannot fire faster than at 200 Hz, so a higher limit would
     * never be reached by many models.
     */
    static final double WARNING_HZ = 150;

    /** Of so few neurons a high rate may be meant: pacemakers, sources of spikes, tests of one cell. */
    static final int LEAST_NEURONS = 100;

    static final double WINDOW_MS = 50;

    /** How far something may go before the run is to end; 0: as far as it likes. */
    record Limits(double rateHz, double growth) {
    }

    private Network network;
    private List<Population> populations;
    private final Growth growth;
    private final double dtMs;
    private final long windowSteps;
    private final Limits limits;
    private final long[] spikes;
    private long[] warned = {};
    private String warning = "";
    private String reason = "";

    /** @param network as built */
    RunawayGuard(Network network, Limits limits) {
        this.network = network;
        growth = new Growth(network);
        populations = network.populations();
        dtMs = network.dt();
        windowSteps = Math.max(1, network.steps(WINDOW_MS));
        this.limits = limits;
        spikes = new long[populations.size()];
    }

    /**
     * Goes on with what a network has become by a change: rates are those of the neurons that live when a window ends.
     */
    void change(Network next, long step) {
        if (warning.isEmpty()) {
            warn(growth.warning(network, next, step));
        }
        resume(next, step);
    }

    /** Goes on with what a network was when it was left. */
    void resume(Network next, long step) {
        network = next;
        populations = next.populations();
        if (limits.growth() > 0 && reason.isEmpty()) {
            reason = growth.reason(next, step, limits.growth());
        }
    }

    private void warn(long[] numbers) {
        warned = numbers;
        warning = numbers.length == 0 ? ""
                : numbers.length != 4 ? growth.words(numbers)
                        : "activity ran away: " + found((int) numbers[1], numbers[2], numbers[3], numbers[0]);
    }

    /** Forgets everything: the network is at its beginning again. */
    void clear() {
        Arrays.fill(spikes, 0);
        warn(new long[0]);
        reason = "";
    }

    Checkpoint.Activity export() {
        return new Checkpoint.Activity(spikes.clone(), warned.clone());
    }

    /** @throws IllegalArgumentException if it is not of this network */
    void load(Checkpoint.Activity activity) {
        long[] given = activity.warning();
        boolean fits = activity.spikes().length == spikes.length
                && Arrays.stream(activity.spikes()).allMatch(n -> n >= 0)
                && (given.length == 0 || growth.fits(given) || given.length == 4 && given[0] > 0 && given[1] >= 0
                        && given[1] < spikes.length && given[2] >= 0 && given[3] >= 0);
        if (!fits) {
            throw new IllegalArgumentException("activity: it does not fit the populations of the network");
        }
        System.arraycopy(activity.spikes(), 0, spikes, 0, spikes.length);
        warn(given.clone());
    }

    /** Steps within which a run has to stop to end with the window that ends it; at least 1. */
    long stepsUntilDue(long step) {
        return limits.rateHz() > 0 ? windowSteps - step % windowSteps : Long.MAX_VALUE;
    }

    /** @param ids room for the spikes of a step */
    void interval(Interval interval, int[] ids) {
        long before = interval.firstStep() - 1;
        long last = before + interval.steps();
        if (before / windowSteps == (last - 1) / windowSteps) {
            for (int p = 0; p < spikes.length; p++) {
                spikes[p] += interval.spikes(p);
            }
            endWindow(last);
            return;
        }
        for (int offset = 0; offset < interval.steps(); offset++) {
            add(ids, interval.copySpikes(offset, ids));
            endWindow(interval.firstStep() + offset);
        }
    }

    private void add(int[] ids, int count) {
        int k = 0;
        for (int p = 0; p < spikes.length; p++) {
            Population population = populations.get(p);
            int begin = k;
            while (k < count && ids[k] < population.firstId() + population.size()) {
                k++;
            }
            spikes[p] += k - begin;
        }
    }

    private void endWindow(long step) {
        if (step % windowSteps == 0) {
            judge(step);
            Arrays.fill(spikes, 0);
        }
    }

    private void judge(long lastStep) {
        for (int p = 0; p < spikes.length; p++) {
            int living = populations.get(p).living();
            double rate = rate(spikes[p], living);
            if (living < LEAST_NEURONS) {
                continue;
            }
            if (rate > WARNING_HZ && warning.isEmpty()) {
                warn(new long[] {lastStep, p, spikes[p], living});
            }
            if (limits.rateHz() > 0 && rate > limits.rateHz() && reason.isEmpty()) {
                reason = String.format(Locale.ROOT, "activity ran away: %s, more than the limit of %.4g Hz",
                        found(p, spikes[p], living, lastStep), limits.rateHz());
            }
        }
    }

    private double rate(long count, long living) {
        return count / (windowSteps * dtMs / 1000 * living);
    }

    private String found(int population, long count, long living, long lastStep) {
        return String.format(Locale.ROOT, "population %s fired at %.1f Hz from %.1f to %.1f ms",
                populations.get(population).name(), rate(count, living), (lastStep - windowSteps) * dtMs,
                lastStep * dtMs);
    }

    /** The first thing worth a warning since the beginning, or empty. */
    String warning() {
        return warning;
    }

    /** Why the run is to end, or empty. */
    String reason() {
        return reason;
    }
}
