package glia.api.simulation;

import java.util.List;

/**
 * The whole state of a simulation at the end of a step, the same whatever backend and number of threads made it. The
 * arrays are the receiver's own.
 *
 * @param step steps done
 * @param populations in the order of the network
 */
public record CanonicalState(long step, List<PopulationState> populations) {

    public CanonicalState {
        populations = List.copyOf(populations);
    }

    /**
     * State of one population.
     *
     * @param states by state variable of the model, then by neuron
     * @param inFlight by input port of the model: the fixed-point input that has been sent but not arrived, by step of
     *            arrival ({@code step + 1} first, as many steps as the network's largest delay), then by neuron:
     *            {@code [arrival * size + neuron]}; null if nothing is in flight to that port
     */
    public record PopulationState(float[][] states, int[][] inFlight) {
    }
}
