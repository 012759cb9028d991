package glia.engine.cpu.internal;

import glia.api.network.Device;

/** A current, the same for all, into the neurons of a slice. */
final class CurrentSource implements DriveSource {

    private final Device.Current device;
    private final InputRing ring;
    private final double quantum;
    private final int from;
    private final int to;
    private final int[] neurons;

    /** @param neurons as for {@link PoissonSource} */
    CurrentSource(Device.Current device, InputRing ring, double quantum, int from, int to, int[] neurons) {
        this.device = device;
        this.ring = ring;
        this.quantum = quantum;
        this.from = from;
        this.to = to;
        this.neurons = neurons;
    }

    @Override
    public long emit(long step) {
        if (step < device.start() || step >= device.stop()) {
            return 0;
        }
        int amount = (int) Math.rint(device.waveform().at(step) / quantum);
        int row = ring.row(step) - from;
        if (neurons == null) {
            for (int neuron = from; neuron < to; neuron++) {
                ring.values[row + neuron] += amount;
            }
        } else {
            for (int neuron : neurons) {
                ring.values[row + neuron] += amount;
            }
        }
        return 0;
    }
}
