package glia.engine.cpu.internal;

/** The spikes of one slice in one interval: indices within the population, by step. */
final class SpikeList {

    /** Length as many as the slice could send in an interval. */
    final int[] neurons;
    /** Where each step's spikes begin; one more entry than steps. */
    final int[] begin;

    SpikeList(int neuronsOfSlice, int stepsOfInterval) {
        neurons = new int[Math.multiplyExact(neuronsOfSlice, stepsOfInterval)];
        begin = new int[stepsOfInterval + 1];
    }
}
