package glia.store.internal.recording;

import java.io.IOException;

/** What a recording makes of what it gets. */
final class Sinks {

    private Sinks() {
    }

    /** Takes spikes. */
    interface Spikes {

        /** Spikes of one step, ids ascending; a step may come in several pieces. */
        void write(long step, int[] ids, int from, int count) throws IOException;

        /** The run ended after this step. */
        default void end(long step) throws IOException {
            // most have nothing to add
        }
    }

    /** Takes the samples of one connection of a multimeter, or of a weight recorder. */
    interface Samples {

        /**
         * Values of one step, which may come in several pieces.
         *
         * @param first which of the step's values {@code bits[from]} is, a multiple of the number of states
         * @param bits values as of {@link Float#floatToRawIntBits}: for each neuron all states, for each synapse one
         */
        void write(long step, int first, int[] bits, int from, int count) throws IOException;
    }
}
