package glia.api.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Reads what a {@link CompiledWriter} has written, array by array in one pass. Whoever reads asks for the
 * {@link #length()} before arrays are made whose length the file says, and for {@link #finish()} before they are used.
 */
public final class CompiledReader implements AutoCloseable {

    /** A method that is called often is compiled long before a loop that takes as many turns. */
    private static final int TURNS = 64;
    private static final long TWO_ONES = 0x1_0000_0001L;
    private static final long LOWER_HALVES = 0xFFFF_0000_FFFFL;

    private final FileChannel channel;
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(CompiledWriter.CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    private final long[] words = new long[CompiledWriter.CHUNK / Long.BYTES];
    private final CRC32C sum = new CRC32C();

    /** @throws IOException if the file cannot be opened */
    public CompiledReader(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
    }

    /** How long the file is. */
    public long length() throws IOException {
        return channel.size();
    }

    /**
     * Looks at what was read.
     *
     * @throws IOException if it is not good
     */
    public static void check(boolean good) throws IOException {
        if (!good) {
            throw new IOException("it leads out of the network");
        }
    }

    /** Gets a part of an array from the chunk. */
    private interface Part {
        void get(int from, int count) throws IOException;
    }

    /** @return the next array of words */
    public long[] longs(int length) throws IOException {
        long[] values = new long[length];
        read(length, Long.BYTES, (from, count) -> chunk.asLongBuffer().get(values, from, count));
        return values;
    }

    /** @return the next array of integers */
    public int[] ints(int length) throws IOException {
        int[] values = new int[length];
        read(length, Integer.BYTES, (from, count) -> chunk.asIntBuffer().get(values, from, count));
        return values;
    }

    /**
     * @param largest that an element may be
     * @return the next array of numbers of 16 bits without sign
     */
    public char[] chars(int length, int largest) throws IOException {
        char[] values = new char[length];
        read(length, Character.BYTES, (from, count) -> {
            chunk.asCharBuffer().get(values, from, count);
            check(within(count, largest));
        });
        return values;
    }

    /**
     * Reads the next array of numbers of 16 bits without sign.
     *
     * @param values to fill
     * @param largest that an element may be
     */
    public void narrow(int[] values, int largest) throws IOException {
        char[] part = new char[Math.min(values.length, CompiledWriter.CHUNK / Character.BYTES)];
        read(values.length, Character.BYTES, (from, count) -> {
            chunk.asCharBuffer().get(part, 0, count);
            check(within(count, largest));
            for (int k = 0; k < count; k++) {
                values[from + k] = part[k];
            }
        });
    }

    private void read(int length, int size, Part part) throws IOException {
        int room = CompiledWriter.CHUNK / size;
        for (int from = 0; from < length; from += room) {
            int count = Math.min(room, length - from);
            next(size * count);
            part.get(from, count);
        }
    }

    /**
     * Whether so many numbers of 16 bits in the chunk are at most that. Four are compared at once: the first file is
     * read by code that is not compiled yet, which takes its time for every turn of a loop. A number is in the lower
     * half of its 32 bits; what is left of 2^16 more than the largest has bit 16 if the number is not larger.
     */
    private boolean within(int count, int largest) {
        if (largest < 0) {
            return count == 0;
        }
        int length = (int) CompiledWriter.aligned((long) count * Character.BYTES) / Long.BYTES;
        chunk.asLongBuffer().get(words, 0, length);
        long limit = TWO_ONES * ((1 << Character.SIZE) + Math.min(largest, Character.MAX_VALUE));
        long good = -1;
        for (int from = 0; from < length; from += TURNS) {
            good &= left(limit, from, Math.min(length, from + TURNS));
        }
        long bits = TWO_ONES << Character.SIZE;
        return (good & bits) == bits;
    }

    private long left(long limit, int from, int to) {
        long least = -1;
        for (int k = from; k < to; k++) {
            least &= limit - (words[k] & LOWER_HALVES) & limit - (words[k] >>> Character.SIZE & LOWER_HALVES);
        }
        return least;
    }

    /** @throws IOException if something was damaged, or more follows */
    public void finish() throws IOException {
        long expected = sum.getValue();
        fill(Long.BYTES);
        if (chunk.getLong() != expected) {
            throw new IOException("its checksum is wrong");
        }
        if (channel.position() != channel.size()) {
            throw new IOException("it is longer than expected");
        }
    }

    private void fill(long bytes) throws IOException {
        chunk.clear().limit((int) bytes);
        while (chunk.hasRemaining()) {
            if (channel.read(chunk) < 0) {
                throw new EOFException("it ends too early");
            }
        }
        chunk.flip();
    }

    /** Has so many bytes of an array, and what aligns it, in the chunk; they are summed up. */
    private void next(int bytes) throws IOException {
        fill(CompiledWriter.aligned(bytes));
        sum.update(chunk);
        chunk.rewind();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
