package glia.api.change;

import glia.api.network.DeviceDescription;
import java.util.Objects;

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
     * @param neurons indices within the population; null: all of them
     * @param values one for all of these neurons, or as many as there are
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
     * Gives synapses another weight, those that learn too, which go on learning from there.
     *
     * @param projection name of a projection
     * @param sources source of each synapse; null: all synapses of the projection. Where a pair is connected more than
     *            once, all its synapses are meant
     * @param targets target of each, as many
     * @param weights one for all, or as many, in the unit of the port
     */
    record SetWeights(String projection, int[] sources, int[] targets, double[] weights) implements NetworkChange {
        public SetWeights {
            Objects.requireNonNull(projection);
            Objects.requireNonNull(weights);
            if (sources == null != (targets == null)) {
                throw new IllegalArgumentException("sources without targets, or the other way round");
            }
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
}
