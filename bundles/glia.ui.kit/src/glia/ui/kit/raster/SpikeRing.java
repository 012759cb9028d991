package glia.ui.kit.raster;

import glia.api.simulation.SpikeBatch;
import java.util.Arrays;

/**
 * The newest spikes of a simulation, in order, in bounded memory. Written by the bus thread and read while a frame is
 * made; each spike has a number that counts from 0 and never changes.
 */
public final class SpikeRing implements SpikeSource {
    private static final int SMALLEST = 1 << 12;

    private final int capacity;
    private long[] steps = new long[SMALLEST];
    private int[] neurons = new int[SMALLEST];
    private long written;
    private long lastStep;
    private boolean partial;
    private long generation;

    /** @param capacity how many spikes are kept at most, a power of two */
    public SpikeRing(int capacity) {
        if (Integer.bitCount(capacity) != 1 || capacity < SMALLEST) {
            throw new IllegalArgumentException("capacity: expected a power of two from " + SMALLEST);
        }
        this.capacity = capacity;
    }

    /** Adds the spikes of a batch; one that goes back in time is the first of a new run and clears the ring. */
    public synchronized void accept(SpikeBatch batch) {
        if (batch.fromStep() <= lastStep) {
            clear();
        }
        int[] relative = batch.steps();
        int count = relative.length;
        grow(count);
        int mask = steps.length - 1;
        // of a batch that is larger than the ring, only the end would survive
        for (int i = Math.max(0, count - steps.length); i < count; i++) {
            int at = (int) (written + i) & mask;
            steps[at] = batch.fromStep() + relative[i];
            neurons[at] = batch.neurons()[i];
        }
        written += count;
        lastStep = batch.toStep();
        partial |= count < batch.total();
    }

    private void grow(int more) {
        int size = steps.length;
        while (size < capacity && written + more > size) {
            size *= 2;
        }
        if (size > steps.length) {
            // up to here nothing was overwritten, so that numbers and places are the same
            steps = Arrays.copyOf(steps, size);
            neurons = Arrays.copyOf(neurons, size);
        }
    }

    /** Forgets everything. */
    public synchronized void clear() {
        written = 0;
        lastStep = 0;
        partial = false;
        generation++;
    }

    @Override
    public synchronized long lastStep() {
        return lastStep;
    }

    @Override
    public synchronized boolean partial() {
        return partial;
    }

    @Override
    public synchronized long generation() {
        return generation;
    }

    /** Number of the next spike to come. */
    public synchronized long written() {
        return written;
    }

    /** Number of spikes held. */
    public synchronized int size() {
        return (int) Math.min(written, steps.length);
    }

    @Override
    public synchronized long firstAt(long step) {
        long low = oldest();
        long high = written;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (steps[(int) middle & steps.length - 1] < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public synchronized long visit(long from, long toStep, Visitor visitor) {
        int mask = steps.length - 1;
        long at = Math.max(from, oldest());
        for (; at < written; at++) {
            int place = (int) at & mask;
            if (steps[place] > toStep) {
                break;
            }
            visitor.spike(steps[place], neurons[place]);
        }
        return at;
    }

    private long oldest() {
        return Math.max(0, written - steps.length);
    }
}
