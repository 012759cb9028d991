package glia.network.internal.read;

import glia.api.network.NetworkException;
import glia.api.network.Problem;
import glia.json.TextFile;
import glia.json.UnreadableTextException;
import java.nio.file.Path;
import java.util.List;

/** Reads the text of an input file. */
final class InputFile {

    static final int MAX_BYTES = 64 << 20;

    private InputFile() {
    }

    /** @param expected what the file should be, for a message */
    static String read(Path file, String expected) throws NetworkException {
        try {
            return TextFile.read(file, expected, MAX_BYTES);
        } catch (UnreadableTextException e) {
            throw new NetworkException(List.of(new Problem(file.toString(), e.line(), e.column(), e.getMessage())));
        }
    }
}
