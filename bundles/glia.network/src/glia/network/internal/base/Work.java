package glia.network.internal.base;

import glia.api.network.Progress;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Carries out long loops on all processors while it reports progress and notices cancellation. */
public final class Work {

    /** About 5 ms of a simple loop, so that cancellation is noticed in time. */
    private static final long SLICE = 1 << 17;

    private final Progress progress;

    public Work(Progress progress) {
        this.progress = progress;
    }

    /** A part of a loop. */
    @FunctionalInterface
    public interface Range {
        void run(int from, int to);
    }

    /** A part of a loop over more than 2^31 elements. */
    @FunctionalInterface
    public interface Slice {
        void run(long from, long to);
    }

    /** One of several tasks that may run at the same time. */
    @FunctionalInterface
    public interface Part {
        void run(int part);
    }

    /**
     * @param task for a person
     * @param fraction of the whole
     */
    public void report(String task, double fraction) {
        check();
        progress.report(task, fraction);
    }

    /** @throws CancellationException if nobody wants the result any more */
    public void check() {
        if (progress.cancelled()) {
            throw new CancellationException("building the network was cancelled");
        }
    }

    /**
     * Runs a loop on all processors.
     *
     * @param count of elements
     * @param cost of an element in simple operations, at least 1
     */
    public void ranges(int count, long cost, Range body) {
        long grain = Math.max(1, SLICE / cost);
        long slices = (count + grain - 1) / grain;
        LongStream.range(0, slices).parallel().forEach(slice -> {
            check();
            body.run((int) (slice * grain), (int) Math.min(count, (slice + 1) * grain));
        });
    }

    /** Runs several tasks at the same time; each has to call {@link #check()} or {@link #slices} itself. */
    public void parts(int count, Part body) {
        IntStream.range(0, count).parallel().forEach(body::run);
    }

    /** Runs a loop on the calling thread; the cost of an element as for {@link #ranges}. */
    public void slices(long from, long to, long cost, Slice body) {
        long grain = Math.max(1, SLICE / cost);
        for (long low = from; low < to; low += grain) {
            check();
            body.run(low, Math.min(to, low + grain));
        }
    }
}
