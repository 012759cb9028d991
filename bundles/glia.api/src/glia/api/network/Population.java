package glia.api.network;

import glia.api.model.NeuronModel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A population of a built network.
 *
 * @param index its place in {@link Network#populations()}
 * @param name its name
 * @param firstId id of its first neuron within the network; ids are dense in the order of the populations
 * @param size number of slots for neurons; as many as neurons unless room is left for more
 * @param model its model
 * @param constants parameters and derived constants by name, every one of the model
 * @param initial initial values of the state variables by name, every one of the model
 * @param quanta by input port of the model: the value of one unit of the port's fixed-point sum, a power of two so
 *            large that no sum of inputs of this network can leave 32 bits; 0 where nothing is connected
 * @param place where its neurons are
 * @param slots which neurons live; constants, initial values and positions are there for every slot
 */
public record Population(int index, String name, int firstId, int size, NeuronModel model,
        Map<String, NeuronValues> constants, Map<String, NeuronValues> initial, double[] quanta, Positions place,
        Slots slots) {
    public Population {
        Objects.requireNonNull(name);
        Objects.requireNonNull(model);
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
        initial = Collections.unmodifiableMap(new LinkedHashMap<>(initial));
        if (quanta.length != model.ports().size()) {
            throw new IllegalArgumentException(name + ": expected one quantum a port");
        }
        if (place.neurons() != size) {
            throw new IllegalArgumentException(name + ": expected the position of every neuron");
        }
        if (slots.capacity() != size) {
            throw new IllegalArgumentException(name + ": " + size + " neurons in " + slots.capacity() + " slots");
        }
    }

    /** A population in which all neurons live. */
    public Population(int index, String name, int firstId, int size, NeuronModel model,
            Map<String, NeuronValues> constants, Map<String, NeuronValues> initial, double[] quanta,
            float[] positions) {
        this(index, name, firstId, size, model, constants, initial, quanta, Positions.of(positions),
                Slots.of(size, size));
    }

    /** @return x, y, z of neuron i in mm at 3i, 3i + 1, 3i + 2; not to be changed */
    public float[] positions() {
        return place.coordinates();
    }

    /** How many neurons live. */
    public int living() {
        return slots.living();
    }
}
