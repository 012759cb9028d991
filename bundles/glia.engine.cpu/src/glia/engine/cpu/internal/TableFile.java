package glia.engine.cpu.internal;

import glia.api.network.Projection;
import glia.api.store.CompiledReader;
import glia.api.store.CompiledWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** A table of synapses as a file: a head of {@value #WORDS} words of 64 bits, then its arrays. */
final class TableFile {

    private static final long MAGIC = 0x33_62_74_61_69_6c_67_00L;
    private static final int WORDS = 6;
    /** So many rows are drawn to see whether they still are what they were. */
    private static final int PROBES = 8;
    /** Fewer rows if they have as many synapses: code that is not compiled yet draws slowly. */
    private static final int ENOUGH = 1 << 9;

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

    private static long bytes(long begins, long synapses, boolean weights, boolean delays) {
        return CompiledWriter.length(Long.BYTES * WORDS, 4 * begins, 2 * synapses, weights ? 4 * synapses : 0,
                delays ? 2 * synapses : 0);
    }

    long bytes(SynapseTable table) {
        return bytes(sources + 1L, table.targets().length, table.weights() != null, table.delays() != null);
    }

    private long probe() {
        CRC32C sum = new CRC32C();
        double[] values = new double[projection.connectivity().maxIndegree()];
        ByteBuffer word = ByteBuffer.allocate(Long.BYTES);
        int[] drawn = {0};
        for (int i = 0; i < PROBES && to > from && drawn[0] < ENOUGH; i++) {
            int target = from + (int) ((long) i * (to - from) / PROBES);
            projection.connectivity().rows(target, target + 1, (t, row, count) -> {
                drawn[0] += count;
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
        CompiledWriter file = new CompiledWriter(out);
        file.longs(MAGIC, sources + 1L, table.targets().length,
                (table.weights() == null ? 0 : 1) | (table.delays() == null ? 0 : 2), table.weight(), table.delay());
        file.ints(table.bounds());
        file.chars(table.targets());
        if (table.weights() != null) {
            file.ints(table.weights());
        }
        if (table.delays() != null) {
            file.chars(table.delays());
        }
        file.finish();
    }

    /** @throws IOException if it cannot be read, is damaged, or leads out of the network */
    SynapseTable read(Path path) throws IOException {
        try (CompiledReader file = new CompiledReader(path)) {
            long[] head = file.longs(WORDS);
            boolean weights = (head[3] & 1) != 0;
            boolean delays = (head[3] & 2) != 0;
            boolean expected = head[0] == MAGIC && head[1] == sources + 1L && head[2] >= 0
                    && head[2] <= SynapseTable.MAX_SYNAPSES
                    && bytes(head[1], head[2], weights, delays) == file.length();
            if (!expected) {
                throw new IOException("it is not what its name says");
            }
            int synapses = (int) head[2];
            int[] begin = file.ints(sources + 1);
            char[] targets = file.chars(synapses, to - from - 1);
            int[] weight = weights ? file.ints(synapses) : null;
            int longest = (int) Math.max(1, projection.delays().upperBound());
            char[] delay = delays ? file.chars(synapses, longest) : null;
            file.finish();
            CompiledReader.check(begin[0] == 0 && begin[sources] == synapses && (int) head[5] <= longest);
            for (int source = 0; source < sources; source++) {
                CompiledReader.check(begin[source] <= begin[source + 1]);
            }
            return new SynapseTable(begin, targets, weight, delay, (int) head[4], (int) head[5]);
        }
    }
}
