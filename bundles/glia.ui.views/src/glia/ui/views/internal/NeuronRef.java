package glia.ui.views.internal;

import glia.api.network.Network;

/**
 * A selected neuron.
 *
 * @param network the network that it belongs to, as it was built
 * @param neuron its id
 */
public record NeuronRef(Network network, int neuron) {
}
