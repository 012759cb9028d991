package glia.api.simulation;

/** A checkpoint was made of another network; the message says in one line what is different. */
public final class CheckpointMismatchException extends Exception {

    private static final long serialVersionUID = 1L;

    public CheckpointMismatchException(String message) {
        super(message);
    }
}
