package glia.engine.cpu.internal;

/**
 * Fixed-point input of one slice at one port that is still to arrive: slot {@code step & mask}, then neuron. A slot is
 * empty again as soon as its step was computed.
 */
final class InputRing {

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
