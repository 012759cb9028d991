package glia.network.internal.change;

import glia.api.change.NetworkChange.SetEnergy;
import glia.api.model.NeuronModel;
import glia.api.network.Network;
import glia.api.network.NetworkDescription;
import glia.network.internal.base.EnergyNumbers;
import java.util.HashMap;
import java.util.Map;

/** Numbers of what acts by energy. Nothing that a backend lays out follows from them. */
final class EnergyChange {

    private EnergyChange() {
    }

    static Network apply(Network network, SetEnergy change) {
        Map<String, NeuronModel> models = new HashMap<>();
        network.populations().forEach(population -> models.put(population.name(), population.model()));
        NetworkDescription changed = EnergyNumbers.apply(network.description(), models::get, change);
        return Parts.with(network, changed);
    }
}
