package glia.engine.cpu.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import glia.api.random.Philox;
import glia.api.random.PoissonTable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that are drawn for many neurons at once against the definition: one block, one table look-up each. */
class PoissonVectorsTest {

    private static final long KEY = 0x9E3779B97F4A7C15L;
    private static final int STREAM = 0x87000005;
    private static final int FROM = 48;
    private static final int GROUPS = 9;

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-6, 0.05, 0.357, 2, 7.5, PoissonVectors.MOST_MEAN})
    void drawsTheNumbersOfTheTable(double mean) {
        PoissonTable table = new PoissonTable(mean);
        PoissonVectors vectors = new PoissonVectors(KEY, STREAM, table, -3);
        int neurons = GROUPS * PoissonVectors.GROUP;
        int[] actual = new int[neurons + 2];
        int[] expected = new int[neurons + 2];
        int[] block = new int[4];
        for (long step : new long[] {0, 1, 77, 0xFFFFFFFFL, 0x1_0000_0000L, 0x7_FFFF_FFFFL}) {
            long sent = vectors.emit(step, actual, 1 - FROM, FROM, GROUPS);
            long wanted = 0;
            for (int i = 0; i < neurons; i += 4) {
                Philox.block(KEY, STREAM, (FROM + i) / 4, (int) (step >>> 32), (int) step, block, 0);
                for (int k = 0; k < 4; k++) {
                    int count = table.count(block[k]);
                    expected[1 + i + k] -= 3 * count;
                    wanted += count;
                }
            }
            assertEquals(wanted, sent);
            assertArrayEquals(expected, actual);
        }
    }
}
