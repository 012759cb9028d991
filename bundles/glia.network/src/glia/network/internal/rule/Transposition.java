package glia.network.internal.rule;

import glia.network.internal.base.Work;

/**
 * Turns connections that are generated in another order into rows: counts them, then generates them again and puts
 * each into its place. Parts of the order are worked on by several threads; since each part has its own places in
 * every row, the rows are in the order of generation whatever the number of parts.
 */
final class Transposition {

    private static final int MAX_PARTS = 8;
    private static final long LEAST_WORK = 1 << 18;

    /** Generates the connections of the elements {@code from <= element < to}, always the same ones. */
    @FunctionalInterface
    interface Generator {
        void generate(long from, long to, Receiver receiver);
    }

    /** Takes connections. */
    @FunctionalInterface
    interface Receiver {
        void connect(int source, int target);
    }

    private Transposition() {
    }

    /**
     * @param elements number of elements that are generated from, at least 1
     * @param connections number of connections
     * @param targets number of rows
     */
    static StoredRows rows(long elements, long connections, int targets, Generator generator, Work work) {
        return rows(elements, connections, targets, parts(elements, connections, targets), generator, work);
    }

    static StoredRows rows(long elements, long connections, int targets, int parts, Generator generator, Work work) {
        long cost = Math.max(1, connections / elements);
        int[][] counts = new int[parts][targets];
        work.parts(parts, part -> {
            int[] own = counts[part];
            generateChecked(generator, elements, cost, part, parts, (source, target) -> own[target]++, work);
        });
        int[] indegrees = new int[targets];
        for (int target = 0; target < targets; target++) {
            for (int part = 0; part < parts; part++) {
                int n = counts[part][target];
                counts[part][target] = indegrees[target];
                indegrees[target] = Math.addExact(indegrees[target], n);
            }
        }
        StoredRows rows = new StoredRows(indegrees);
        work.parts(parts, part -> {
            int[] next = counts[part];
            generateChecked(generator, elements, cost, part, parts,
                    (source, target) -> rows.set(target, next[target]++, source), work);
        });
        return rows;
    }

    private static int parts(long elements, long connections, int targets) {
        long worthwhile = Math.max(1, connections / Math.max(LEAST_WORK, targets));
        long most = Math.min(MAX_PARTS, Runtime.getRuntime().availableProcessors());
        return (int) Math.max(1, Math.min(Math.min(worthwhile, most), elements));
    }

    private static void generateChecked(Generator generator, long elements, long cost, int part, int parts,
            Receiver receiver, Work work) {
        long from = elements / parts * part;
        long to = part == parts - 1 ? elements : elements / parts * (part + 1);
        work.slices(from, to, cost, (low, high) -> generator.generate(low, high, receiver));
    }
}
