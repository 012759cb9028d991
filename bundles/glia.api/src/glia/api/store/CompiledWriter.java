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

    /** Puts a part of an array into the chunk. */
    private interface Part {
        void put(int from, int count);
    }

    /** An array of words. */
    public void longs(long... values) throws IOException {
        write(values.length, Long.BYTES, (from, count) -> chunk.asLongBuffer().put(values, from, count));
    }

    /** An array of integers. */
    public void ints(int[] values) throws IOException {
        write(values.length, Integer.BYTES, (from, count) -> chunk.asIntBuffer().put(values, from, count));
    }

    /** An array of numbers of 16 bits without sign. */
    public void chars(char[] values) throws IOException {
        write(values.length, Character.BYTES, (from, count) -> chunk.asCharBuffer().put(values, from, count));
    }

    /** An array of numbers of 16 bits without sign, to be read by {@link CompiledReader#narrow}. */
    public void narrow(int[] values) throws IOException {
        write(values.length, Character.BYTES, (from, count) -> {
            for (int k = from; k < from + count; k++) {
                chunk.putChar((char) values[k]);
            }
        });
    }

    private void write(int length, int size, Part part) throws IOException {
        int room = CHUNK / size;
        for (int from = 0; from < length; from += room) {
            int count = Math.min(room, length - from);
            chunk.clear();
            part.put(from, count);
            hand(size * count);
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
