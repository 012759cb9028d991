package glia.api.change;

import glia.api.network.DeviceDescription;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One change of a running network. It holds for everything that is computed after the step at which it is made: spikes
 * that were sent by then arrive as they were sent. Arrays are not copied and not to be changed.
 */
public sealed interface NetworkChange {

    /**
     * Gives neurons another value of a parameter; states stay as they are.
     *
     * @param population name of a population
     * @param parameter name of a parameter of its model
     * @param neurons indices within the population; null: all of them, and those that may be born
     * @param values one for all of these neurons, or as many as there are (without indices, one a slot)
     */
    record SetParameter(String population, String parameter, int[] neurons, double[] values)
            implements NetworkChange {
        public SetParameter {
            Objects.requireNonNull(population);
            Objects.requireNonNull(parameter);
            Objects.requireNonNull(values);
        }
    }

    /**
     * Gives neurons another value of a state variable, once; from there on they go on by themselves. An account of
     * energy is none that could be set: only transfers change it.
     *
     * @param population name of a population
     * @param state name of a state variable of its model
     * @param neurons indices within the population, of neurons that live
     * @param values one for all of these neurons, or as many, rounded to float32; what is no number is set as such,
     *            which takes back a change that put it right
     */
    record SetState(String population, String state, int[] neurons, double[] values) implements NetworkChange {
        public SetState {
            Objects.requireNonNull(population);
            Objects.requireNonNull(state);
            Objects.requireNonNull(neurons);
            Objects.requireNonNull(values);
        }
    }

    /**
     * Gives synapses another weight, those that learn too, which go on learning from there.
     *
     * @param projection name of a projection
     * @param sources source of each synapse; null: all synapses of the projection
     * @param targets target of each, as many
     * @param nth where a pair is connected more than once, which of its synapses each is, from 0 in the order of the
     *            row; null: all synapses of each pair
     * @param weights one for all, or as many, in the unit of the port. Of single synapses that learn also what is no
     *            number: it is what they have learned from then on, which takes back a change that put it right, while
     *            the network keeps the weight that it gives them
     */
    record SetWeights(String projection, int[] sources, int[] targets, int[] nth, double[] weights)
            implements NetworkChange {
        public SetWeights {
            Objects.requireNonNull(projection);
            Objects.requireNonNull(weights);
            if (sources == null != (targets == null)) {
                throw new IllegalArgumentException("sources without targets, or the other way round");
            }
            if (nth != null && sources == null) {
                throw new IllegalArgumentException("which synapses of pairs, without pairs");
            }
        }

        /** Of all synapses of each pair. */
        public SetWeights(String projection, int[] sources, int[] targets, double[] weights) {
            this(projection, sources, targets, null, weights);
        }
    }

    /**
     * Lets a device send something else: what it sends in a step follows from the new numbers alone, as if it had had
     * them always.
     *
     * @param device of the same name, kind and connections as one of the network
     */
    record SetStimulus(DeviceDescription device) implements NetworkChange {
        public SetStimulus {
            Objects.requireNonNull(device);
        }
    }

    /**
     * Makes new synapses, behind those that their targets have.
     *
     * @param projection name of a projection; whether it allows autapses and multapses holds for these too
     * @param sources source of each synapse
     * @param targets target of each, as many
     * @param weights one for all, or as many, in the unit of the port
     * @param delays one for all, or as many, in ms; within the smallest and largest delay of the network, of synapses
     *            that learn not above the largest of their projection
     */
    record AddSynapses(String projection, int[] sources, int[] targets, double[] weights, double[] delays)
            implements NetworkChange {
        public AddSynapses {
            Objects.requireNonNull(projection);
            Objects.requireNonNull(sources);
            Objects.requireNonNull(targets);
            Objects.requireNonNull(weights);
            Objects.requireNonNull(delays);
        }
    }

    /**
     * Lets neurons be born, in the lowest slots that are free ({@link glia.api.network.Slots#free}). Their states are
     * the initial values. Of parameters and initial values that neurons do not share, a neuron has those of its parent,
     * or what was drawn for its slot when the network was built. It has no synapses yet; devices that send to all of
     * its population, or to its slot, send to it from now on.
     *
     * @param population name of a population
     * @param count how many, at least 1
     * @param parents for each of them the index of its parent, -1 if it has none; null: none has one
     */
    record AddNeurons(String population, int count, int[] parents) implements NetworkChange {
        public AddNeurons {
            Objects.requireNonNull(population);
            if (count < 1 || parents != null && parents.length != count) {
                throw new IllegalArgumentException("expected at least one neuron, and one parent each");
            }
        }
    }

    /**
     * Lets neurons die, with all synapses from and to them. What is on its way to them is lost; what they sent arrives.
     * Their slots are free then.
     *
     * @param population name of a population
     * @param neurons indices within the population, each once
     */
    record RemoveNeurons(String population, int[] neurons) implements NetworkChange {
        public RemoveNeurons {
            Objects.requireNonNull(population);
            Objects.requireNonNull(neurons);
        }
    }

    /**
     * Takes synapses away. Where a pair is connected more than once, all its synapses are meant.
     *
     * @param projection name of a projection
     * @param sources source of each synapse
     * @param targets target of each, as many
     */
    record RemoveSynapses(String projection, int[] sources, int[] targets) implements NetworkChange {
        public RemoveSynapses {
            Objects.requireNonNull(projection);
            Objects.requireNonNull(sources);
            Objects.requireNonNull(targets);
        }
    }

    /**
     * Gives what acts on the network by energy other numbers; what is not given stays as it is. They hold from the next
     * time on at which it acts.
     *
     * @param part what it is
     * @param name of the pool, population or projection; empty where there is only one
     * @param values by {@linkplain EnergyPart#keys key}, in the units of network files; an income holds for all time
     */
    record SetEnergy(EnergyPart part, String name, Map<String, Double> values) implements NetworkChange {
        public SetEnergy {
            Objects.requireNonNull(name);
            values = Collections.unmodifiableMap(new TreeMap<>(values));
            if (values.isEmpty() || !part.keys().containsAll(values.keySet())) {
                throw new IllegalArgumentException("expected some of " + part.keys() + ", got " + values.keySet());
            }
        }
    }
}
