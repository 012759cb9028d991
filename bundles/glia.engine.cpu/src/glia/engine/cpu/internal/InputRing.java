package glia.engine.cpu.internal;

/**
 * Fixed-point input of one slice at one port that is still to arrive: slot {@code step & mask}, then neuron. A slot is
 * empty again as soon as its step was computed.
 */
final class InputRing {

    final int[] values;
    final int mask;
    final int slotSize;

    InputRing(int maxDelay, int neurons) {
        int slots = Integer.highestOneBit(maxDelay) << 1;
        mask = slots - 1;
        slotSize = neurons;
        values = new int[Math.multiplyExact(slots, neurons)];
    }

    int row(long step) {
        return (int) (step & mask) * slotSize;
    }
}
