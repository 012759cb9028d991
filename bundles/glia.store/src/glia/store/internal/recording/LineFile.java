package glia.store.internal.recording;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A CSV file. Only whole lines are ever handed to the operating system at once, and what it took of a piece that did
 * not fit is cut off again.
 */
final class LineFile extends RecordingFile {

    private static final int BUFFER = 1 << 17;

    private final byte[] buffer;
    private int used;
    private long written;
    private int header;

    /** @param maxLine length of the longest line in bytes */
    LineFile(Place place, String stem, int maxLine) throws IOException {
        super(place, stem, ".csv");
        buffer = new byte[Math.max(BUFFER, maxLine)];
    }

    /** The buffer, with room for at least so many bytes behind {@link #position()}. */
    byte[] room(int bytes) throws IOException {
        if (buffer.length - used < bytes) {
            finish();
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
    @Override
    boolean salvage() {
        return written > header;
    }

    @Override
    void flush() throws IOException {
        finish();
    }

    @Override
    void finish() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, used);
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            IOException named = named(e);
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
}
