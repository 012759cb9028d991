package glia.json;

/** A text is not JSON, or exceeds what is accepted. */
public final class JsonSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int offset;

    JsonSyntaxException(int offset, String message) {
        super(message);
        this.offset = offset;
    }

    /** Where in the text. */
    public int offset() {
        return offset;
    }
}
