package glia.cli.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** Measures wall-clock time, and the CPU time of the whole process: compiling code and collecting garbage included. */
final class Stopwatch {

    private static final double NANOS_A_SECOND = 1e9;

    private final long begin = System.nanoTime();
    private final Optional<Duration> cpuBegin = cpu();

    private Stopwatch() {
    }

    static Stopwatch start() {
        return new Stopwatch();
    }

    private static Optional<Duration> cpu() {
        return ProcessHandle.current().info().totalCpuDuration();
    }

    double seconds() {
        return (System.nanoTime() - begin) / NANOS_A_SECOND;
    }

    /** @return to the hundredth; absent where the system does not say it */
    OptionalDouble cpuSeconds() {
        Optional<Duration> now = cpu();
        return cpuBegin.isPresent() && now.isPresent()
                ? OptionalDouble.of(now.get().minus(cpuBegin.get()).toNanos() / NANOS_A_SECOND)
                : OptionalDouble.empty();
    }
}
