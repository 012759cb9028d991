package glia.network.internal.rule;

import glia.api.network.Connectivity;
import glia.api.store.CompiledFiles;
import glia.network.internal.base.Work;
import glia.network.internal.rule.Transposition.Generator;
import java.util.Arrays;

/** The rules that do not draw row by row: connections are generated and then sorted into rows. */
final class DrawnPairs {

    /** Of pairs drawn without replacement, for which a table of twice the size is needed meanwhile. */
    private static final long MAX_DIFFERENT = 1L << 29;

    private DrawnPairs() {
    }

    /** Each source its number of targets. Order of a row: by source. */
    static Connectivity fixedOutdegree(Ends ends, int outdegree, long seed, int stream, CompiledFiles kept,
            Work work) {
        if (outdegree == 0) {
            return new StoredRows(new int[ends.targets()]);
        }
        int partners = ends.partnersOfSource();
        Generator bySource = (from, to, receiver) -> {
            RowRandom random = new RowRandom(seed, stream);
            Subset subset = ends.multapses() ? null : new Subset(partners);
            int[] drawn = new int[ends.multapses() ? 0 : outdegree];
            for (int source = (int) from; source < to; source++) {
                random.start(source);
                if (subset != null) {
                    subset.draw(random, partners, outdegree, drawn);
                }
                for (int k = 0; k < outdegree; k++) {
                    int partner = subset == null ? random.below(partners) : drawn[k];
                    receiver.connect(source, ends.partner(source, partner));
                }
            }
        };
        long count = (long) outdegree * ends.sources();
        return new KeptRows(ends, count, kept).of(origin("outdegree", seed, stream), bySource, ends.sources(),
                () -> Transposition.rows(ends.sources(), count, ends.targets(), bySource, work));
    }

    /** A number of connections. Order of a row: as drawn, or ascending if no pair may occur twice. */
    static Connectivity fixedTotalNumber(Ends ends, long count, long seed, int stream, CompiledFiles kept,
            Work work) {
        if (count == 0) {
            return new StoredRows(new int[ends.targets()]);
        }
        int partners = ends.partnersOfTarget();
        if (!ends.multapses() && count > MAX_DIFFERENT) {
            throw new ArithmeticException("more than " + MAX_DIFFERENT + " different connections");
        }
        KeptRows rows = new KeptRows(ends, count, kept);
        String origin = origin("total", seed, stream);
        if (!ends.multapses()) {
            int probed = (int) Math.min(count, KeptRows.PROBES);
            return rows.of(origin, numbered(ends, different(ends.pairs(), probed, new RowRandom(seed, stream), work)),
                    probed, () -> {
                        long[] pairs = different(ends.pairs(), (int) count, new RowRandom(seed, stream), work);
                        return Transposition.rows(count, count, ends.targets(), numbered(ends, pairs), work);
                    });
        }
        Generator asDrawn = (from, to, receiver) -> {
            RowRandom random = new RowRandom(seed, stream);
            for (long i = from; i < to; i++) {
                random.start(i);
                int target = random.below(ends.targets());
                receiver.connect(ends.partner(target, random.below(partners)), target);
            }
        };
        return rows.of(origin, asDrawn, count,
                () -> Transposition.rows(count, count, ends.targets(), asDrawn, work));
    }

    private static String origin(String rule, long seed, int stream) {
        return String.join("\n", rule, Long.toString(seed), Integer.toString(stream));
    }

    /** Pairs by their numbers. */
    private static Generator numbered(Ends ends, long[] pairs) {
        int partners = ends.partnersOfTarget();
        return (from, to, receiver) -> {
            for (int i = (int) from; i < to; i++) {
                int target = (int) (pairs[i] / partners);
                receiver.connect(ends.partner(target, (int) (pairs[i] % partners)), target);
            }
        };
    }

    /** Floyd's algorithm over the numbers of the pairs, with a table of open addressing; ascending. */
    private static long[] different(long range, int count, RowRandom random, Work work) {
        long[] drawn = new long[count];
        long[] table = new long[Integer.highestOneBit(Math.max(1, count - 1)) << 2];
        random.start(0);
        work.slices(0, count, 1, (from, to) -> {
            for (long i = from; i < to; i++) {
                long top = range - count + i;
                long number = random.below(top + 1);
                if (!add(table, number)) {
                    number = top;
                    add(table, top);
                }
                drawn[(int) i] = number;
            }
        });
        Arrays.parallelSort(drawn);
        return drawn;
    }

    /** @return whether the number was not there yet; entries are numbers plus 1, 0 is free */
    private static boolean add(long[] table, long number) {
        int mask = table.length - 1;
        int slot = (int) (number * 0x9E3779B97F4A7C15L >>> 32) & mask;
        while (table[slot] != 0) {
            if (table[slot] == number + 1) {
                return false;
            }
            slot = slot + 1 & mask;
        }
        table[slot] = number + 1;
        return true;
    }
}
