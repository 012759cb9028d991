package glia.store.internal.events;

/** Bytes are not what they should be. */
final class MalformedException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
        super(message);
    }
}
