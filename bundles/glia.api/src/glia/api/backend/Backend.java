package glia.api.backend;

import glia.api.network.Network;
import glia.api.network.Progress;

/** Runs networks on a kind of hardware (service, one a backend). */
public interface Backend {

    /** For example {@code cpu}. */
    String name();

    /** The higher, the sooner {@code auto} chooses it. */
    int preference();

    /** Whether it can be used here and now; cheap. */
    Availability availability();

    /**
     * Lays a network out, at step 0 with its initial state.
     *
     * @param network a built network
     * @param threads number of worker threads, at least 1
     * @param progress told about the progress, asked for cancellation
     * @return the session, to be closed
     */
    BackendSession open(Network network, int threads, Progress progress);
}
