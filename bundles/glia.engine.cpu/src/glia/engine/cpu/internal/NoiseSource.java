package glia.engine.cpu.internal;

import glia.api.network.Device;
import glia.api.random.NormalNumber;
import glia.api.random.Philox;
import glia.api.random.RandomStream;

/**
 * A Gaussian current into the neurons of a slice, kept until the next draw. What is kept depends on the number of the
 * draw alone, so that after a restart it is drawn again.
 */
final class NoiseSource implements DriveSource {

    private static final int NEURONS_A_BLOCK = 4;

    private final Device.Noise device;
    private final InputRing ring;
    private final double mean;
    private final double quantum;
    private final long seed;
    private final int stream;
    private final int from;
    private final int[] neurons;
    private final int[] amounts;
    private final int[] block = new int[NEURONS_A_BLOCK];
    private long drawn = -1;

    /** @param neurons as for {@link PoissonSource} */
    NoiseSource(Device.Noise device, InputRing ring, double quantum, long seed, int from, int to, int[] neurons) {
        this.device = device;
        this.ring = ring;
        // exact here and below: a quantum is a power of two
        this.mean = device.mean() / quantum;
        this.quantum = quantum;
        this.seed = seed;
        this.stream = RandomStream.DEVICE.id(device.ordinal());
        this.from = from;
        this.neurons = neurons;
        this.amounts = new int[neurons == null ? to - from : neurons.length];
    }

    @Override
    public long emit(long step) {
        if (step < device.start() || step >= device.stop()) {
            return 0;
        }
        long number = (step - device.start()) / device.every();
        if (number != drawn) {
            draw(number);
            drawn = number;
        }
        int[] values = ring.values;
        int row = ring.row(step);
        if (neurons == null) {
            for (int i = 0; i < amounts.length; i++) {
                values[row + i] += amounts[i];
            }
        } else {
            for (int i = 0; i < amounts.length; i++) {
                values[row + neurons[i] - from] += amounts[i];
            }
        }
        return 0;
    }

    private void draw(long number) {
        double deviation = device.deviation(device.start() + number * device.every()) / quantum;
        int present = -1;
        for (int i = 0; i < amounts.length; i++) {
            int neuron = neurons == null ? from + i : neurons[i];
            int group = neuron / NEURONS_A_BLOCK;
            if (group != present) {
                Philox.block(seed, stream, group, (int) (number >>> 32), (int) number, block, 0);
                present = group;
            }
            double z = NormalNumber.of(block[neuron % NEURONS_A_BLOCK]);
            amounts[i] = (int) Math.rint(mean + deviation * z);
        }
    }
}
