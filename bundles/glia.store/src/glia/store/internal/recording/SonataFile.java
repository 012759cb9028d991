package glia.store.internal.recording;

import glia.store.internal.hdf5.Attribute;
import glia.store.internal.hdf5.MetadataWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;

/**
 * An HDF5 file to which chunks of datasets are appended while the simulation runs. What says where they are comes last,
 * so a file can be ended at any time, and a chunk can be taken back to make room for it on a full disk.
 */
abstract class SonataFile extends RecordingFile {

    /** Of SONATA: this is one of its files, of version 0.1. */
    private static final List<Attribute> MARKS = List.of(Attribute.uint32("magic", 0x0A7A),
            Attribute.uint32("version", 0, 1));

    /** Level of compression of shuffled chunks; higher levels cost more than they save. */
    static final int LEVEL = 1;

    private final Deflater deflater = new Deflater(LEVEL);
    private long end = MetadataWriter.FIRST_FREE;
    private boolean finished;

    SonataFile(Place place, String stem) throws IOException {
        super(place, stem, ".h5");
    }

    /** The file was cut off there. */
    final long end() {
        return end;
    }

    /** Appends what only counts when {@link #keep} is called. */
    final int append(long at, ByteBuffer bytes) throws IOException {
        int size = bytes.remaining();
        for (long position = at; bytes.hasRemaining();) {
            position += channel.write(bytes, position);
        }
        return size;
    }

    /** What lies before this counts; what comes next is written behind it. */
    final void keep(long newEnd) {
        end = newEnd;
    }

    /**
     * Compresses a chunk.
     *
     * @param size of an element
     * @param elements little-endian; from 0 to the limit
     * @param shuffled of the same capacity; overwritten
     * @param out overwritten; has room also for what cannot be compressed
     */
    final void compress(int size, byte[] elements, int limit, byte[] shuffled, ByteBuffer out) {
        int count = limit / size;
        for (int b = 0; b < size; b++) {
            int to = b * count;
            for (int i = b; i < limit; i += size) {
                shuffled[to++] = elements[i];
            }
        }
        deflater.reset();
        deflater.setInput(shuffled, 0, limit);
        deflater.finish();
        out.clear();
        while (!deflater.finished()) {
            deflater.deflate(out);
        }
        out.flip();
    }

    /** Appends what is still in memory. */
    abstract void appendRest() throws IOException;

    /**
     * Gives something up to make room: what is still in memory, else the chunks that were written last.
     *
     * @return where the file ends without them; -1 if there is nothing left
     */
    abstract long giveUp();

    abstract boolean hasContent();

    /** Writes datasets and groups. @return the name of the top group and its address */
    abstract long writeTree(MetadataWriter out) throws IOException;

    /** Name of the group that holds all others. */
    abstract String top();

    @Override
    final void finish() throws IOException {
        try {
            appendRest();
            MetadataWriter out = new MetadataWriter(channel, end);
            out.end(out.group(Map.of(top(), writeTree(out)), MARKS));
        } catch (IOException e) {
            throw named(e);
        }
        finished = true;
    }

    @Override
    final boolean salvage() throws IOException {
        while (!finished && hasContent()) {
            try {
                channel.truncate(end);
                finish();
            } catch (IOException e) {
                long shorter = giveUp();
                if (shorter < 0) {
                    throw e;
                }
                end = shorter;
            }
        }
        return hasContent();
    }

    @Override
    final void close() throws IOException {
        deflater.end();
        super.close();
    }
}
