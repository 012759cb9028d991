package glia.store.internal.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read back by another implementation (jHDF). */
class Hdf5Test {

    @TempDir
    private Path folder;

    /** From the comments of lookup3.c. */
    @Test
    void checksumIsThatOfLookup3() {
        byte[] text = "Four score and seven years ago".getBytes(StandardCharsets.US_ASCII);
        assertEquals(0x17770551, Lookup3.of(text, text.length));
        assertEquals(0xdeadbeef, Lookup3.of(text, 0));
    }

    private Path write(int count) throws IOException {
        Path file = folder.resolve(count + ".h5");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Chunks chunks = new Chunks();
            long end = MetadataWriter.FIRST_FREE;
            for (int i = 0; i < count; i++) {
                channel.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, 7 * i), end);
                chunks.add(end, 4);
                end += 4;
            }
            MetadataWriter out = new MetadataWriter(channel, end);
            long data = out.dataset(Datatype.UINT32, chunks, 0, new int[] {1}, new long[] {count},
                    List.of(Attribute.text("units", "apples")));
            out.end(out.group(Map.of("data", data), List.of(Attribute.uint32("numbers", 3, 4))));
        }
        return file;
    }

    /** One node of the index holds 64 chunks, two levels 4096. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64, 65, 4096, 4097, 9000})
    void findsEveryChunkOfManyLevels(int count) throws IOException {
        try (HdfFile file = new HdfFile(write(count))) {
            Dataset data = file.getDatasetByPath("/data");
            assertArrayEquals(new int[] {count}, data.getDimensions());
            assertEquals("apples", data.getAttribute("units").getData());
            assertArrayEquals(new long[] {3, 4}, (long[]) file.getAttribute("numbers").getData());
            if (count > 0) {
                long[] expected = new long[count];
                Arrays.setAll(expected, i -> 7L * i);
                assertArrayEquals(expected, (long[]) data.getData());
            }
        }
    }

    @Test
    void wideTablesAreCutIntoChunksInBothDirections() throws IOException {
        Path file = folder.resolve("wide.h5");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Chunks chunks = new Chunks();
            long end = MetadataWriter.FIRST_FREE;
            for (int row = 0; row < 50; row++) {
                for (int column = 0; column < 9; column += 3) {
                    ByteBuffer cells = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
                    for (int i = 0; i < 3; i++) {
                        cells.putFloat(4 * i, 100 * row + column + i);
                    }
                    channel.write(cells, end);
                    chunks.add(end, 12);
                    end += 12;
                }
            }
            MetadataWriter out = new MetadataWriter(channel, end);
            long data = out.dataset(Datatype.FLOAT32, chunks, 0, new int[] {1, 3}, new long[] {50, 8}, List.of());
            out.end(out.group(Map.of("data", data), List.of()));
        }
        try (HdfFile hdf = new HdfFile(file)) {
            float[][] read = (float[][]) hdf.getDatasetByPath("/data").getData();
            assertEquals(50, read.length);
            for (int row = 0; row < 50; row++) {
                for (int column = 0; column < 8; column++) {
                    assertEquals(100 * row + column, read[row][column]);
                }
            }
        }
    }

    @Test
    void groupsMayHaveThousandsOfMembersInAnyAlphabet() throws IOException {
        Path file = folder.resolve("groups.h5");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            MetadataWriter out = new MetadataWriter(channel, MetadataWriter.FIRST_FREE);
            Map<String, Long> members = new HashMap<>();
            for (int i = 0; i < 5000; i++) {
                members.put("\u00dcbung \u03b1 " + i, out.dataset(Datatype.UINT64, 2, k -> k + 1, List.of()));
            }
            out.end(out.group(members, List.of()));
        }
        try (HdfFile hdf = new HdfFile(file)) {
            assertEquals(5000, hdf.getChildren().size());
            Node member = hdf.getChild("\u00dcbung \u03b1 4711");
            assertEquals(2, ((Dataset) member).getDimensions()[0]);
        }
    }

    @Test
    void beginsAsTheFormatSpecificationHasIt() throws IOException {
        byte[] bytes = Files.readAllBytes(write(3));
        ByteBuffer superblock = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertArrayEquals(new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n', 2, 8, 8, 0},
                Arrays.copyOf(bytes, 12));
        assertEquals(0, superblock.getLong(12), "base address");
        assertEquals(-1, superblock.getLong(20), "no extension");
        assertEquals(bytes.length, superblock.getLong(28), "end of the file");
        int root = (int) superblock.getLong(36);
        assertEquals("OHDR", new String(bytes, root, 4, StandardCharsets.US_ASCII));
        assertEquals(Lookup3.of(bytes, 44), superblock.getInt(44));
    }
}
