package glia.engine.cpu.internal;

import java.util.Arrays;

/**
 * Fixed-point input of one slice at one port that is still to arrive: slot {@code step & mask}, then neuron. A slot is
 * empty again as soon as its step was computed.
 */
final class InputRing {

    /** To this is added what arrives in one step, which is at most 2^30 (see Population.quanta). */
    private static final int MOST_DEFERRED = (1 << 30) - 1;

    final int[] values;
    final int mask;
    final int slotSize;
    private final int first;

    InputRing(int maxDelay, int neurons) {
        int slots = Integer.highestOneBit(maxDelay) << 1;
        mask = slots - 1;
        slotSize = neurons;
        values = new int[Math.multiplyExact(slots, neurons)];
        first = 0;
    }

    private InputRing(InputRing whole, int first) {
        values = whole.values;
        mask = whole.mask;
        slotSize = whole.slotSize;
        this.first = first;
    }

    /** The same input, of which rows begin at a later neuron of the slice. */
    InputRing beginningAt(int neuron) {
        return neuron == 0 ? this : new InputRing(this, neuron);
    }

    /**
     * What arrives in a step arrives in the next one instead.
     *
     * @param from the first neuron of the slice whose input waits
     * @param to behind the last one
     */
    void defer(long step, int from, int to) {
        int here = row(step);
        int next = row(step + 1);
        // in two loops of int, which the compiler turns into vectors
        for (int neuron = from; neuron < to; neuron++) {
            values[next + neuron] += Math.max(-MOST_DEFERRED, Math.min(MOST_DEFERRED, values[here + neuron]));
        }
        Arrays.fill(values, here + from, here + to, 0);
    }

    /** What arrives in a step is lost. */
    void drop(long step, int from, int to) {
        int here = row(step);
        Arrays.fill(values, here + from, here + to, 0);
    }

    int row(long step) {
        return (int) (step & mask) * slotSize + first;
    }

    /** Takes away what is on its way to a neuron of the slice. */
    void clear(int neuron) {
        for (int slot = 0; slot <= mask; slot++) {
            values[slot * slotSize + neuron] = 0;
        }
    }
}
