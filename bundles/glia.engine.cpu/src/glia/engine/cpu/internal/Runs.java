package glia.engine.cpu.internal;

import glia.api.network.Slots;

/**
 * Which neurons of a slice are advanced: ranges in ascending order. A kernel is called once a range, so that a slice in
 * which all live costs what it would cost if none could die. Immutable.
 */
final class Runs {

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

    /** Whether these are all neurons of a slice. */
    boolean all(int first, int size) {
        return size == 0 || count == 1 && from[0] == first && to[0] == first + size;
    }
}
