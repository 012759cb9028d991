package glia.network.internal.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Looks for a file that a network file refers to, so that a wrong name is reported where it is written. */
final class ReferredFile {

    static final long MAX_BYTES = 4L << 30;
    private static final int MAX_PATH = 4096;

    private ReferredFile() {
    }

    /** @return the file, or null if it cannot be read (which is reported) or none is named */
    static Path find(Fields fields, String key) {
        String name = fields.text(key, null, MAX_PATH);
        if (name == null) {
            return null;
        }
        Path file;
        try {
            file = fields.reading().sibling(name);
        } catch (InvalidPathException e) {
            fields.problem(key, "expected the name of a file, found " + Reading.quoted(name));
            return null;
        }
        String complaint = complaint(file);
        if (complaint != null) {
            fields.problem(key, file + " " + complaint);
            return null;
        }
        return file;
    }

    private static String complaint(Path file) {
        if (!Files.exists(file)) {
            return "does not exist";
        }
        if (!Files.isRegularFile(file)) {
            return "is not a file";
        }
        if (!Files.isReadable(file)) {
            return "cannot be read";
        }
        try {
            long size = Files.size(file);
            return size > MAX_BYTES ? "has " + size + " bytes; expected at most " + MAX_BYTES : null;
        } catch (IOException e) {
            return "cannot be read: " + e.getMessage();
        }
    }
}
