package glia.api.simulation;

import glia.api.network.Network;

/** Receives every spike and every sample of a simulation, in canonical order. */
public interface Recorder {

    /**
     * Spikes of one step: called for ascending steps, only where there are spikes.
     *
     * @param step the step, 1 for the first one of a simulation: the state after it is that at time step * dt
     * @param neurons ids, ascending (by population, then by index); only valid during the call
     * @param count how many of {@code neurons} count
     */
    void spikes(long step, int[] neurons, int count);

    /**
     * Samples of one multimeter or weight recorder in one step. Those of a weight recorder come after
     * {@link #completed} of their step, before anything else of a later one.
     *
     * @param device index of the device in {@link glia.api.network.Network#devices()}
     * @param step the step at whose end the values hold
     * @param values for each recorded neuron the recorded states in order, or the weights of the recorded synapses in
     *            theirs; only valid during the call
     * @param count how many of {@code values} count
     */
    void samples(int device, long step, float[] values, int count);

    /**
     * The network has changed, or is not as it was built when the recorder is added: neurons may have been born or have
     * died.
     *
     * @param step steps done; all events up to it have been given
     * @param network what it is from then on
     */
    default void changed(long step, Network network) {
        // most record what happens, whoever it happens to
    }

    /** All events up to and including this step have been given, apart from the weights of that step. */
    void completed(long step);
}
