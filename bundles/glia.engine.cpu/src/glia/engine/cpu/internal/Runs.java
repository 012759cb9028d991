package glia.engine.cpu.internal;

import glia.api.network.Slots;

/** Neurons of a slice as ranges in ascending order; a kernel is called once a range. Immutable. */
final class Runs {

    static final Runs NONE = new Runs(0, new int[0], new int[0]);

    final int count;
    /** Index within the population of the first neuron of each range. */
    final int[] from;
    /** Behind the last one. */
    final int[] to;

    private Runs(int count, int[] from, int[] to) {
        this.count = count;
        this.from = from;
        this.to = to;
    }

    /**
     * @param from index of the slice's first neuron within the population
     * @param to index behind its last
     * @return the living neurons of a slice, in ranges as long as possible
     */
    static Runs living(Slots slots, int from, int to) {
        int[] begin = new int[slots.runs()];
        int[] end = new int[slots.runs()];
        int count = 0;
        for (int run = 0; run < slots.runs(); run++) {
            int first = Math.max(from, slots.begin(run));
            int last = Math.min(to, slots.end(run));
            if (first < last) {
                begin[count] = first;
                end[count++] = last;
            }
        }
        return new Runs(count, begin, end);
    }

    /**
     * @param blocks by bit, blocks of the population that are selected
     * @param chosen whether those in selected blocks are wanted, or those in others
     * @return of these neurons those that are wanted, in ranges as long as possible
     */
    Runs within(long[] blocks, boolean chosen) {
        int most = count;
        for (int run = 0; run < count; run++) {
            most += (to[run] - from[run]) / Tiling.ALIGNMENT + 1;
        }
        int[] begin = new int[most];
        int[] end = new int[most];
        int found = 0;
        for (int run = 0; run < count; run++) {
            for (int first = from[run]; first < to[run];) {
                int block = first / Tiling.ALIGNMENT;
                int last = Math.min(to[run], (block + 1) * Tiling.ALIGNMENT);
                if (((blocks[block / Long.SIZE] >>> block & 1) != 0) == chosen) {
                    if (found > 0 && end[found - 1] == first) {
                        end[found - 1] = last;
                    } else {
                        begin[found] = first;
                        end[found++] = last;
                    }
                }
                first = last;
            }
        }
        return new Runs(found, begin, end);
    }

    /** How many neurons these are. */
    int neurons() {
        int sum = 0;
        for (int run = 0; run < count; run++) {
            sum += to[run] - from[run];
        }
        return sum;
    }

    /** Whether these are all neurons of a slice. */
    boolean all(int first, int size) {
        return size == 0 || count == 1 && from[0] == first && to[0] == first + size;
    }
}
