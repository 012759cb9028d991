package glia.network.internal.rule;

import glia.api.network.Connectivity;
import java.util.Arrays;

/**
 * Rows that are kept, in blocks of targets so that more than 2^31 connections fit; within a block row t is
 * {@code sources[starts[t]] .. sources[starts[t + 1] - 1]}.
 */
final class StoredRows implements Connectivity {

    static final int BLOCK_BITS = 12;
    static final int BLOCK = 1 << BLOCK_BITS;

    private final int targets;
    private final int[][] starts;
    private final int[][] sources;
    private final int maxIndegree;

    /**
     * @param indegrees length of every row
     * @throws ArithmeticException if a block of rows exceeds an array
     */
    StoredRows(int[] indegrees) {
        targets = indegrees.length;
        int blocks = (targets + BLOCK - 1) >>> BLOCK_BITS;
        starts = new int[blocks][];
        sources = new int[blocks][];
        int longest = 0;
        for (int block = 0; block < blocks; block++) {
            int first = block << BLOCK_BITS;
            int size = Math.min(BLOCK, targets - first);
            starts[block] = new int[size + 1];
            for (int i = 0; i < size; i++) {
                starts[block][i + 1] = Math.addExact(starts[block][i], indegrees[first + i]);
                longest = Math.max(longest, indegrees[first + i]);
            }
            sources[block] = new int[starts[block][size]];
        }
        maxIndegree = longest;
    }

    /** Sets one entry of a row; only while the rows are being made. */
    void set(int target, int k, int source) {
        sources[target >>> BLOCK_BITS][start(target) + k] = source;
    }

    /** Where a row begins within its block. */
    int start(int target) {
        return starts[target >>> BLOCK_BITS][target & BLOCK - 1];
    }

    int blocks() {
        return sources.length;
    }

    int lengthOf(int block) {
        return sources[block].length;
    }

    /** The sources of a block, one row behind the other; to be changed only while the rows are being made. */
    int[] sources(int block) {
        return sources[block];
    }

    int[] indegrees() {
        int[] indegrees = new int[targets];
        for (int target = 0; target < targets; target++) {
            int[] block = starts[target >>> BLOCK_BITS];
            indegrees[target] = block[(target & BLOCK - 1) + 1] - block[target & BLOCK - 1];
        }
        return indegrees;
    }

    @Override
    public long count() {
        return Arrays.stream(sources).mapToLong(s -> s.length).sum();
    }

    @Override
    public int maxIndegree() {
        return maxIndegree;
    }

    @Override
    public void rows(int from, int to, RowVisitor visitor) {
        int[] row = new int[maxIndegree];
        for (int target = from; target < to; target++) {
            int block = target >>> BLOCK_BITS;
            int start = start(target);
            int n = starts[block][(target & BLOCK - 1) + 1] - start;
            if (n > 0) {
                System.arraycopy(sources[block], start, row, 0, n);
                visitor.row(target, row, n);
            }
        }
    }
}
