package glia.store.internal.recording;

import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.network.Projection;

/**
 * The synapses whose weights a weight recorder samples, in the order of the samples.
 *
 * @param senders by synapse, index of the source within its population
 * @param targets by synapse, index of the target within its population; ascending
 * @param places by synapse, which one of its projection it is: they are numbered by target, then in the order of rows
 * @param unit of the weights; empty if they have none
 */
record RecordedSynapses(int[] senders, int[] targets, int[] places, String unit) {

    static RecordedSynapses of(Network network, Device.WeightRecorder device) {
        Projection projection = network.projections().get(device.projection());
        int[] senders = new int[device.synapses()];
        int[] targets = new int[device.synapses()];
        int[] places = new int[device.synapses()];
        int[] at = new int[2];
        projection.connectivity().rows(0, network.populations().get(device.population()).size(),
                (target, sources, count) -> {
                    for (int k = 0; k < count; k++) {
                        if (device.samples(sources[k], target)) {
                            senders[at[0]] = sources[k];
                            targets[at[0]] = target;
                            places[at[0]++] = at[1];
                        }
                        at[1]++;
                    }
                });
        return new RecordedSynapses(senders, targets, places, network.populations().get(device.population()).model()
                .ports().get(projection.port()).unit());
    }
}
