package glia.network.internal.change;

import glia.api.change.EnergyPart;
import glia.api.change.NetworkChange.SetEnergy;
import glia.api.model.NeuronModel;
import glia.api.network.EnergyDescription;
import glia.api.network.Network;
import glia.api.network.NetworkDescription;
import glia.network.internal.base.EnergyNumbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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

    /** What would set each part to what it is. */
    static List<SetEnergy> present(EnergyDescription energy) {
        List<SetEnergy> all = new ArrayList<>();
        for (EnergyPart part : EnergyPart.values()) {
            List<String> names = EnergyNumbers.names(energy, part);
            for (int i = 0; i < names.size(); i++) {
                Map<String, Double> numbers = new HashMap<>(EnergyNumbers.of(energy, part, i));
                numbers.values().removeIf(value -> !Double.isFinite(value));
                if (!numbers.isEmpty()) {
                    all.add(new SetEnergy(part, names.get(i), numbers));
                }
            }
        }
        return all;
    }
}
