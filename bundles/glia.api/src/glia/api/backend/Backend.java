package glia.api.backend;

import glia.api.network.Network;
import glia.api.network.Progress;
import glia.api.simulation.CanonicalState;

/** Runs networks on a kind of hardware (service, one a backend). */
public interface Backend {

    /** For example {@code cpu}. */
    String name();

    /** The higher, the sooner {@code auto} chooses it. */
    int preference();

    /** Whether it can be used here and now; cheap. */
    Availability availability();

    /**
     * How many worker threads pay: as long as each has more to do between two meetings than meeting costs.
     *
     * @param network a built network
     * @param processors the most, at least 1
     * @return 1 to {@code processors}
     */
    int worthwhileThreads(Network network, int processors);

    /**
     * Predicts what a session would hold, without laying the network out.
     *
     * @param network a built network
     * @param threads number of worker threads, at least 1
     * @return bytes, close to what {@link BackendSession#memoryBytes} would say
     */
    long predictMemoryBytes(Network network, int threads);

    /**
     * Lays a network out.
     *
     * @param network a built network
     * @param state where to begin; not kept
     * @param threads number of worker threads, at least 1
     * @param progress told about the progress, asked for cancellation
     * @return the session, to be closed
     * @throws IllegalArgumentException if the shape of the state is not that of the network
     */
    BackendSession open(Network network, CanonicalState state, int threads, Progress progress);
}
