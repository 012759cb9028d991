package glia.engine.cpu.internal;

/** The spikes of one slice in one interval: indices within the population, by step; and states that they take along. */
final class SpikeList {

    /** Length as many as the slice could send in an interval. */
    final int[] neurons;
    /** Where each step's spikes begin; one more entry than steps. */
    final int[] begin;
    /** By state, then by spike, the neuron's value at the end of the step. */
    final float[][] carried;
    private final int[] states;

    /** @param states indices of the states that spikes take along */
    SpikeList(int neuronsOfSlice, int stepsOfInterval, int[] states) {
        neurons = new int[Math.multiplyExact(neuronsOfSlice, stepsOfInterval)];
        begin = new int[stepsOfInterval + 1];
        carried = new float[states.length][neurons.length];
        this.states = states;
    }

    /** Takes the states along that the spikes of a step need, which is the last one done. */
    void carry(float[][] values, int offset) {
        for (int i = 0; i < states.length; i++) {
            for (int k = begin[offset]; k < begin[offset + 1]; k++) {
                carried[i][k] = values[states[i]][neurons[k]];
            }
        }
    }

    /** Of the states that spikes take along, their indices, ascending. */
    int[] states() {
        return states;
    }

    long bytes() {
        return 4L * neurons.length * (1 + states.length);
    }
}
