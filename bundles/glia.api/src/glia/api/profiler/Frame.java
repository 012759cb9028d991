package glia.api.profiler;

import java.util.List;
import java.util.Objects;

/**
 * A node of a flame graph: a method in the place in which it was called.
 *
 * @param name class and method, for example {@code glia.engine.cpu.internal.Tile.advance}; empty for the root
 * @param samples in which this call was under way, whatever it called
 * @param callees what it called, most samples first
 */
public record Frame(String name, long samples, List<Frame> callees) {

    public Frame {
        Objects.requireNonNull(name);
        callees = List.copyOf(callees);
        if (samples < callees.stream().mapToLong(Frame::samples).sum()) {
            throw new IllegalArgumentException(name + ": expected as many samples as its callees have, got " + samples);
        }
    }

    /** Samples in which this method itself was executed. */
    public long self() {
        return samples - callees.stream().mapToLong(Frame::samples).sum();
    }
}
