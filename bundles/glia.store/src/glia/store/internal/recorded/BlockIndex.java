package glia.store.internal.recorded;

import java.util.Arrays;

/** Where the entries (spikes, rows) of a recording are in its file: a place, a time and a number for each block. */
final class BlockIndex {

    private long[] offsets = new long[64];
    private long[] times = new long[64];
    private long[] numbers = new long[64];
    private int blocks;
    private long entries;

    /** A block begins here; entries are counted into it from now on. */
    void begin(long offset, long time) {
        if (blocks == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * blocks);
            times = Arrays.copyOf(times, 2 * blocks);
            numbers = Arrays.copyOf(numbers, 2 * blocks);
        }
        offsets[blocks] = offset;
        times[blocks] = time;
        numbers[blocks++] = entries;
    }

    void count(int more) {
        entries += more;
    }

    long entries() {
        return entries;
    }

    int blocks() {
        return blocks;
    }

    long offset(int block) {
        return offsets[block];
    }

    /** Time of the first entry of a block. */
    long time(int block) {
        return times[block];
    }

    /** Number of the first entry of a block; behind the last one, of all entries. */
    long number(int block) {
        return block == blocks ? entries : numbers[block];
    }

    /** The block that holds an entry. */
    int blockOf(long number) {
        int found = Arrays.binarySearch(numbers, 0, blocks, number);
        return found >= 0 ? found : -found - 2;
    }

    /** The last block that begins before a time, or the first one. */
    int blockBefore(long time) {
        int low = 0;
        int high = blocks;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Math.max(0, low - 1);
    }
}
