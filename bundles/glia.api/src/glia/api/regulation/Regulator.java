package glia.api.regulation;

import glia.api.network.Network;
import java.util.List;
import java.util.Optional;

/**
 * Acts on a running network at fixed steps. What it does must follow from what it is shown, its memory and the step
 * alone: never from time, threads, or how often the run was stopped.
 */
public interface Regulator {

    /** Opens regulators (service; any bundle may add some). */
    interface Factory {

        /** Unique; regulators that act at the same step do so in the order of their names. */
        String name();

        /**
         * @param network as built
         * @return accounts beside those of the populations that its regulator needs, by unique names; they begin at 0
         */
        List<String> pools(Network network);

        /**
         * @param network as built
         * @return a regulator for one run of it; empty if the network asks for none
         */
        Optional<Regulator> open(Network network);
    }

    /** It acts at the end of each step that is a multiple of this, which is at least 1. */
    int every();

    /** Whether it is shown the spikes of each neuron; counting them costs time. */
    boolean countsSpikes();

    /** Prepares a run at step 0; not called where a run goes on from a checkpoint. */
    void begin(Regulated network);

    /**
     * Goes on from a checkpoint, after {@link #recall}: makes the network again what a checkpoint does not hold of it,
     * which is what is {@linkplain Regulated#select updated}.
     */
    default void resume(Regulated network) {
    }

    /**
     * Acts. What it throws ends the run.
     *
     * @param network only to be used during the call
     */
    void act(Regulated network);

    /** All that it remembers, to go on from elsewhere; not to be changed afterwards. */
    long[] memory();

    /**
     * @param memory of a regulator of the same network
     * @throws IllegalArgumentException if it is not; nothing has changed then
     */
    void recall(long[] memory);
}
