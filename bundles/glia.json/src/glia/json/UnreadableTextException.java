package glia.json;

/** A file is no text that can be read. */
public final class UnreadableTextException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    UnreadableTextException(String message) {
        this(0, 0, message);
    }

    UnreadableTextException(int line, int column, String message) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /** Where, 1 for the first; 0 if the whole file is meant. */
    public int line() {
        return line;
    }

    /** Where, 1 for the first; 0 if the whole file is meant. */
    public int column() {
        return column;
    }
}
