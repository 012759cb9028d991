package glia.engine.cpu.internal;

import glia.api.network.Connectivity;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the rows of a first pass for a second one, which then need not be drawn again. Beyond a limit it keeps nothing,
 * so that laying out a network takes little more memory than the network itself.
 */
final class RowStore {

    /** Of sources; 256 MiB a worker while it lays out a table. */
    static final int LIMIT = 1 << 26;

    private static final int FIRST_CHUNK = 1 << 12;
    /** So large that the garbage collector leaves a chunk where it is. */
    private static final int LAST_CHUNK = 1 << 21;

    private final int from;
    private final int[] lengths;
    private final int limit;
    private final List<int[]> chunks = new ArrayList<>();
    private int[] chunk = new int[0];
    private int used;
    private long total;
    private int longest;

    RowStore(int from, int to, int limit) {
        this.from = from;
        this.lengths = new int[to - from];
        this.limit = limit;
    }

    /** Whether it has all rows that were added. */
    boolean complete() {
        return total <= limit;
    }

    /** Number of sources in all rows that were added. */
    long total() {
        return total;
    }

    void add(int target, int[] row, int count) {
        total += count;
        if (!complete()) {
            chunks.clear();
            return;
        }
        lengths[target - from] = count;
        longest = Math.max(longest, count);
        for (int done = 0; done < count;) {
            if (used == chunk.length) {
                chunk = new int[Math.clamp(2L * used, FIRST_CHUNK, LAST_CHUNK)];
                chunks.add(chunk);
                used = 0;
            }
            int part = Math.min(count - done, chunk.length - used);
            System.arraycopy(row, done, chunk, used, part);
            done += part;
            used += part;
        }
    }

    /** Visits the rows in the order in which they were added. */
    void rows(Connectivity.RowVisitor visitor) {
        int[] row = new int[longest];
        int present = 0;
        int first = 0;
        for (int i = 0; i < lengths.length; i++) {
            int count = lengths[i];
            for (int done = 0; done < count;) {
                int[] source = chunks.get(present);
                int part = Math.min(count - done, source.length - first);
                System.arraycopy(source, first, row, done, part);
                done += part;
                first += part;
                if (first == source.length) {
                    present++;
                    first = 0;
                }
            }
            if (count > 0) {
                visitor.row(from + i, row, count);
            }
        }
    }
}
