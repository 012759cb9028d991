package glia.api.simulation;

import java.util.Objects;

/**
 * How a network is run; none of it changes a spike.
 *
 * @param backend {@code auto}, or the name of a backend
 * @param threads number of worker threads; 0: what the profile says, else as many as pay, at most one a processor;
 *            {@link #SPARING}: the same, but one processor is left to others where the profile does not say how many
 * @param pace real-time factor to keep (simulated time over wall-clock time, at most this fast); 0: as fast as it goes
 * @param maxRate mean rate of a population in Hz above which the run fails, see {@link SimulationStatus#message()};
 *            0: it goes on
 * @param maxGrowth how many times as many neurons as built a population may have, or synapses a projection, before the
 *            run fails; at least 1; 0: it goes on
 */
public record RunOptions(String backend, int threads, double pace, double maxRate, double maxGrowth) {

    public static final String AUTO = "auto";
    public static final RunOptions DEFAULT = new RunOptions(AUTO, 0, 0, 0, 0);
    public static final int MAX_THREADS = 1024;
    public static final int SPARING = -1;

    public RunOptions {
        Objects.requireNonNull(backend);
        if (threads < SPARING || threads > MAX_THREADS) {
            throw new IllegalArgumentException("threads: expected " + SPARING + " to " + MAX_THREADS + ", got "
                    + threads);
        }
        if (!(pace >= 0) || Double.isInfinite(pace)) {
            throw new IllegalArgumentException("pace: expected a finite number >= 0, got " + pace);
        }
        if (!(maxRate >= 0) || Double.isInfinite(maxRate)) {
            throw new IllegalArgumentException("maxRate: expected a finite number >= 0, got " + maxRate);
        }
        if (!(maxGrowth >= 1 || maxGrowth == 0) || Double.isInfinite(maxGrowth)) {
            throw new IllegalArgumentException("maxGrowth: expected 0 or a finite number >= 1, got " + maxGrowth);
        }
    }

    /** Without a limit of growth. */
    public RunOptions(String backend, int threads, double pace, double maxRate) {
        this(backend, threads, pace, maxRate, 0);
    }

    /** Without limits. */
    public RunOptions(String backend, int threads, double pace) {
        this(backend, threads, pace, 0);
    }
}
