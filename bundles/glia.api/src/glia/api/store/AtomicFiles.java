package glia.api.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Saves files so that, whatever happens (a full disk, a crash, a kill), the file is either wholly the old one or wholly
 * the new one (service).
 */
public interface AtomicFiles {

    /** Writes the content of a file. */
    @FunctionalInterface
    interface Content {
        /**
         * @param out buffered; need not be closed
         * @throws IOException if it cannot be written
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Replaces or creates a file: the content goes to a new file in the same folder, is forced to the disk, and then
     * takes the file's name. A symbolic link stays one, the file that it leads to is replaced; permissions are kept.
     *
     * @param file in a folder that exists
     * @param content its new content
     * @throws IOException if that failed; the file is then as before
     */
    void write(Path file, Content content) throws IOException;
}
