package glia.engine.cpu.internal;

import glia.api.network.Device;
import java.util.Arrays;

/** Spikes that arrive at given steps at neurons of a slice. */
final class SpikeTimesSource implements DriveSource {

    private final long[] arrivals;
    private final InputRing ring;
    private final int weight;
    private final int from;
    private final int to;
    private final int[] neurons;
    private int next;

    /** @param neurons as for {@link PoissonSource} */
    SpikeTimesSource(Device.Spikes device, InputRing ring, double quantum, int from, int to, int[] neurons) {
        this.arrivals = device.arrivals();
        this.ring = ring;
        this.weight = (int) Math.rint(device.weight() / quantum);
        this.from = from;
        this.to = to;
        this.neurons = neurons;
    }

    @Override
    public long emit(long step) {
        seek(step);
        long sent = 0;
        for (; next < arrivals.length && arrivals[next] == step; next++) {
            sent += send(ring.row(step) - from);
        }
        return sent;
    }

    /** Finds the place again after the clock was set; elsewhere it is there already. */
    private void seek(long step) {
        boolean missed = next < arrivals.length && arrivals[next] < step;
        boolean ahead = next > 0 && arrivals[next - 1] >= step;
        if (missed || ahead) {
            int found = Arrays.binarySearch(arrivals, step);
            next = found < 0 ? -found - 1 : found;
            while (next > 0 && arrivals[next - 1] == step) {
                next--;
            }
        }
    }

    private long send(int row) {
        if (neurons == null) {
            for (int neuron = from; neuron < to; neuron++) {
                ring.values[row + neuron] += weight;
            }
            return to - from;
        }
        for (int neuron : neurons) {
            ring.values[row + neuron] += weight;
        }
        return neurons.length;
    }
}
