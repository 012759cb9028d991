package glia.engine.cpu.internal;

import glia.api.network.Projection;
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

    private static final long MAGIC = 0x31_62_74_61_69_6c_67_00L;
    private static final int WORDS = 8;
    private static final int HEAD = WORDS * Long.BYTES;
    private static final int CHUNK = 1 << 20;
    /** So many rows are drawn again to see whether they still are what they were. */
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

    /** All that determines the table. */
    String identity() {
        return String.join("\n", Long.toString(MAGIC), projection.origin(), Integer.toString(sources),
                from + " to " + to, Double.toHexString(quantum), Boolean.toString(projection.plasticity() != null));
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

    /**
     * Rows that are drawn anew, by which a file is told from one that another release made, if that draws otherwise:
     * then the same origin is another table.
     */
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
                .putLong(table.weight()).putLong(table.delay()).putLong(probe());
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
        int room = chunk.capacity() / Integer.BYTES;
        for (int at = 0; at < values.length; at += room) {
            int count = Math.min(room, values.length - at);
            chunk.clear();
            chunk.asIntBuffer().put(values, at, count);
            hand(chunk, Integer.BYTES * count, sink);
        }
    }

    private static void chars(char[] values, ByteBuffer chunk, Sink sink) throws IOException {
        int room = chunk.capacity() / Character.BYTES;
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

    /** @throws IOException if it cannot be read, is damaged, or is not what the network says by now */
    SynapseTable read(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size < HEAD || size > Integer.MAX_VALUE) {
                throw new IOException("it has " + size + " bytes");
            }
            ByteBuffer all = channel.map(FileChannel.MapMode.READ_ONLY, 0, size).order(ByteOrder.LITTLE_ENDIAN);
            long[] head = new long[WORDS];
            all.asLongBuffer().get(head);
            boolean weights = (head[3] & 1) != 0;
            boolean delays = (head[3] & 2) != 0;
            boolean expected = head[0] == MAGIC && head[1] == sources + 1L && head[2] >= 0
                    && head[2] <= Integer.MAX_VALUE && bytes(head[1], head[2], weights, delays) == size;
            if (!expected) {
                throw new IOException("it is not what its name says");
            }
            CRC32C sum = new CRC32C();
            sum.update(all.slice(0, HEAD - Long.BYTES));
            sum.update(all.slice(HEAD, (int) size - HEAD));
            if (sum.getValue() != head[7]) {
                throw new IOException("its checksum is wrong");
            }
            if (head[6] != probe()) {
                throw new IOException("it was made by a release that draws synapses otherwise");
            }
            all.position(HEAD);
            int synapses = (int) head[2];
            int[] begin = ints(all, sources + 1);
            char[] targets = chars(all, synapses);
            int[] weight = weights ? ints(all, synapses) : null;
            char[] delay = delays ? chars(all, synapses) : null;
            check(begin, targets, delay, (int) head[5]);
            return new SynapseTable(begin, targets, weight, delay, (int) head[4], (int) head[5]);
        }
    }

    /** What would lead out of arrays later. */
    private void check(int[] begin, char[] targets, char[] delays, int delay) throws IOException {
        boolean good = begin[0] == 0 && begin[sources] == targets.length;
        for (int source = 0; source < sources; source++) {
            good &= begin[source] <= begin[source + 1];
        }
        int largest = 0;
        for (char target : targets) {
            largest = Math.max(largest, target);
        }
        good &= targets.length == 0 || largest < to - from;
        int longest = delay;
        for (int k = 0; delays != null && k < delays.length; k++) {
            longest = Math.max(longest, delays[k]);
        }
        good &= longest <= Math.max(1, projection.delays().upperBound());
        if (!good) {
            throw new IOException("it leads out of the network");
        }
    }

    private static int[] ints(ByteBuffer all, int count) {
        int[] values = new int[count];
        all.asIntBuffer().get(values);
        all.position(all.position() + (int) aligned((long) Integer.BYTES * count));
        return values;
    }

    private static char[] chars(ByteBuffer all, int count) {
        char[] values = new char[count];
        all.asCharBuffer().get(values);
        all.position(all.position() + (int) aligned((long) Character.BYTES * count));
        return values;
    }
}
