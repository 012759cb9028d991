package glia.store.internal.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

/** Writes sections as a checkpoint file: once over all of them for the checksums, once more for the file. */
final class SectionWriter {

    private static final byte[] PADDING = new byte[Layout.ALIGNMENT];

    private final List<Section> sections;
    private final byte[] chunk = new byte[1 << 16];
    private final MemorySegment chunkMemory = MemorySegment.ofArray(chunk);

    SectionWriter(List<Section> sections) {
        this.sections = sections;
    }

    /** Takes a piece of the file. */
    private interface Sink {
        void take(byte[] bytes, int count) throws IOException;
    }

    void writeTo(OutputStream out) throws IOException {
        int tableLength = sections.stream().mapToInt(SectionWriter::entryLength).sum();
        long begin = Layout.align(Layout.HEADER_BYTES + (long) tableLength, Layout.ALIGNMENT);
        int[] checksums = new int[sections.size()];
        CRC32C content = new CRC32C();
        content.update(PADDING, 0, (int) (begin - Layout.HEADER_BYTES - tableLength));
        long end = begin;
        for (int s = 0; s < checksums.length; s++) {
            CRC32C own = new CRC32C();
            give(sections.get(s), (bytes, count) -> {
                own.update(bytes, 0, count);
                content.update(bytes, 0, count);
            });
            checksums[s] = (int) own.getValue();
            content.update(PADDING, 0, padding(sections.get(s)));
            end += Layout.align(sections.get(s).bytes(), Layout.ALIGNMENT);
        }
        byte[] table = table(tableLength, begin, checksums);
        out.write(header(table, end, (int) content.getValue()));
        out.write(table);
        out.write(PADDING, 0, (int) (begin - Layout.HEADER_BYTES - tableLength));
        for (Section section : sections) {
            give(section, (bytes, count) -> out.write(bytes, 0, count));
            out.write(PADDING, 0, padding(section));
        }
    }

    private void give(Section section, Sink sink) throws IOException {
        int most = chunk.length / section.type().bytes();
        for (int first = 0; first < section.count(); first += most) {
            int count = Math.min(most, section.count() - first);
            section.type().store(section.array(), first, count, chunkMemory);
            sink.take(chunk, count * section.type().bytes());
        }
    }

    private static int padding(Section section) {
        return (int) (Layout.align(section.bytes(), Layout.ALIGNMENT) - section.bytes());
    }

    private static byte[] name(Section section) {
        byte[] name = section.name().getBytes(StandardCharsets.UTF_8);
        if (name.length > Layout.MAX_NAME) {
            throw new IllegalArgumentException("name of a section: " + section.name());
        }
        return name;
    }

    private static int entryLength(Section section) {
        return Layout.ENTRY_BYTES + (int) Layout.align(name(section).length, Layout.NAME_ALIGNMENT);
    }

    private byte[] table(int length, long begin, int[] checksums) {
        ByteBuffer table = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        long offset = begin;
        for (int s = 0; s < checksums.length; s++) {
            Section section = sections.get(s);
            byte[] name = name(section);
            int entry = table.position();
            table.putInt(entry + Layout.NAME_LENGTH_AT, name.length)
                    .putInt(entry + Layout.TYPE_AT, section.type().ordinal())
                    .putLong(entry + Layout.COUNT_AT, section.count())
                    .putLong(entry + Layout.OFFSET_AT, offset)
                    .putInt(entry + Layout.CHECKSUM_AT, checksums[s])
                    .put(entry + Layout.ENTRY_BYTES, name);
            table.position(entry + entryLength(section));
            offset += Layout.align(section.bytes(), Layout.ALIGNMENT);
        }
        return table.array();
    }

    private byte[] header(byte[] table, long fileLength, int contentChecksum) {
        ByteBuffer header = ByteBuffer.allocate(Layout.HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(0, Layout.MAGIC)
                .putInt(Layout.VERSION_AT, Layout.VERSION)
                .putInt(Layout.SECTIONS_AT, sections.size())
                .putLong(Layout.FILE_LENGTH_AT, fileLength)
                .putLong(Layout.TABLE_LENGTH_AT, table.length)
                .putInt(Layout.TABLE_CHECKSUM_AT, checksum(table, table.length))
                .putInt(Layout.CONTENT_CHECKSUM_AT, contentChecksum);
        header.putInt(Layout.HEADER_CHECKSUM_AT, checksum(header.array(), Layout.HEADER_CHECKSUM_AT));
        return header.array();
    }

    private static int checksum(byte[] bytes, int count) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, count);
        return (int) checksum.getValue();
    }
}
