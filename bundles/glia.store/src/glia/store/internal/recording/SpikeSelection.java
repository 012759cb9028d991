package glia.store.internal.recording;

import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.network.Population;
import java.util.BitSet;

/** The neurons whose spikes are recorded: those of the spike recorders, or all if there is none. */
final class SpikeSelection {

    private final BitSet neurons;

    SpikeSelection(Network network) {
        BitSet observed = new BitSet();
        boolean any = false;
        for (Device device : network.devices()) {
            if (device instanceof Device.SpikeRecorder recorder) {
                any = true;
                Population population = network.populations().get(recorder.population());
                if (recorder.neurons() == null) {
                    observed.set(population.firstId(), population.firstId() + population.size());
                } else {
                    for (int index : recorder.neurons()) {
                        observed.set(population.firstId() + index);
                    }
                }
            }
        }
        neurons = any && observed.cardinality() < network.neurons() ? observed : null;
    }

    boolean contains(int id) {
        return neurons == null || neurons.get(id);
    }
}
