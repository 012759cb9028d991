package glia.engine.cpu.internal;

import glia.api.network.Device;
import glia.api.random.Philox;
import glia.api.random.PoissonTable;
import glia.api.random.RandomStream;

/** Independent Poisson spikes for each neuron of a slice. */
final class PoissonSource implements DriveSource {

    private static final int NEURONS_A_BLOCK = 4;
    /** So many that the virtual machine compiles the loop over them within a few hundred steps. */
    private static final int GROUPS_AT_FIRST = 32;

    private final Device.Poisson device;
    private final PoissonTable table;
    private final InputRing ring;
    private final int weight;
    private final long seed;
    private final int stream;
    private final int from;
    private final int to;
    private final int[] neurons;
    /** Draws for many neurons at once, or null. */
    private final PoissonVectors vectors;
    private final WarmUp warmUp;
    private final int[] block = new int[NEURONS_A_BLOCK];

    /**
     * @param neurons the connected neurons of the slice, indices within the population, ascending; null: all of them
     * @param vectors whether to use the Vector API
     * @param warmUp of all sources that draw by the same numbers, so that they begin with vectors together
     */
    PoissonSource(Device.Poisson device, PoissonTable table, InputRing ring, double quantum, long seed, int from,
            int to, int[] neurons, boolean vectors, WarmUp warmUp) {
        this.device = device;
        this.table = table;
        this.ring = ring;
        this.weight = (int) Math.rint(device.weight() / quantum);
        this.seed = seed;
        this.stream = RandomStream.DEVICE.id(device.ordinal());
        this.from = from;
        this.to = to;
        this.neurons = neurons;
        this.warmUp = warmUp;
        this.vectors = vectors && neurons == null && device.mean() <= PoissonVectors.MOST_MEAN
                ? new PoissonVectors(seed, stream, table, weight) : null;
    }

    @Override
    public long emit(long step) {
        if (step < device.start() || step >= device.stop()) {
            return 0;
        }
        int row = ring.row(step + device.delay()) - from;
        return neurons == null ? emitToAll(step, row) : emitToSome(step, row);
    }

    private long emitToAll(long step, int row) {
        long sent = 0;
        int begin = from;
        if (vectors != null) {
            int groups = (to - from) / PoissonVectors.GROUP;
            if (groups > 2 && !warmUp.over()) {
                return emitCold(step, row, Math.min(GROUPS_AT_FIRST, groups / 2));
            }
            sent = vectors.emit(step, ring.values, row, from, groups);
            begin += groups * PoissonVectors.GROUP;
        }
        return sent + emitFrom(begin, step, row);
    }

    private long emitCold(long step, int row, int groups) {
        long begin = System.nanoTime();
        long sent = vectors.emit(step, ring.values, row, from, groups);
        long middle = System.nanoTime();
        int next = from + groups * PoissonVectors.GROUP;
        sent += emitFrom(next, step, row);
        warmUp.compare(middle - begin, next - from, System.nanoTime() - middle, to - next);
        return sent;
    }

    private long emitFrom(int begin, long step, int row) {
        int[] values = ring.values;
        long sent = 0;
        for (int first = begin; first < to; first += NEURONS_A_BLOCK) {
            Philox.block(seed, stream, first / NEURONS_A_BLOCK, (int) (step >>> 32), (int) step, block, 0);
            int inBlock = Math.min(NEURONS_A_BLOCK, to - first);
            for (int k = 0; k < inBlock; k++) {
                int count = table.count(block[k]);
                values[row + first + k] += count * weight;
                sent += count;
            }
        }
        return sent;
    }

    private long emitToSome(long step, int row) {
        int present = -1;
        long sent = 0;
        for (int neuron : neurons) {
            int group = neuron / NEURONS_A_BLOCK;
            if (group != present) {
                Philox.block(seed, stream, group, (int) (step >>> 32), (int) step, block, 0);
                present = group;
            }
            int count = table.count(block[neuron % NEURONS_A_BLOCK]);
            ring.values[row + neuron] += count * weight;
            sent += count;
        }
        return sent;
    }
}
