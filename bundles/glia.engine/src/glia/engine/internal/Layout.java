package glia.engine.internal;

import glia.api.backend.BackendSession;
import glia.api.network.Network;
import glia.api.simulation.CanonicalState;

/**
 * A network as it was laid out.
 *
 * @param session on which it runs
 * @param backend name of the backend
 * @param threads worker threads
 * @param seconds that laying out took
 * @param predictedBytes what the backend says that it will hold
 */
record Layout(BackendSession session, String backend, int threads, double seconds, long predictedBytes) {

    /** Lays a simulation's network out anew, as the switches say by now. */
    @FunctionalInterface
    interface Maker {
        /**
         * @param present what the network has become
         * @param state where to go on
         * @throws IllegalStateException if that is not possible now
         */
        Layout make(Network present, CanonicalState state);
    }
}
