package glia.api.backend;

/** The wanted backend is not installed or cannot be used here; the message says which and why. */
public final class BackendUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    public BackendUnavailableException(String message) {
        super(message);
    }
}
