package glia.api.simulation;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The whole state of a simulation at the end of a step, the same whatever backend and number of threads made it. The
 * arrays are the receiver's own.
 *
 * @param step steps done
 * @param populations in the order of the network
 * @param projections in the order of the network
 */
public record CanonicalState(long step, List<PopulationState> populations, List<ProjectionState> projections) {

    public CanonicalState {
        populations = List.copyOf(populations);
        projections = List.copyOf(projections);
    }

    /**
     * State of one population.
     *
     * @param states by state variable of the model, then by neuron; NaN where none lives
     * @param inFlight by input port of the model: the fixed-point input that has been sent but not arrived, by step of
     *            arrival ({@code step + 1} first, as many steps as the network's largest delay), then by neuron:
     *            {@code [arrival * size + neuron]}; null if nothing is in flight to that port
     */
    public record PopulationState(float[][] states, int[][] inFlight) {
    }

    /**
     * State of the synapses of one projection, as arrays that have names.
     *
     * @param floats by name
     * @param ints by name
     * @param longs by name
     */
    public record ProjectionState(Map<String, float[]> floats, Map<String, int[]> ints, Map<String, long[]> longs) {

        /** Before the names of states that each synapse has of its own, in the order of the rows as the weights. */
        public static final String OF_SYNAPSES = "synapse.";

        /** Of synapses that have no state, and of all synapses before their first step: what the network says. */
        public static final ProjectionState AS_BUILT = new ProjectionState(Map.of(), Map.of(), Map.of());

        public ProjectionState {
            floats = ordered(floats);
            ints = ordered(ints);
            longs = ordered(longs);
        }

        /** Ordered by name, so that two equal states are written alike. */
        private static <T> Map<String, T> ordered(Map<String, T> arrays) {
            return Collections.unmodifiableMap(new TreeMap<>(arrays));
        }
    }
}
