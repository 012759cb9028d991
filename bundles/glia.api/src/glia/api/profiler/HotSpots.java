package glia.api.profiler;

import glia.api.backend.Phase;
import glia.api.event.Sourced;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What samples of the stacks of running threads have found since a profile was begun. A sample is a moment at which a
 * thread was running; {@code n} samples out of {@code samples} mean a share of about n/samples of the processors' time,
 * with a standard error of the square root of n over {@code samples}.
 *
 * @param time when it was put together
 * @param seconds wall-clock time since the profile was begun
 * @param samples how many there are
 * @param phases samples of simulations by what they were doing; phases without a sample are missing
 * @param outside samples of threads of simulations in no phase, and of all other threads
 * @param methods the methods with most samples of their own, most first, at most {@value #MOST_METHODS}
 * @param root of all calls; at most {@value #MOST_FRAMES} frames, rare ones are left out and count with their callers
 */
public record HotSpots(Instant time, double seconds, long samples, Map<Phase, Long> phases, long outside,
        List<Method> methods, Frame root) implements Sourced {

    public static final int MOST_METHODS = 100;
    public static final int MOST_FRAMES = 5000;

    /**
     * A method wherever it is called.
     *
     * @param name class and method
     * @param self samples in which it was executed itself
     * @param total samples in which it or what it called was, each counted once
     */
    public record Method(String name, long self, long total) {
        public Method {
            Objects.requireNonNull(name);
        }
    }

    public HotSpots {
        Objects.requireNonNull(time);
        Objects.requireNonNull(root);
        phases = Collections.unmodifiableMap(phases.isEmpty() ? new EnumMap<>(Phase.class) : new EnumMap<>(phases));
        methods = List.copyOf(methods);
    }

    /** The share of all samples, from 0 to 1; 0 where there are none. */
    public double share(long some) {
        return samples == 0 ? 0 : (double) some / samples;
    }

    /**
     * Writes the tree as folded stacks, which the usual tools for flame graphs read: a line a stack, the names of its
     * frames with semicolons in between, outermost first, a space, and how many samples ended there.
     *
     * @param out receives the lines
     */
    public void fold(Appendable out) throws IOException {
        fold(root, "", out);
    }

    private static void fold(Frame frame, String path, Appendable out) throws IOException {
        long self = frame.self();
        if (self > 0 && !path.isEmpty()) {
            out.append(path).append(' ').append(Long.toString(self)).append('\n');
        }
        for (Frame callee : frame.callees()) {
            fold(callee, path.isEmpty() ? callee.name() : path + ';' + callee.name(), out);
        }
    }

    @Override
    public String source() {
        return "profiler";
    }
}
