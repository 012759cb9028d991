package glia.network.internal.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.ConnectionRule;
import glia.api.network.Connectivity;
import glia.api.network.Progress;
import glia.network.internal.base.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counts of connections that are kept from one start to the next. */
class CountsTest {

    private static final Ends ENDS = new Ends(3000, 2500, false, false);
    private static final long COST = 1 << 12;
    /** So many rows of 300 connections tell, and so many at most where rows are short. */
    private static final long PROBES = 2;
    private static final long MOST_PROBES = 8;

    private final KeptFiles kept = new KeptFiles();
    private final AtomicLong drawn = new AtomicLong();

    @BeforeEach
    void keep() throws Exception {
        kept.keep();
    }

    @AfterEach
    void keepNothing() throws Exception {
        kept.keepNothing();
    }

    private static Connectivity rows(long seed) {
        return rows(0.1, seed);
    }

    private static Connectivity rows(double p, long seed) {
        return Rows.connect(new ConnectionRule.PairwiseBernoulli(p), ENDS, seed);
    }

    /** The same rows; how many are drawn is counted. */
    private Connectivity observed(Connectivity rows) {
        return new Connectivity() {
            @Override
            public long count() {
                throw new AssertionError("it is to be counted");
            }

            @Override
            public int maxIndegree() {
                throw new AssertionError("it is to be counted");
            }

            @Override
            public void rows(int from, int to, RowVisitor visitor) {
                drawn.addAndGet(to - from);
                rows.rows(from, to, visitor);
            }
        };
    }

    private Counts counts(String origin, Connectivity rows, long cost) {
        drawn.set(0);
        return Counts.of(origin, observed(rows), ENDS.targets(), cost, kept.service(), new Work(Progress.NONE));
    }

    private static Counts expected(Connectivity rows) {
        int[] indegrees = Rows.of(rows, ENDS.targets()).indegrees();
        return new Counts(Arrays.stream(indegrees).asLongStream().sum(), Arrays.stream(indegrees).max().orElseThrow());
    }

    @Test
    void theSecondStartDrawsNoMoreThanItProbes() throws Exception {
        Counts expected = expected(rows(1));
        assertEquals(expected, counts("one", rows(1), COST));
        assertEquals(ENDS.targets() + PROBES, drawn.get());
        assertEquals(expected, counts("one", rows(1), COST));
        assertEquals(PROBES, drawn.get());
        assertEquals(1, kept.all().size());
    }

    @Test
    void whereRowsAreShortMoreAreProbed() throws Exception {
        Counts expected = counts("one", rows(0.01, 1), COST);
        assertEquals(expected, counts("one", rows(0.01, 1), COST));
        assertEquals(MOST_PROBES, drawn.get());
    }

    @Test
    void otherOriginsAndOtherRowsAreCountedThemselves() throws Exception {
        counts("one", rows(1), COST);
        assertEquals(expected(rows(2)), counts("two", rows(2), COST));
        assertEquals(expected(rows(3)), counts("one", rows(3), COST));
        assertEquals(ENDS.targets() + PROBES, drawn.get());
        assertEquals(3, kept.all().size());
    }

    @Test
    void whatIsCountedQuicklyOrNotWantedIsNotKept() throws Exception {
        counts("one", rows(1), 1);
        keepNothing();
        counts("one", rows(1), COST);
        assertEquals(ENDS.targets(), drawn.get());
        assertEquals(List.of(), kept.all());
    }

    /** Bits all over it, and other lengths. */
    @Test
    void aDamagedFileIsCountedAnew() throws Exception {
        Connectivity rows = rows(1);
        Counts expected = counts("one", rows, COST);
        Path file = kept.all().getFirst();
        byte[] good = Files.readAllBytes(file);
        for (int bit = 0; bit < 8 * good.length; bit += 3) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, bad);
            assertEquals(expected, counts("one", rows, COST), "bit " + bit);
            assertTrue(drawn.get() > PROBES, "bit " + bit);
        }
        for (int length : new int[] {0, 1, good.length - 1, good.length + 1}) {
            Files.write(file, Arrays.copyOf(good, length));
            assertEquals(expected, counts("one", rows, COST), length + " bytes");
            assertTrue(drawn.get() > PROBES, length + " bytes");
        }
    }
}
