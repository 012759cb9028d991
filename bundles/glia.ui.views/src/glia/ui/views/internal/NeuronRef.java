package glia.ui.views.internal;

import glia.api.network.Network;

/**
 * A selected neuron.
 *
 * @param network the network that it belongs to
 * @param neuron its id
 */
public record NeuronRef(Network network, int neuron) {
}
