package glia.network.internal.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import glia.api.network.ConnectionRule;
import glia.api.network.NetworkException;
import glia.api.network.Progress;
import glia.api.store.CompiledFiles;
import glia.network.internal.base.Work;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that are drawn as a whole and kept from one start to the next. */
class KeptRowsTest {

    /** More targets than a block has, and more sources than 16 bits. */
    private static final Ends WIDE = new Ends(70_000, 5000, false, true);
    private static final Ends SELF = new Ends(5000, 5000, true, false);
    private static final ConnectionRule TOTAL = new ConnectionRule.FixedTotalNumber(100_000);

    private final KeptFiles kept = new KeptFiles();
    private final AtomicInteger draws = new AtomicInteger();

    @BeforeEach
    void keep() throws Exception {
        kept.keep();
    }

    @AfterEach
    void keepNothing() throws Exception {
        kept.keepNothing();
    }

    static Stream<Arguments> rules() {
        ConnectionRule outdegree = new ConnectionRule.FixedOutdegree(20);
        return Stream.of(Arguments.of(TOTAL, WIDE), Arguments.of(TOTAL, SELF), Arguments.of(outdegree, WIDE),
                Arguments.of(outdegree, SELF), Arguments.of(TOTAL, new Ends(65_536, 300, false, false)));
    }

    private Rows rows(ConnectionRule rule, Ends ends, long seed, CompiledFiles files) throws NetworkException {
        return Rows.of(Rules.connect(rule, ends, null, seed, 1 << 24, 0.1, files, new Work(Progress.NONE))
                .connectivity(), ends.targets());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theSecondStartHasTheSameRows(ConnectionRule rule, Ends ends) throws Exception {
        int[][] drawn = rows(rule, ends, 7, CompiledFiles.NONE).all();
        assertArrayEquals(drawn, rows(rule, ends, 7, kept.service()).all());
        assertEquals(1, kept.all().size());
        assertArrayEquals(drawn, rows(rule, ends, 7, kept.service()).all());
        assertEquals(1, kept.all().size());
    }

    /** Everything that rows are drawn from tells files apart. */
    @Test
    void whatIsDrawnFromSomethingElseIsKeptBesides() throws Exception {
        ConnectionRule outdegree = new ConnectionRule.FixedOutdegree(20);
        List<Arguments> all = List.of(Arguments.of(TOTAL, SELF, 7L), Arguments.of(TOTAL, SELF, 8L),
                Arguments.of(new ConnectionRule.FixedTotalNumber(100_001), SELF, 7L), Arguments.of(outdegree, SELF, 7L),
                Arguments.of(TOTAL, new Ends(5000, 5000, false, false), 7L),
                Arguments.of(TOTAL, new Ends(5000, 5000, true, true), 7L));
        for (int i = 0; i < all.size(); i++) {
            Object[] each = all.get(i).get();
            int[][] drawn = rows((ConnectionRule) each[0], (Ends) each[1], (long) each[2], CompiledFiles.NONE).all();
            assertArrayEquals(drawn, rows((ConnectionRule) each[0], (Ends) each[1], (long) each[2], kept.service())
                    .all());
            assertEquals(i + 1, kept.all().size());
        }
    }

    @Test
    void fewConnectionsAndUnwantedOnesAreNotKept() throws Exception {
        rows(new ConnectionRule.FixedTotalNumber(65_535), SELF, 7, kept.service());
        kept.keepNothing();
        rows(TOTAL, SELF, 7, kept.service());
        assertEquals(List.of(), kept.all());
    }

    private int[][] counted(Ends ends, long probed) {
        draws.set(0);
        return Rows.of(new KeptRows(ends, 100_000, kept.service()).of("here", (from, to, receiver) ->
                receiver.connect((int) probed, 0), 1, () -> {
                    draws.incrementAndGet();
                    StoredRows rows = new StoredRows(indegrees(ends));
                    Random random = new Random(1);
                    for (int block = 0; block < rows.blocks(); block++) {
                        Arrays.setAll(rows.sources(block), k -> random.nextInt(ends.sources()));
                    }
                    return rows;
                }), ends.targets()).all();
    }

    private static int[] indegrees(Ends ends) {
        int[] indegrees = new int[ends.targets()];
        for (int i = 0; i < 100_000; i++) {
            indegrees[(int) ((long) i * i % ends.targets())]++;
        }
        return indegrees;
    }

    /** As after another release that draws otherwise. */
    @Test
    void whatIsProbedOtherwiseIsDrawnAnew() {
        int[][] first = counted(SELF, 1);
        assertArrayEquals(first, counted(SELF, 1));
        assertEquals(0, draws.get());
        assertArrayEquals(first, counted(SELF, 2));
        assertEquals(1, draws.get());
    }

    /** Bytes all over it, and other lengths. */
    @ParameterizedTest
    @MethodSource("ends")
    void aDamagedFileIsDrawnAnew(Ends ends) throws Exception {
        int[][] drawn = counted(ends, 1);
        Path file = kept.all().getFirst();
        byte[] good = Files.readAllBytes(file);
        for (int at = 0; at < good.length; at += at < 32 || at > good.length - 12 ? 1 : good.length / 40) {
            byte[] bad = good.clone();
            bad[at] ^= (byte) (1 << at % 8);
            drawnAnew(drawn, ends, file, bad, "byte " + at);
        }
        for (int length : new int[] {0, 1, 24, good.length - 8, good.length - 1, good.length + 1}) {
            drawnAnew(drawn, ends, file, Arrays.copyOf(good, length), length + " bytes");
        }
    }

    private void drawnAnew(int[][] drawn, Ends ends, Path file, byte[] bad, String damage) throws IOException {
        Files.write(file, bad);
        assertArrayEquals(drawn, counted(ends, 1), damage);
        assertEquals(1, draws.get(), damage);
    }

    /** Its checksum is right, so somebody has made it. */
    @ParameterizedTest
    @MethodSource("ends")
    void aFileThatLeadsOutOfTheNetworkIsDrawnAnew(Ends ends) throws Exception {
        int[][] drawn = counted(ends, 1);
        Path file = kept.all().getFirst();
        byte[] good = Files.readAllBytes(file);
        int indegrees = 3 * Long.BYTES;
        int firstTwo = indegrees(ends)[0] + indegrees(ends)[1];
        int sources = indegrees + ends.targets() * Integer.BYTES;
        for (int[] change : new int[][] {{sources, -1}, {sources, ends.sources() | ends.sources() << 16},
                {indegrees, 1 << 30}, {indegrees, -1, firstTwo + 1}, {0, 0}, {Long.BYTES, 1}, {2 * Long.BYTES, 1}}) {
            ByteBuffer bad = ByteBuffer.wrap(good.clone()).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 1; i < change.length; i++) {
                bad.putInt(change[0] + (i - 1) * Integer.BYTES, change[i]);
            }
            CRC32C sum = new CRC32C();
            sum.update(bad.array(), 0, good.length - Long.BYTES);
            bad.putLong(good.length - Long.BYTES, sum.getValue());
            drawnAnew(drawn, ends, file, bad.array(), Arrays.toString(change));
        }
    }

    static Stream<Ends> ends() {
        return Stream.of(WIDE, SELF);
    }
}
