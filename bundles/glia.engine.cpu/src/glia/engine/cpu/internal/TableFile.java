package glia.engine.cpu.internal;

import glia.api.network.Projection;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A table of synapses as a file: a head of {@value #WORDS} words of 64 bits, then its arrays, little-endian, each
 * beginning at a multiple of 8 bytes. The last word of the head is the checksum of all the rest.
 */
final class TableFile {

    private static final long MAGIC = 0x32_62_74_61_69_6c_67_00L;
    private static final int WORDS = 7;
    private static final int HEAD = WORDS * Long.BYTES;
    /** What is read at once stays in the second cache until it is summed up, copied and checked. */
    private static final int CHUNK = 1 << 18;
    /** So many rows are drawn to see whether they still are what they were. */
    private static final int PROBES = 8;

    private final Projection projection;
    private final int sources;
    private final int from;
    private final int to;
    private final double quantum;

    /** A table of that projection and slice, see {@link TableBuilder#build}. */
    TableFile(Projection projection, int sources, int from, int to, double quantum) {
        this.projection = projection;
        this.sources = sources;
        this.from = from;
        this.to = to;
        this.quantum = quantum;
    }

    /** All that determines the table; some rows too, since another release may draw otherwise from the same origin. */
    String identity() {
        return String.join("\n", Long.toString(MAGIC), projection.origin(), Integer.toString(sources),
                from + " to " + to, Double.toHexString(quantum), Boolean.toString(projection.plasticity() != null),
                Long.toString(probe()));
    }

    private static long aligned(long bytes) {
        return (bytes + 7) / 8 * 8;
    }

    private static long bytes(long begins, long synapses, boolean weights, boolean delays) {
        return HEAD + aligned(4 * begins) + aligned(2 * synapses) + (weights ? aligned(4 * synapses) : 0)
                + (delays ? aligned(2 * synapses) : 0);
    }

    long bytes(SynapseTable table) {
        return bytes(sources + 1L, table.targets().length, table.weights() != null, table.delays() != null);
    }

    private long probe() {
        CRC32C sum = new CRC32C();
        double[] values = new double[projection.connectivity().maxIndegree()];
        ByteBuffer word = ByteBuffer.allocate(Long.BYTES);
        for (int i = 0; i < PROBES && to > from; i++) {
            int target = from + (int) ((long) i * (to - from) / PROBES);
            projection.connectivity().rows(target, target + 1, (t, row, count) -> {
                add(sum, word, count);
                for (int k = 0; k < count; k++) {
                    add(sum, word, row[k]);
                }
                projection.weights().row(t, row, count, values);
                for (int k = 0; k < count; k++) {
                    add(sum, word, Double.doubleToLongBits(values[k]));
                }
                projection.delays().row(t, row, count, values);
                for (int k = 0; k < count; k++) {
                    add(sum, word, Double.doubleToLongBits(values[k]));
                }
            });
        }
        return sum.getValue();
    }

    private static void add(CRC32C sum, ByteBuffer word, long value) {
        word.putLong(0, value);
        sum.update(word.array());
    }

    void write(SynapseTable table, OutputStream out) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        CRC32C sum = new CRC32C();
        ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
        head.putLong(MAGIC).putLong(sources + 1L).putLong(table.targets().length)
                .putLong((table.weights() == null ? 0 : 1) | (table.delays() == null ? 0 : 2))
                .putLong(table.weight()).putLong(table.delay());
        sum.update(head.array(), 0, head.position());
        body(table, chunk, part -> sum.update(part.array(), 0, part.position()));
        out.write(head.putLong(sum.getValue()).array());
        body(table, chunk, part -> out.write(part.array(), 0, part.position()));
    }

    /** Takes a part of the file. */
    @FunctionalInterface
    private interface Sink {
        void take(ByteBuffer part) throws IOException;
    }

    private static void body(SynapseTable table, ByteBuffer chunk, Sink sink) throws IOException {
        ints(table.bounds(), chunk, sink);
        chars(table.targets(), chunk, sink);
        if (table.weights() != null) {
            ints(table.weights(), chunk, sink);
        }
        if (table.delays() != null) {
            chars(table.delays(), chunk, sink);
        }
    }

    private static void ints(int[] values, ByteBuffer chunk, Sink sink) throws IOException {
        int room = CHUNK / Integer.BYTES;
        for (int at = 0; at < values.length; at += room) {
            int count = Math.min(room, values.length - at);
            chunk.clear();
            chunk.asIntBuffer().put(values, at, count);
            hand(chunk, Integer.BYTES * count, sink);
        }
    }

    private static void chars(char[] values, ByteBuffer chunk, Sink sink) throws IOException {
        int room = CHUNK / Character.BYTES;
        for (int at = 0; at < values.length; at += room) {
            int count = Math.min(room, values.length - at);
            chunk.clear();
            chunk.asCharBuffer().put(values, at, count);
            hand(chunk, Character.BYTES * count, sink);
        }
    }

    private static void hand(ByteBuffer chunk, int bytes, Sink sink) throws IOException {
        chunk.position(bytes);
        while (chunk.position() < aligned(bytes)) {
            chunk.put((byte) 0);
        }
        sink.take(chunk);
    }

    /** @throws IOException if it cannot be read, is damaged, or leads out of the network */
    SynapseTable read(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return new Reading(channel).table();
        }
    }

    /** One pass over a file, chunk by chunk. */
    private final class Reading {

        private final FileChannel channel;
        private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        private final CRC32C sum = new CRC32C();

        Reading(FileChannel channel) {
            this.channel = channel;
        }

        SynapseTable table() throws IOException {
            fill(Math.min(HEAD, channel.size()));
            long[] head = new long[WORDS];
            if (chunk.remaining() == HEAD) {
                chunk.asLongBuffer().get(head);
            }
            boolean weights = (head[3] & 1) != 0;
            boolean delays = (head[3] & 2) != 0;
            boolean expected = head[0] == MAGIC && head[1] == sources + 1L && head[2] >= 0
                    && head[2] <= SynapseTable.MAX_SYNAPSES
                    && bytes(head[1], head[2], weights, delays) == channel.size();
            if (!expected) {
                throw new IOException("it is not what its name says");
            }
            sum.update(chunk.limit(HEAD - Long.BYTES));
            int synapses = (int) head[2];
            int[] begin = ints(sources + 1);
            char[] targets = chars(synapses, to - from - 1);
            int[] weight = weights ? ints(synapses) : null;
            int longest = (int) Math.max(1, projection.delays().upperBound());
            char[] delay = delays ? chars(synapses, longest) : null;
            if (sum.getValue() != head[6]) {
                throw new IOException("its checksum is wrong");
            }
            check(begin[0] == 0 && begin[sources] == synapses && (int) head[5] <= longest);
            for (int source = 0; source < sources; source++) {
                check(begin[source] <= begin[source + 1]);
            }
            return new SynapseTable(begin, targets, weight, delay, (int) head[4], (int) head[5]);
        }

        /** What would lead out of arrays later. */
        private void check(boolean good) throws IOException {
            if (!good) {
                throw new IOException("it leads out of the network");
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
            fill(aligned(bytes));
            sum.update(chunk);
            chunk.rewind();
        }

        private int[] ints(int length) throws IOException {
            int[] values = new int[length];
            int room = CHUNK / Integer.BYTES;
            for (int at = 0; at < length; at += room) {
                int count = Math.min(room, length - at);
                next(Integer.BYTES * count);
                chunk.asIntBuffer().get(values, at, count);
            }
            return values;
        }

        private char[] chars(int length, int largest) throws IOException {
            char[] values = new char[length];
            int room = CHUNK / Character.BYTES;
            for (int at = 0; at < length; at += room) {
                int count = Math.min(room, length - at);
                next(Character.BYTES * count);
                chunk.asCharBuffer().get(values, at, count);
                check(largest(values, at, at + count) <= largest);
            }
            return values;
        }

        private static int largest(char[] values, int from, int to) {
            int largest = 0;
            for (int k = from; k < to; k++) {
                largest = Math.max(largest, values[k]);
            }
            return largest;
        }
    }
}
