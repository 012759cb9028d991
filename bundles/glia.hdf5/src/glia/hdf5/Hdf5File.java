package glia.hdf5;

import io.jhdf.HdfFile;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.function.Supplier;

/** An HDF5 file that is open for reading, from any thread. */
public final class Hdf5File implements Closeable {

    private final Arena arena;
    private final HdfFile hdf;
    private final long size;
    private boolean closed;

    private Hdf5File(Arena arena, HdfFile hdf, long size) {
        this.arena = arena;
        this.hdf = hdf;
        this.size = size;
    }

    /**
     * Opens a file. It is mapped, since the library takes views of a buffer, but allocates what a file says of itself
     * before it reads it.
     *
     * @throws Hdf5Exception if it is none, or has more than 2 GiB
     */
    public static Hdf5File open(Path file) throws Hdf5Exception {
        Arena arena = Arena.ofShared();
        boolean opened = false;
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            if (size > Integer.MAX_VALUE) {
                throw new Hdf5Exception("has " + size + " bytes; expected at most " + Integer.MAX_VALUE);
            }
            HdfFile hdf = HdfFile.fromByteBuffer(channel.map(MapMode.READ_ONLY, 0, size, arena).asByteBuffer());
            opened = true;
            return new Hdf5File(arena, hdf, size);
        } catch (IOException e) {
            throw new Hdf5Exception("cannot be read: " + e.getClass().getSimpleName() + ": " + e.getMessage(), e);
        } catch (RuntimeException | InternalError e) {
            throw unreadable(e);
        } finally {
            if (!opened) {
                arena.close();
            }
        }
    }

    private static Hdf5Exception unreadable(Throwable e) {
        return new Hdf5Exception("cannot be read as HDF5: " + (e.getMessage() == null ? e.getClass().getSimpleName()
                : e.getMessage().lines().findFirst().orElse("")), e);
    }

    /** The library answers a damaged file with exceptions of many kinds, and Java one that is cut off with an error. */
    synchronized <T> T guarded(Supplier<T> reading) throws Hdf5Exception {
        if (closed) {
            throw new Hdf5Exception("is closed");
        }
        try {
            return reading.get();
        } catch (RuntimeException | InternalError e) {
            throw unreadable(e);
        }
    }

    /** In bytes. */
    long size() {
        return size;
    }

    public Hdf5Group root() {
        return new Hdf5Group(this, hdf);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            hdf.close();
            arena.close();
        }
    }
}
