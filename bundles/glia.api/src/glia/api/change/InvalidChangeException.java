package glia.api.change;

/** A change that cannot be made, in one readable line; nothing was changed. */
public final class InvalidChangeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int index;

    /** @param index of the first change that is wrong among those that were to be made together */
    public InvalidChangeException(int index, String message) {
        super(message);
        this.index = index;
    }

    public int index() {
        return index;
    }
}
