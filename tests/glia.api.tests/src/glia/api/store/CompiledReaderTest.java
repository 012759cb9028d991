package glia.api.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompiledReaderTest {

    private static final int MORE_THAN_A_CHUNK = CompiledWriter.CHUNK / Character.BYTES + 5;

    @TempDir
    private Path folder;

    private Path written(char... values) throws IOException {
        Path file = folder.resolve("chars");
        try (OutputStream out = Files.newOutputStream(file)) {
            CompiledWriter writer = new CompiledWriter(out);
            writer.chars(values);
            writer.finish();
        }
        return file;
    }

    private static char[] chars(Path file, int length, int largest) throws IOException {
        try (CompiledReader reader = new CompiledReader(file)) {
            char[] values = reader.chars(length, largest);
            reader.finish();
            return values;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, MORE_THAN_A_CHUNK})
    void whatWasWrittenIsRead(int length) throws Exception {
        Random random = new Random(length);
        char[] values = new char[length];
        int largest = 0;
        for (int i = 0; i < length; i++) {
            values[i] = (char) random.nextInt(1 << Character.SIZE);
            largest = Math.max(largest, values[i]);
        }
        Path file = written(values);
        assertArrayEquals(values, chars(file, length, largest));
        int[] narrow = new int[length];
        try (CompiledReader reader = new CompiledReader(file)) {
            reader.narrow(narrow, largest);
            reader.finish();
        }
        for (int i = 0; i < length; i++) {
            assertEquals(values[i], narrow[i]);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 65535", "1, 2", "9999, 10000", "9999, 65535", "16383, 16384", "32767, 32768",
        "65534, 65535"})
    void noPlaceOfANumberThatIsTooLargeEscapes(int largest, int above) throws Exception {
        for (int length = 1; length <= 9; length++) {
            for (int place = 0; place < length; place++) {
                char[] values = new char[length];
                Arrays.fill(values, (char) largest);
                assertArrayEquals(values, chars(written(values), length, largest));
                values[place] = (char) above;
                Path file = written(values);
                int many = length;
                IOException thrown = assertThrows(IOException.class, () -> chars(file, many, largest),
                        place + " of " + length);
                assertEquals("it leads out of the network", thrown.getMessage());
                assertThrows(IOException.class, () -> {
                    try (CompiledReader reader = new CompiledReader(file)) {
                        reader.narrow(new int[many], largest);
                    }
                });
            }
        }
    }

    @Test
    void aNumberThatIsTooLargeInALaterChunkDoesNotEscape() throws Exception {
        char[] values = new char[MORE_THAN_A_CHUNK];
        values[MORE_THAN_A_CHUNK - 1] = 8;
        Path file = written(values);
        assertArrayEquals(values, chars(file, values.length, 8));
        assertThrows(IOException.class, () -> chars(file, values.length, 7));
    }

    @Test
    void whereNothingIsAllowedNothingMayBe() throws Exception {
        assertArrayEquals(new char[0], chars(written(), 0, -1));
        Path file = written('\0');
        assertThrows(IOException.class, () -> chars(file, 1, -1));
    }

    /** One that may be as large as it can be is never refused, also if more is allowed than a number can be. */
    @Test
    void allNumbersAreGoodWhereAllAreAllowed() throws Exception {
        char[] values = {0, 1, 32_767, 32_768, 65_534, 65_535};
        Path file = written(values);
        assertArrayEquals(values, chars(file, values.length, 65_535));
        assertArrayEquals(values, chars(file, values.length, 1 << 20));
    }
}
