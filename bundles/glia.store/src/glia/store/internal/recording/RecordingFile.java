package glia.store.internal.recording;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file of a recording, which has a temporary name as long as it is written. */
abstract class RecordingFile {

    /** Opens the temporary file; a test opens a device that is always full. */
    @FunctionalInterface
    interface Opener {
        FileChannel open(Path file) throws IOException;

        Opener NEW_FILE = file -> FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /**
     * Where files are made.
     *
     * @param process makes temporary names unique
     */
    record Place(Path folder, String process, Opener opener) {
    }

    final FileChannel channel;
    private final Path complete;
    private final Path partial;
    private final Path temporary;

    /**
     * @param stem name of the file
     * @param extension with its dot
     */
    RecordingFile(Place place, String stem, String extension) throws IOException {
        complete = place.folder().resolve(stem + extension);
        partial = place.folder().resolve(stem + ".partial" + extension);
        temporary = place.folder().resolve(stem + extension + "." + place.process() + ".part");
        channel = place.opener().open(temporary);
    }

    final Path complete() {
        return complete;
    }

    final Path partial() {
        return partial;
    }

    /** Hands what there is to the operating system, if it can be read there before the file is whole. */
    void flush() throws IOException {
        // most formats cannot
    }

    /** Hands everything to the operating system; what is in the file then can be read. */
    abstract void finish() throws IOException;

    /**
     * Makes the best of what reached the file, after it was finished or after that or writing failed.
     *
     * @return whether there is anything to keep
     */
    abstract boolean salvage() throws IOException;

    /** An error with the name that the file will have. */
    final IOException named(IOException e) {
        return new IOException(complete + ": " + e.getMessage(), e);
    }

    final void force() throws IOException {
        channel.force(true);
    }

    void close() throws IOException {
        channel.close();
    }

    final void closeAndRename(Path name) throws IOException {
        close();
        Files.move(temporary, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    final void closeAndDelete() throws IOException {
        close();
        Files.deleteIfExists(temporary);
    }
}
