package glia.store.internal.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file of lines under its temporary name. Only whole lines are ever handed to the operating system at once, and what
 * it took of a piece that did not fit is cut off again.
 */
final class LineFile {

    private static final int BUFFER = 1 << 17;

    /** Opens the temporary file; a test opens a device that is always full. */
    @FunctionalInterface
    interface Opener {
        FileChannel open(Path file) throws IOException;

        Opener NEW_FILE = file -> FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private final Path folder;
    private final String stem;
    private final Path temporary;
    private final FileChannel channel;
    private final byte[] buffer;
    private int used;
    private long written;
    private int header;

    /**
     * @param folder a folder
     * @param stem name of the file without {@code .csv}
     * @param process makes the temporary name unique
     * @param maxLine length of the longest line in bytes
     */
    LineFile(Path folder, String stem, String process, int maxLine, Opener opener) throws IOException {
        this.folder = folder;
        this.stem = stem;
        temporary = folder.resolve(stem + ".csv." + process + ".part");
        channel = opener.open(temporary);
        buffer = new byte[Math.max(BUFFER, maxLine)];
    }

    Path complete() {
        return folder.resolve(stem + ".csv");
    }

    Path partial() {
        return folder.resolve(stem + ".partial.csv");
    }

    /** The buffer, with room for at least so many bytes behind {@link #position()}. */
    byte[] room(int bytes) throws IOException {
        if (buffer.length - used < bytes) {
            flush();
        }
        return buffer;
    }

    int position() {
        return used;
    }

    /** Ends a line (the header is the first one), which the caller has written into the buffer. */
    void endLine(int position) {
        used = position;
        if (header == 0) {
            header = position;
        }
    }

    /** Whether more than the header has reached the file. */
    boolean hasLines() {
        return written > header;
    }

    void flush() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, used);
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            IOException named = new IOException(complete() + ": " + e.getMessage(), e);
            cutOff(named);
            throw named;
        }
        written += used;
        used = 0;
    }

    private void cutOff(IOException cause) {
        try {
            channel.truncate(written);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    void force() throws IOException {
        channel.force(true);
    }

    void closeAndRename(Path name) throws IOException {
        channel.close();
        Files.move(temporary, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void closeAndDelete() throws IOException {
        channel.close();
        Files.deleteIfExists(temporary);
    }
}
