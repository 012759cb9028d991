package glia.engine.cpu.internal;

/** Advances whole vectors of neurons at once and the rest one by one, with the same bits. */
final class VectorKernel implements NeuronKernel {

    /** So many that the virtual machine compiles the loop over them within a few hundred steps. */
    private static final int VECTORS_AT_FIRST = 32;
    /** Too few to leave some of them to the plain kernel. */
    private static final int FEW_VECTORS = 8;

    private final NeuronKernel vectors;
    private final NeuronKernel rest;
    private final int lanes;
    private final WarmUp warmUp;

    /** @param lanes neurons of a vector, a power of two */
    VectorKernel(NeuronKernel vectors, NeuronKernel rest, int lanes, WarmUp warmUp) {
        this.vectors = vectors;
        this.rest = rest;
        this.lanes = lanes;
        this.warmUp = warmUp;
    }

    @Override
    public int advance(float[][] state, float[] scalars, float[][] arrays, int[][] input, float[] quanta, int row,
            int from, int count, int[] spikes, int spikeCount, long[] moved, float dither) {
        int whole = count & -lanes;
        boolean warm = warmUp.over() || count <= FEW_VECTORS * lanes;
        if (!warm) {
            whole = Math.min(VECTORS_AT_FIRST, count / lanes / 2) * lanes;
        }
        long begin = warm ? 0 : System.nanoTime();
        int listed = spikeCount;
        if (whole > 0) {
            listed = vectors.advance(state, scalars, arrays, input, quanta, row, from, whole, spikes, listed, moved,
                    dither);
        }
        long middle = warm ? 0 : System.nanoTime();
        if (whole < count) {
            listed = rest.advance(state, scalars, arrays, input, quanta, row + whole, from + whole, count - whole,
                    spikes, listed, moved, dither);
        }
        if (!warm) {
            warmUp.compare(middle - begin, whole, System.nanoTime() - middle, count - whole);
        }
        return listed;
    }
}
