package glia.api.store;

import java.nio.file.Path;
import java.util.Objects;

/** A file is no checkpoint, or a damaged one; nothing was kept of it. The message is one line with the place. */
public final class CheckpointException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final String section;
    private final long offset;

    /**
     * @param file the file
     * @param section the part of the file that is bad: {@code header}, {@code table} or the name of a section
     * @param offset where that begins, or where in it the fault was found: bytes from the start of the file
     * @param message what was found and what was expected
     */
    public CheckpointException(Path file, String section, long offset, String message) {
        super((file + ": byte " + offset + " (" + section + "): " + message)
                // a file may hold anything, a terminal should not get it
                .replaceAll("\\p{Cntrl}", "?"));
        this.file = Objects.requireNonNull(file);
        this.section = Objects.requireNonNull(section);
        this.offset = offset;
    }

    public Path file() {
        return file;
    }

    public String section() {
        return section;
    }

    public long offset() {
        return offset;
    }
}
