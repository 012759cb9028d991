package glia.api.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhiloxTest {

    /** The known answers that the authors of Philox publish with it (Random123, kat_vectors, philox4x32 10). */
    @Test
    void givesTheKnownAnswers() {
        assertArrayEquals(words(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8), block(0, 0, 0, 0, 0));
        assertArrayEquals(words(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd), block(-1L, -1, -1, -1, -1));
        assertArrayEquals(words(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1),
                block(0x299f31d0_a4093822L, 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344));
    }

    private static int[] words(int... words) {
        return words;
    }

    private static int[] block(long key, int c0, int c1, int c2, int c3) {
        int[] out = new int[6];
        Philox.block(key, c3, c0, c1, c2, out, 1);
        assertEquals(0, out[0] | out[5], "wrote beside its block");
        return words(out[1], out[2], out[3], out[4]);
    }

    @Test
    void unitIsInTheHalfOpenInterval() {
        assertEquals(0, Philox.unit(0, 0));
        assertEquals(1 - 0x1p-53, Philox.unit(-1, -1));
        assertEquals(0.5, Philox.unit(0x80000000, 0));
        assertEquals(0x1p-53, Philox.unit(0, 1 << 11));
        assertEquals(0, Philox.unit(0, (1 << 11) - 1), "only the upper 21 bits of the lower word count");
    }

    @Test
    void streamsNeverMeet() {
        Set<Integer> ids = new HashSet<>();
        for (RandomStream stream : RandomStream.values()) {
            for (int ordinal : new int[] {0, 1, 2, 0x7FFFFF, 0xFFFFFF}) {
                assertTrue(ids.add(stream.id(ordinal)), () -> stream + " " + ordinal);
            }
            assertThrows(IllegalArgumentException.class, () -> stream.id(-1));
            assertThrows(IllegalArgumentException.class, () -> stream.id(1 << 24));
        }
    }

    /** The numbers are part of the contract: whoever renumbers the streams changes every network. */
    @Test
    void streamsKeepTheirNumbers() {
        assertEquals("CONNECTION WEIGHT DELAY INITIAL PARAMETER POSITION DEVICE COORDINATION STRUCTURE",
                String.join(" ", Arrays.stream(RandomStream.values()).map(Enum::name).toList()));
        for (RandomStream stream : RandomStream.values()) {
            assertEquals((stream.ordinal() + 1) << 24 | 5, stream.id(5));
        }
    }
}
