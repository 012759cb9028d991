package glia.api.simulation;

import glia.api.backend.BackendUnavailableException;
import glia.api.network.NetworkException;
import glia.api.network.Progress;

/**
 * Reads, builds and opens a small network that nobody sees (service). In a new process most of the time until the first
 * network is ready goes into loading and linking the code for it; whoever has a processor to spare before somebody
 * waits does that ahead.
 */
public interface Rehearsal {

    /**
     * Rehearses in the calling thread; about as long as a first start, and nearly nothing from the second time on.
     *
     * @param progress asked for cancellation
     * @throws java.util.concurrent.CancellationException if it was cancelled
     * @throws NetworkException if this installation lacks a model that the network uses
     * @throws BackendUnavailableException if there is no backend
     */
    void rehearse(Progress progress) throws NetworkException, BackendUnavailableException;
}
