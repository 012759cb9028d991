package glia.store.internal.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Map;

/**
 * Writes what makes an HDF5 file of chunks that are in the file already: datasets, groups and, last, the superblock,
 * which is the first thing in the file and leads to all the others. As of the HDF5 File Format Specification, version
 * 3.0 (superblock version 2).
 */
public final class MetadataWriter {

    /** Chunks come behind that, so that there is room for the superblock. */
    public static final int FIRST_FREE = 64;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    private long flushed;

    /** @param end where the chunks end */
    public MetadataWriter(FileChannel channel, long end) {
        this.channel = channel;
        flushed = end;
    }

    long position() {
        return flushed + buffer.position();
    }

    void align() throws IOException {
        write(new byte[(int) (-position() & 7)]);
    }

    void write(byte[] bytes) throws IOException {
        for (int from = 0; from < bytes.length;) {
            room(1);
            int piece = Math.min(buffer.remaining(), bytes.length - from);
            buffer.put(bytes, from, piece);
            from += piece;
        }
    }

    private void room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            flushed += channel.write(buffer, flushed);
        }
        buffer.clear();
    }

    private long header(ObjectHeader header, List<Attribute> attributes) throws IOException {
        attributes.forEach(header::attribute);
        align();
        long address = position();
        write(header.bytes());
        return address;
    }

    /** @return address of the group */
    public long group(Map<String, Long> members, List<Attribute> attributes) throws IOException {
        ObjectHeader header = new ObjectHeader().group();
        members.forEach(header::link);
        return header(header, attributes);
    }

    /**
     * A dataset of chunks.
     *
     * @param level of compression; 0 for none
     * @param chunk extent of a chunk
     * @param dimensions extent of the dataset
     * @return address of the dataset
     */
    public long dataset(Datatype type, Chunks chunks, int level, int[] chunk, long[] dimensions,
            List<Attribute> attributes) throws IOException {
        int[] across = new int[chunk.length];
        for (int d = 0; d < chunk.length; d++) {
            across[d] = Math.toIntExact(Math.ceilDiv(dimensions[d], chunk[d]));
        }
        long index = chunks.write(this, chunk, across);
        ObjectHeader header = new ObjectHeader().dataset(type, dimensions).chunked(type, index, chunk);
        return header(level == 0 ? header : header.compressed(type, level), attributes);
    }

    /** The value of an element of a dataset, as its bits. */
    @FunctionalInterface
    public interface Values {
        long bits(int index);
    }

    /** @return address of a dataset of one dimension that is written at once */
    public long dataset(Datatype type, int length, Values values, List<Attribute> attributes) throws IOException {
        align();
        long address = position();
        for (int i = 0; i < length; i++) {
            room(type.size());
            long bits = values.bits(i);
            if (type.size() == 8) {
                buffer.putLong(bits);
            } else {
                buffer.putInt((int) bits);
            }
        }
        ObjectHeader header = new ObjectHeader().dataset(type, length).contiguous(address,
                (long) length * type.size());
        return header(header, attributes);
    }

    /** Ends the file. */
    public void end(long root) throws IOException {
        flush();
        Bytes superblock = new Bytes().put(SIGNATURE).u8(2).u8(8).u8(8).u8(0).u64(0).u64(ObjectHeader.UNDEFINED)
                .u64(position()).u64(root);
        superblock.u32(Lookup3.of(superblock.array(), superblock.length()));
        ByteBuffer bytes = ByteBuffer.wrap(superblock.array());
        for (long at = 0; bytes.hasRemaining();) {
            at += channel.write(bytes, at);
        }
    }
}
