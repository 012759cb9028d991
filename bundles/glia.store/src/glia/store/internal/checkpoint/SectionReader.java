package glia.store.internal.checkpoint;

import glia.api.store.CheckpointException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.foreign.ValueLayout.OfInt;
import java.lang.foreign.ValueLayout.OfLong;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Reads a checkpoint file, which is hostile until every checksum was found right. Sections follow each other without a
 * gap or an overlap, so that all arrays together are no longer than the file.
 */
final class SectionReader {

    /** What the table says of a section, and what is there. */
    record Found(Section section, long offset) {
    }

    private static final OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int MAX_COUNT = Integer.MAX_VALUE - 8;
    private static final long CHUNK = 1 << 30;

    private final Path file;
    private final MemorySegment bytes;

    private SectionReader(Path file, MemorySegment bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /** @return the sections by name, in the order of the file */
    static Map<String, Found> read(Path file) throws CheckpointException, IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!Files.isRegularFile(file)) {
            throw new CheckpointException(file, "header", 0, "is not a file, expected a checkpoint");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ); Arena arena = Arena.ofConfined()) {
            return read(file, channel.map(MapMode.READ_ONLY, 0, channel.size(), arena));
        } catch (InternalError e) {
            // what is mapped is there no more, for somebody has cut the file off
            throw new CheckpointException(file, "file", 0, "it was changed while it was read");
        }
    }

    /** @param file only for messages */
    static Map<String, Found> read(Path file, MemorySegment bytes) throws CheckpointException {
        return new SectionReader(file, bytes).sections();
    }

    private CheckpointException bad(String section, long offset, String message) {
        return new CheckpointException(file, section, offset, message);
    }

    private Map<String, Found> sections() throws CheckpointException {
        checkHeader();
        long tableLength = bytes.get(LONG, Layout.TABLE_LENGTH_AT);
        if (tableLength < 0 || tableLength > bytes.byteSize() - Layout.HEADER_BYTES) {
            throw bad("header", Layout.TABLE_LENGTH_AT, "the table has " + tableLength + " bytes, the file "
                    + bytes.byteSize());
        }
        verify("table", Layout.HEADER_BYTES, tableLength, bytes.get(INT, Layout.TABLE_CHECKSUM_AT));
        Map<String, Found> found = new LinkedHashMap<>();
        long tableEnd = Layout.HEADER_BYTES + tableLength;
        long entry = Layout.HEADER_BYTES;
        long begin = Layout.align(tableEnd, Layout.ALIGNMENT);
        for (int left = bytes.get(INT, Layout.SECTIONS_AT); left > 0; left--) {
            long nameLength = entryNameLength(entry, tableEnd);
            Found section = section(entry, (int) nameLength, begin);
            if (found.put(section.section().name(), section) != null) {
                throw bad("table", entry, "two sections " + section.section().name());
            }
            begin = Layout.align(begin + section.section().bytes(), Layout.ALIGNMENT);
            entry += Layout.ENTRY_BYTES + Layout.align(nameLength, Layout.NAME_ALIGNMENT);
        }
        if (entry != tableEnd || begin != bytes.byteSize()) {
            throw bad("table", entry, "its " + found.size() + " sections end at " + begin + ", the table at "
                    + tableEnd + " and the file at " + bytes.byteSize());
        }
        verify("content", tableEnd, bytes.byteSize() - tableEnd, bytes.get(INT, Layout.CONTENT_CHECKSUM_AT));
        return found;
    }

    private void checkHeader() throws CheckpointException {
        long size = bytes.byteSize();
        if (size < Layout.HEADER_BYTES || bytes.get(LONG, 0) != Layout.MAGIC) {
            throw bad("header", 0, "is no checkpoint");
        }
        verify("header", 0, Layout.HEADER_CHECKSUM_AT, bytes.get(INT, Layout.HEADER_CHECKSUM_AT));
        int version = bytes.get(INT, Layout.VERSION_AT);
        if (version != Layout.VERSION) {
            throw bad("header", Layout.VERSION_AT, "is a checkpoint of version " + version + ", expected version "
                    + Layout.VERSION);
        }
        long length = bytes.get(LONG, Layout.FILE_LENGTH_AT);
        if (length != size) {
            throw bad("end of file", Math.min(size, Math.max(0, length)), "the file has " + size + " bytes, expected "
                    + length);
        }
    }

    private long entryNameLength(long entry, long tableEnd) throws CheckpointException {
        if (tableEnd - entry < Layout.ENTRY_BYTES) {
            throw bad("table", entry, "ends within an entry");
        }
        int length = bytes.get(INT, entry + Layout.NAME_LENGTH_AT);
        if (length < 1 || length > Layout.MAX_NAME || Layout.align(length, Layout.NAME_ALIGNMENT) > tableEnd - entry
                - Layout.ENTRY_BYTES) {
            throw bad("table", entry, "a name of " + length + " bytes");
        }
        return length;
    }

    private Found section(long entry, int nameLength, long begin) throws CheckpointException {
        byte[] encoded = new byte[nameLength];
        Section.Type.BYTES.load(bytes, entry + Layout.ENTRY_BYTES, encoded);
        String name = new String(encoded, StandardCharsets.UTF_8);
        int code = bytes.get(INT, entry + Layout.TYPE_AT);
        if (code < 0 || code >= Section.Type.values().length) {
            throw bad("table", entry, "section " + name + " is of the unknown type " + code);
        }
        Section.Type type = Section.Type.values()[code];
        long offset = bytes.get(LONG, entry + Layout.OFFSET_AT);
        long count = bytes.get(LONG, entry + Layout.COUNT_AT);
        if (offset != begin || count < 0 || count > MAX_COUNT || count * type.bytes() > bytes.byteSize() - begin) {
            throw bad("table", entry, "section " + name + " of " + count + " " + type + " at " + offset
                    + " is not within the file");
        }
        verify(name, offset, count * type.bytes(), bytes.get(INT, entry + Layout.CHECKSUM_AT));
        Object array = type.newArray((int) count);
        type.load(bytes, offset, array);
        return new Found(new Section(name, type, array), offset);
    }

    private void verify(String section, long offset, long length, int expected) throws CheckpointException {
        CRC32C checksum = new CRC32C();
        for (long at = 0; at < length; at += CHUNK) {
            checksum.update(bytes.asSlice(offset + at, Math.min(CHUNK, length - at)).asByteBuffer());
        }
        int actual = (int) checksum.getValue();
        if (actual != expected) {
            throw bad(section, offset, String.format(
                    "damaged within these %d bytes: their checksum is %08x, expected %08x", length, actual, expected));
        }
    }
}
