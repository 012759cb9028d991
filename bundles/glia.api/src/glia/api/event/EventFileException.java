package glia.api.event;

import java.nio.file.Path;

/** A file is no recording of the bus, or a damaged one. The message is one line with the place. */
public final class EventFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final long offset;

    /**
     * @param file the file
     * @param offset where the part begins that is bad, in bytes from the start of the file
     * @param message what was found and what was expected
     */
    public EventFileException(Path file, long offset, String message) {
        // a file may hold anything, a terminal should not get it
        super((file + ": byte " + offset + ": " + message).replaceAll("\\p{Cntrl}", "?"));
        this.offset = offset;
    }

    public long offset() {
        return offset;
    }
}
