package glia.network.internal.rule;

import glia.api.network.Connectivity;
import glia.api.store.CompiledFiles;
import glia.api.store.CompiledReader;
import glia.api.store.CompiledWriter;
import glia.network.internal.base.Work;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.CRC32C;

/**
 * How many connections a rule yields that has to draw them all to know that.
 *
 * @param count of all connections
 * @param maxIndegree the most that a target has
 */
record Counts(long count, int maxIndegree) {

    private static final long MAGIC = 0x32_74_6e_63_69_6c_67_00L;
    private static final int WORDS = 3;
    private static final long LENGTH = CompiledWriter.length(WORDS * Long.BYTES);
    /** Simple operations that take as long as keeping a file. */
    private static final long WORTH_A_FILE = 1 << 22;
    /** So many rows are drawn to see whether they still are what they were. */
    private static final int PROBES = 8;
    /** Fewer rows if they have as many connections: code that is not compiled yet draws slowly. */
    private static final int ENOUGH = 1 << 9;

    /**
     * @param origin all that the rows are drawn from
     * @param rows only asked for its rows
     * @param cost of a row, see {@link Work#ranges}
     * @return what was counted when the same network was built before and is kept, else what is counted now
     */
    static Counts of(String origin, Connectivity rows, int targets, long cost, CompiledFiles kept, Work work) {
        if (!kept.wanted() || targets * cost < WORTH_A_FILE) {
            return count(rows, targets, cost, work);
        }
        String identity = String.join("\n", Long.toString(MAGIC), origin, Long.toString(probe(rows, targets)));
        Optional<Counts> known = kept.find(identity, file -> read(file, targets));
        if (known.isPresent()) {
            return known.get();
        }
        Counts counted = count(rows, targets, cost, work);
        kept.keep(identity, LENGTH, out -> {
            CompiledWriter file = new CompiledWriter(out);
            file.longs(MAGIC, counted.count(), counted.maxIndegree());
            file.finish();
        });
        return counted;
    }

    private static Counts count(Connectivity rows, int targets, long cost, Work work) {
        LongAdder count = new LongAdder();
        LongAccumulator longest = new LongAccumulator(Math::max, 0);
        work.ranges(targets, cost, (from, to) -> rows.rows(from, to, (target, sources, n) -> {
            count.add(n);
            longest.accumulate(n);
        }));
        return new Counts(count.sum(), longest.intValue());
    }

    /** Another release may draw otherwise from the same origin. */
    private static long probe(Connectivity rows, int targets) {
        CRC32C sum = new CRC32C();
        ByteBuffer word = ByteBuffer.allocate(Integer.BYTES);
        int[] drawn = {0};
        for (int i = 0; i < PROBES && drawn[0] < ENOUGH; i++) {
            int target = (int) ((long) i * targets / PROBES);
            rows.rows(target, target + 1, (t, sources, n) -> {
                drawn[0] += n;
                for (int k = 0; k < n; k++) {
                    sum.update(word.putInt(0, sources[k]).array());
                }
            });
        }
        return sum.getValue();
    }

    private static Counts read(Path path, int targets) throws IOException {
        try (CompiledReader file = new CompiledReader(path)) {
            if (file.length() != LENGTH) {
                throw new IOException("it has " + file.length() + " bytes, expected " + LENGTH);
            }
            long[] words = file.longs(WORDS);
            file.finish();
            CompiledReader.check(words[0] == MAGIC && words[2] >= 0 && words[2] <= Integer.MAX_VALUE
                    && words[1] >= words[2] && words[1] <= words[2] * targets);
            return new Counts(words[1], (int) words[2]);
        }
    }
}
