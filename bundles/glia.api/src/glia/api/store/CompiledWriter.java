package glia.api.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Writes a file of {@link CompiledFiles}: arrays, little-endian, each beginning at a multiple of 8 bytes, then the
 * CRC-32C of all of them in a word of 64 bits. How long arrays are is not written: it follows from the words before
 * them, or from the network. {@link CompiledReader} reads it.
 */
public final class CompiledWriter {

    /** What is moved at once stays in the second cache until it is converted, summed up and handed on. */
    static final int CHUNK = 1 << 18;

    private final OutputStream out;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C sum = new CRC32C();

    /** @param out to write to, from its beginning */
    public CompiledWriter(OutputStream out) {
        this.out = out;
    }

    /** @return how many bytes an array of so many bytes takes */
    public static long aligned(long bytes) {
        return (bytes + 7) / 8 * 8;
    }

    /** @return how long a file with arrays of so many bytes is */
    public static long length(long... arrays) {
        long all = Long.BYTES;
        for (long bytes : arrays) {
            all += aligned(bytes);
        }
        return all;
    }

    /** An array of words. */
    public void longs(long... values) throws IOException {
        for (long value : values) {
            chunk.clear();
            chunk.putLong(value);
            hand(Long.BYTES);
        }
    }

    /** An array of integers. */
    public void ints(int[] values) throws IOException {
        int room = CHUNK / Integer.BYTES;
        for (int at = 0; at < values.length; at += room) {
            int count = Math.min(room, values.length - at);
            chunk.clear();
            chunk.asIntBuffer().put(values, at, count);
            hand(Integer.BYTES * count);
        }
    }

    /** An array of numbers of 16 bits without sign. */
    public void chars(char[] values) throws IOException {
        int room = CHUNK / Character.BYTES;
        for (int at = 0; at < values.length; at += room) {
            int count = Math.min(room, values.length - at);
            chunk.clear();
            chunk.asCharBuffer().put(values, at, count);
            hand(Character.BYTES * count);
        }
    }

    /** An array of numbers of 16 bits without sign, to be read by {@link CompiledReader#narrow}. */
    public void narrow(int[] values) throws IOException {
        int room = CHUNK / Character.BYTES;
        for (int at = 0; at < values.length; at += room) {
            int count = Math.min(room, values.length - at);
            chunk.clear();
            for (int k = 0; k < count; k++) {
                chunk.putChar((char) values[at + k]);
            }
            hand(Character.BYTES * count);
        }
    }

    private void hand(int bytes) throws IOException {
        chunk.position(bytes);
        while (chunk.position() < aligned(bytes)) {
            chunk.put((byte) 0);
        }
        sum.update(chunk.array(), 0, chunk.position());
        out.write(chunk.array(), 0, chunk.position());
    }

    /** Ends the file. */
    public void finish() throws IOException {
        chunk.clear();
        out.write(chunk.putLong(sum.getValue()).array(), 0, Long.BYTES);
    }
}
