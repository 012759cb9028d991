package glia.api.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps on the disk what was worked out from a network, so that its next start reads it (service). A profile says
 * whether, and how much; what was not used for the longest time goes first.
 */
public interface CompiledFiles {

    /** Reads what a {@link AtomicFiles.Content} has written. */
    @FunctionalInterface
    interface Reader<T> {
        /**
         * @param file may have been damaged, or been written by somebody else
         * @throws IOException if it cannot be read or is not what it should be; it is then deleted
         */
        T read(Path file) throws IOException;
    }

    /** Keeps nothing. */
    CompiledFiles NONE = new CompiledFiles() {
        @Override
        public boolean wanted() {
            return false;
        }

        @Override
        public <T> Optional<T> find(String identity, Reader<T> reader) {
            return Optional.empty();
        }

        @Override
        public void keep(String identity, long bytes, AtomicFiles.Content content) {
            // there is no place for it
        }
    };

    /** Whether anything is kept by now. */
    boolean wanted();

    /**
     * @param identity all that determines the content, the format of the file included; two that are equal are the
     *        same file
     * @return what the reader has made of the file; empty if there is none, or none that can be used
     */
    <T> Optional<T> find(String identity, Reader<T> reader);

    /**
     * Keeps a file. If that fails, starts stay slow and nothing worse: it is logged.
     *
     * @param identity as for {@link #find}
     * @param bytes how long the file will be; one that alone is beyond the limit is not kept
     */
    void keep(String identity, long bytes, AtomicFiles.Content content);
}
