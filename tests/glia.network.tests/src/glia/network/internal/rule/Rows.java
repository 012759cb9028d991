package glia.network.internal.rule;

import glia.api.network.ConnectionRule;
import glia.api.network.Connectivity;
import glia.api.network.NetworkException;
import glia.api.network.Progress;
import glia.api.store.CompiledFiles;
import glia.network.internal.base.Work;
import glia.network.internal.space.Distances;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** All rows of a connectivity, for looking at them. */
final class Rows {

    private final int[][] sources;

    private Rows(int[][] sources) {
        this.sources = sources;
    }

    static Connectivity connect(ConnectionRule rule, Ends ends, long seed) {
        return connect(rule, ends, null, seed);
    }

    static Connectivity connect(ConnectionRule rule, Ends ends, Distances distances, long seed) {
        try {
            return Rules.connect(rule, ends, distances, seed, 1 << 24, 0.1, CompiledFiles.NONE,
                    new Work(Progress.NONE)).connectivity();
        } catch (NetworkException e) {
            throw new AssertionError(e);
        }
    }

    static Rows of(ConnectionRule rule, Ends ends, long seed) {
        return of(connect(rule, ends, seed), ends.targets());
    }

    static Rows of(Connectivity connectivity, int targets) {
        int[][] rows = new int[targets][0];
        connectivity.rows(0, targets, (target, row, count) -> rows[target] = Arrays.copyOf(row, count));
        return new Rows(rows);
    }

    int[] row(int target) {
        return sources[target];
    }

    int[][] all() {
        return sources;
    }

    int[] indegrees() {
        return Arrays.stream(sources).mapToInt(r -> r.length).toArray();
    }

    int[] outdegrees(int size) {
        int[] degrees = new int[size];
        Arrays.stream(sources).flatMapToInt(Arrays::stream).forEach(s -> degrees[s]++);
        return degrees;
    }

    long count() {
        return Arrays.stream(sources).mapToLong(r -> r.length).sum();
    }

    boolean hasAutapses() {
        for (int target = 0; target < sources.length; target++) {
            int self = target;
            if (Arrays.stream(sources[target]).anyMatch(s -> s == self)) {
                return true;
            }
        }
        return false;
    }

    boolean hasMultapses() {
        for (int[] row : sources) {
            Set<Integer> seen = new HashSet<>();
            if (!Arrays.stream(row).allMatch(seen::add)) {
                return true;
            }
        }
        return false;
    }

    /** Pearson's statistic of counts that should be equal, less its mean, in standard deviations. */
    static double deviation(int[] counts) {
        double mean = Arrays.stream(counts).average().orElseThrow();
        double statistic = Arrays.stream(counts).mapToDouble(c -> (c - mean) * (c - mean) / mean).sum();
        double freedom = counts.length - 1;
        return (statistic - freedom) / Math.sqrt(2 * freedom);
    }
}
