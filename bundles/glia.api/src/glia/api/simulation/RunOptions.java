package glia.api.simulation;

import java.util.Objects;

/**
 * How a network is run; none of it changes a result.
 *
 * @param backend {@code auto}, or the name of a backend
 * @param threads number of worker threads; 0: as many as the machine has processors
 * @param pace real-time factor to keep (simulated time over wall-clock time, at most this fast); 0: as fast as it goes
 */
public record RunOptions(String backend, int threads, double pace) {

    public static final String AUTO = "auto";
    public static final RunOptions DEFAULT = new RunOptions(AUTO, 0, 0);
    public static final int MAX_THREADS = 1024;

    public RunOptions {
        Objects.requireNonNull(backend);
        if (threads < 0 || threads > MAX_THREADS) {
            throw new IllegalArgumentException("threads: expected 0 to " + MAX_THREADS + ", got " + threads);
        }
        if (!(pace >= 0) || Double.isInfinite(pace)) {
            throw new IllegalArgumentException("pace: expected a finite number >= 0, got " + pace);
        }
    }
}
