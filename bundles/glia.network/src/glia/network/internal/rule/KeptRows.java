package glia.network.internal.rule;

import glia.api.store.CompiledFiles;
import glia.api.store.CompiledReader;
import glia.api.store.CompiledWriter;
import glia.network.internal.rule.Transposition.Generator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.zip.CRC32C;

/**
 * Rows that are drawn as a whole, read where they are kept from a start before: how long every row is, then the sources
 * of each block, by 16 bits if these suffice.
 */
final class KeptRows {

    /** So many elements are drawn to see whether they still are what they were. */
    static final int PROBES = 8;

    private static final long MAGIC = 0x31_77_6f_72_69_6c_67_00L;
    private static final int WORDS = 3;
    /** Fewer connections are drawn as fast as they are read. */
    private static final long FEWEST = 1 << 16;

    private final Ends ends;
    private final long connections;
    private final CompiledFiles kept;

    KeptRows(Ends ends, long connections, CompiledFiles kept) {
        this.ends = ends;
        this.connections = connections;
        this.kept = kept;
    }

    /**
     * @param origin all that the rows are drawn from
     * @param probed generates some of the connections, quickly
     * @param elements that it generates
     * @param draw makes the rows
     * @return what was drawn when the same network was built before and is kept, else what is drawn now
     */
    StoredRows of(String origin, Generator probed, long elements, Supplier<StoredRows> draw) {
        if (!kept.wanted() || connections < FEWEST) {
            return draw.get();
        }
        String identity = String.join("\n", Long.toString(MAGIC), origin, ends.toString(),
                Long.toString(connections), Long.toString(probe(probed, elements)));
        return kept.find(identity, this::read).orElseGet(() -> {
            StoredRows drawn = draw.get();
            kept.keep(identity, length(), out -> write(drawn, out));
            return drawn;
        });
    }

    /** Another release may draw otherwise from the same origin. */
    private static long probe(Generator probed, long elements) {
        CRC32C sum = new CRC32C();
        ByteBuffer words = ByteBuffer.allocate(2 * Integer.BYTES);
        probed.generate(0, Math.min(elements, PROBES), (source, target) ->
                sum.update(words.putInt(0, source).putInt(Integer.BYTES, target).array()));
        return sum.getValue();
    }

    private boolean narrow() {
        return ends.sources() <= 1 << Character.SIZE;
    }

    /** How long the file is, but for some bytes that align blocks. */
    private long length() {
        return CompiledWriter.length(Long.BYTES * WORDS, (long) Integer.BYTES * ends.targets(),
                (narrow() ? Character.BYTES : Integer.BYTES) * connections);
    }

    private void write(StoredRows rows, OutputStream out) throws IOException {
        CompiledWriter file = new CompiledWriter(out);
        file.longs(MAGIC, ends.targets(), connections);
        file.ints(rows.indegrees());
        for (int block = 0; block < rows.blocks(); block++) {
            int[] sources = rows.sources(block);
            if (narrow()) {
                file.narrow(sources);
            } else {
                file.ints(sources);
            }
        }
        file.finish();
    }

    private StoredRows read(Path path) throws IOException {
        try (CompiledReader file = new CompiledReader(path)) {
            long[] head = file.longs(WORDS);
            if (head[0] != MAGIC || head[1] != ends.targets() || head[2] != connections) {
                throw new IOException("it is not what its name says");
            }
            StoredRows rows = new StoredRows(checked(file.ints(ends.targets())));
            for (int block = 0; block < rows.blocks(); block++) {
                int[] sources = rows.sources(block);
                if (narrow()) {
                    file.narrow(sources, ends.sources() - 1);
                } else {
                    System.arraycopy(checked(file.ints(sources.length), ends.sources()), 0, sources, 0,
                            sources.length);
                }
            }
            file.finish();
            return rows;
        }
    }

    /** Rows of these lengths take no more memory than those that were drawn. */
    private int[] checked(int[] indegrees) throws IOException {
        long all = 0;
        long block = 0;
        for (int target = 0; target < indegrees.length; target++) {
            block = target % StoredRows.BLOCK == 0 ? indegrees[target] : block + indegrees[target];
            all += indegrees[target];
            CompiledReader.check(indegrees[target] >= 0 && block <= Integer.MAX_VALUE);
        }
        CompiledReader.check(all == connections);
        return indegrees;
    }

    private static int[] checked(int[] sources, int below) throws IOException {
        for (int source : sources) {
            CompiledReader.check(source >= 0 && source < below);
        }
        return sources;
    }
}
