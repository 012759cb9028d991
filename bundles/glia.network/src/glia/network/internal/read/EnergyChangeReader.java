package glia.network.internal.read;

import glia.api.change.EnergyPart;
import glia.api.change.NetworkChange;
import glia.api.model.NeuronModel;
import glia.api.model.Range;
import glia.api.network.NetworkDescription;
import glia.api.network.PopulationDescription;
import glia.network.internal.base.EnergyNumbers;
import java.util.HashMap;
import java.util.Map;

/** Reads numbers that what acts by energy has from now on; what is not given stays as it is. */
final class EnergyChangeReader {

    private final Reading reading;
    /** As the changes before have made it. */
    private NetworkDescription network;

    EnergyChangeReader(Reading reading, NetworkDescription network) {
        this.reading = reading;
        this.network = network;
    }

    /** @return which part a kind of change is about, or null if it is about something else */
    static EnergyPart part(Section section) {
        return switch (section) {
            case SET_POOL -> EnergyPart.POOL;
            case SET_HOMEOSTASIS -> EnergyPart.HOMEOSTASIS;
            case SET_RESERVE -> EnergyPart.RESERVE;
            case SET_SYNAPSE_TURNOVER -> EnergyPart.SYNAPSES;
            case SET_NEURON_TURNOVER -> EnergyPart.NEURONS;
            case SET_COORDINATION -> EnergyPart.COORDINATION;
            default -> null;
        };
    }

    /** @return the change, or null if it is none (which is reported) */
    NetworkChange read(Fields fields) {
        EnergyPart part = part(fields.section());
        int problems = reading.count();
        String name = switch (part) {
            case POOL -> fields.text("pool", null, Fields.MAX_NAME);
            case HOMEOSTASIS, NEURONS -> fields.text("population", null, Fields.MAX_NAME);
            case SYNAPSES -> fields.text("projection", null, Fields.MAX_NAME);
            case RESERVE, COORDINATION -> "";
        };
        Map<String, Double> values = new HashMap<>();
        for (String key : part.keys()) {
            if (fields.value(key) != null) {
                values.put(key, fields.number(key, Double.NaN, Range.ANY, ""));
            }
        }
        if (reading.count() > problems || name == null) {
            return null;
        }
        if (values.isEmpty()) {
            reading.problem(fields.place(), fields.path(), "expected something to change: "
                    + String.join(", ", part.keys()));
            return null;
        }
        NetworkChange.SetEnergy change = new NetworkChange.SetEnergy(part, name, values);
        try {
            network = EnergyNumbers.apply(network, this::model, change);
        } catch (IllegalArgumentException e) {
            reading.problem(fields.place(), fields.path(), e.getMessage());
            return null;
        }
        return change;
    }

    private NeuronModel model(String population) {
        PopulationDescription description = network.populations().stream().filter(p -> p.name().equals(population))
                .findFirst().orElseThrow();
        return reading.models().find(description.model()).orElseThrow();
    }
}
