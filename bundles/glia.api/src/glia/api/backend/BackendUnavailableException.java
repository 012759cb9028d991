package glia.api.backend;

/**
 * What a run needs is not installed or cannot be used here: the wanted backend, or a regulator that the network asks
 * for. The message says which and why.
 */
public final class BackendUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    public BackendUnavailableException(String message) {
        super(message);
    }
}
