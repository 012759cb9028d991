package glia.engine.cpu.internal;

import glia.api.network.Device;

/** A constant current into the neurons of a slice. */
final class CurrentSource implements DriveSource {

    private final Device.Current device;
    private final InputRing ring;
    private final int amount;
    private final int from;
    private final int to;
    private final int[] neurons;

    /** @param neurons as for {@link PoissonSource} */
    CurrentSource(Device.Current device, InputRing ring, double quantum, int from, int to, int[] neurons) {
        this.device = device;
        this.ring = ring;
        this.amount = (int) Math.rint(device.amplitude() / quantum);
        this.from = from;
        this.to = to;
        this.neurons = neurons;
    }

    @Override
    public long emit(long step) {
        if (step < device.start() || step >= device.stop()) {
            return 0;
        }
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
