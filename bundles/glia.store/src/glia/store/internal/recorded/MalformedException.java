package glia.store.internal.recorded;

/** What is in a file makes no sense. */
final class MalformedException extends Exception {

    private static final long serialVersionUID = 1L;

    final int column;

    /**
     * @param column 1 for the first; 0 for the whole line
     * @param message what was found and what was expected
     */
    MalformedException(int column, String message) {
        super(message, null, false, false);
        this.column = column;
    }
}
