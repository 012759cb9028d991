package glia.engine.cpu.internal;

/** Advances whole vectors of neurons at once and the rest one by one, with the same bits. */
final class VectorKernel implements NeuronKernel {

    private final NeuronKernel vectors;
    private final NeuronKernel rest;
    private final int mask;

    /** @param lanes neurons of a vector, a power of two */
    VectorKernel(NeuronKernel vectors, NeuronKernel rest, int lanes) {
        this.vectors = vectors;
        this.rest = rest;
        mask = lanes - 1;
    }

    @Override
    public int advance(float[][] state, float[] scalars, float[][] arrays, int[][] input, float[] quanta, int row,
            int from, int count, int[] spikes, int spikeCount) {
        int whole = count & ~mask;
        int listed = spikeCount;
        if (whole > 0) {
            listed = vectors.advance(state, scalars, arrays, input, quanta, row, from, whole, spikes, listed);
        }
        if (whole < count) {
            listed = rest.advance(state, scalars, arrays, input, quanta, row + whole, from + whole, count - whole,
                    spikes, listed);
        }
        return listed;
    }
}
