package glia.engine.internal;

import glia.api.backend.BackendSession.Interval;
import glia.api.network.Network;
import glia.api.network.Population;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Watches for activity that runs away: a network in which excitation feeds on itself is of no use any more and takes
 * all the time there is. Mean rates of populations over windows of simulated time are held to a limit; what it says
 * depends on the spikes alone, so it is the same on any machine. Allocates nothing while all is well.
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

    private final List<Population> populations;
    private final double dtMs;
    private final long windowSteps;
    private final double maxRate;
    private final long[] spikes;
    private long steps;
    private String warning = "";
    private String reason = "";

    /** @param maxRate limit in Hz above which the run is to end; 0: none, there is only a warning */
    RunawayGuard(Network network, double maxRate) {
        populations = network.populations();
        dtMs = network.dt();
        windowSteps = Math.max(1, network.steps(WINDOW_MS));
        this.maxRate = maxRate;
        spikes = new long[populations.size()];
    }

    /** Forgets everything: the network is at its beginning again. */
    void clear() {
        Arrays.fill(spikes, 0);
        steps = 0;
        warning = "";
        reason = "";
    }

    void interval(Interval interval) {
        for (int p = 0; p < spikes.length; p++) {
            spikes[p] += interval.spikes(p);
        }
        steps += interval.steps();
        if (steps >= windowSteps) {
            judge(interval.firstStep() + interval.steps() - 1);
            Arrays.fill(spikes, 0);
            steps = 0;
        }
    }

    private void judge(long lastStep) {
        double seconds = steps * dtMs / 1000;
        for (int p = 0; p < spikes.length; p++) {
            Population population = populations.get(p);
            double rate = spikes[p] / (seconds * population.size());
            if (population.size() < LEAST_NEURONS) {
                continue;
            }
            if (rate > WARNING_HZ && warning.isEmpty()) {
                warning = "activity ran away: " + found(population, rate, lastStep);
            }
            if (maxRate > 0 && rate > maxRate && reason.isEmpty()) {
                reason = String.format(Locale.ROOT, "activity ran away: %s, more than the limit of %.4g Hz",
                        found(population, rate, lastStep), maxRate);
            }
        }
    }

    private String found(Population population, double rate, long lastStep) {
        return String.format(Locale.ROOT, "population %s fired at %.1f Hz from %.1f to %.1f ms", population.name(),
                rate, (lastStep - steps) * dtMs, lastStep * dtMs);
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
