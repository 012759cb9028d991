package glia.api.network;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Synapses and neurons that come and go by energy, paid for from a reserve.
 *
 * @param interval in ms between two times at which they do, at least a step
 * @param capacity what the reserve can hold, in ATP
 * @param income what flows into it, in ATP/s, as long as there is room
 * @param initial what it holds at step 0, in ATP
 * @param synapses one a projection at most
 * @param neurons one a population at most
 */
public record StructureDescription(double interval, double capacity, double income, double initial,
        List<Synapses> synapses, List<Neurons> neurons) {

    /** Of a network whose structure stays. */
    public static final StructureDescription NONE = new StructureDescription(100, 0, 0, 0, List.of(), List.of());

    /** Which synapses go first. */
    public enum Order {
        /** Those whose weight is smallest, of either sign; equal ones in random order. */
        WEAKEST,
        /**
         * Those that bring the smallest share of what their target gets, |w| over the sum of |w| of its synapses; equal
         * ones in random order. Targets that get little keep what they need.
         */
        SMALLEST_SHARE,
        /** In random order. */
        RANDOM;

        /** How files call it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Synapses of a projection. A target gets one more, from a random source, while its energy is above a level, and
     * loses one while it is below another. What exceeds a number is pruned at once.
     *
     * @param projection its name
     * @param most how many there may be
     * @param growAbove energy in the unit of the target's model; infinite: none comes
     * @param pruneBelow the same, less than that; infinitely low: none goes
     * @param order which ones go first
     * @param cost what making one takes from the reserve, in ATP
     * @param returned part of this, 0 to 1, that a synapse holds and that goes back when it is pruned
     */
    public record Synapses(String projection, long most, double growAbove, double pruneBelow, Order order, double cost,
            double returned) {
        public Synapses {
            Objects.requireNonNull(projection);
            Objects.requireNonNull(order);
        }
    }

    /**
     * Neurons of a population. One whose energy is above a level has a child, while there is room; one whose energy is
     * below another dies.
     *
     * @param population its name
     * @param bornAbove energy in the unit of the model; infinite: none is born
     * @param deadBelow the same, less than that; infinitely low: none dies
     * @param cost what making one takes from the reserve beside the energy that it begins with, in ATP
     * @param returned part of this, 0 to 1, that a neuron holds and that goes back when it dies, with its energy
     */
    public record Neurons(String population, double bornAbove, double deadBelow, double cost, double returned) {
        public Neurons {
            Objects.requireNonNull(population);
        }
    }

    public StructureDescription {
        synapses = List.copyOf(synapses);
        neurons = List.copyOf(neurons);
    }
}
