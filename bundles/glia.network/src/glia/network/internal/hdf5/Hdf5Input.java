package glia.network.internal.hdf5;

import glia.api.network.NetworkException;
import glia.api.network.Problem;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

/** An HDF5 file that somebody else has written: whatever is wrong with it is said in one line. */
public final class Hdf5Input {

    private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    /** Deflate compresses no better than by 1032. */
    private static final long MAX_COMPRESSION = 1032;

    private final Path file;
    private final HdfFile hdf;
    private final long size;

    private Hdf5Input(Path file, HdfFile hdf, long size) {
        this.file = file;
        this.hdf = hdf;
        this.size = size;
    }

    /** Reads something out of a file. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(Hdf5Input input) throws NetworkException;
    }

    /**
     * Opens a file, reads from it and closes it. It is mapped, since the library takes views of a buffer, but allocates
     * what a file says of itself before it reads it.
     */
    public static <T> T read(Path file, Reading<T> reading) throws NetworkException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw bad(file, "has " + channel.size() + " bytes; expected at most " + Integer.MAX_VALUE);
            }
            try (HdfFile hdf = HdfFile.fromByteBuffer(channel.map(MapMode.READ_ONLY, 0, channel.size()))) {
                return reading.of(new Hdf5Input(file, hdf, channel.size()));
            }
        } catch (IOException e) {
            throw bad(file, "cannot be read: " + e.getClass().getSimpleName() + ": " + e.getMessage());
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            // the library answers a damaged file with exceptions of many kinds
            throw bad(file, "cannot be read as HDF5: " + (e.getMessage() == null ? e.getClass().getSimpleName()
                    : e.getMessage().lines().findFirst().orElse("")));
        }
    }

    public Group root() {
        return hdf;
    }

    /** @param expected what is missing if the group is */
    public Group group(Group parent, String name, String expected) throws NetworkException {
        if (child(parent, name, expected) instanceof Group group) {
            return group;
        }
        throw bad(path(parent, name) + " is no group; " + expected);
    }

    /** @param expected what is missing if the dataset is */
    public Dataset dataset(Group parent, String name, String expected) throws NetworkException {
        if (child(parent, name, expected) instanceof Dataset data) {
            return data;
        }
        throw bad(path(parent, name) + " is no dataset; " + expected);
    }

    private Node child(Group parent, String name, String expected) throws NetworkException {
        Node child = parent.getChildren().get(name);
        if (child == null) {
            throw bad("has no " + path(parent, name) + "; " + expected);
        }
        if (child.isLink()) {
            throw bad(path(parent, name) + " is a link, which is not followed");
        }
        return child;
    }

    private static String path(Group parent, String name) {
        return parent.getPath() + name;
    }

    /** @return length of a dataset of one dimension */
    public int length(Dataset data) throws NetworkException {
        long[] dimensions = data.getDimensionsAsLong();
        if (dimensions.length != 1) {
            throw bad(data.getPath() + " has " + dimensions.length + " dimensions; expected one");
        }
        if (dimensions[0] > MAX_LENGTH) {
            throw bad(data.getPath() + " has " + dimensions[0] + " values; expected at most " + MAX_LENGTH);
        }
        long most = data instanceof ChunkedDataset ? MAX_COMPRESSION * size : size;
        if (dimensions[0] < 0 || data.getSizeInBytes() > most) {
            throw bad(data.getPath() + " is said to have " + dimensions[0]
                    + " values, which is more than the file can hold");
        }
        return (int) dimensions[0];
    }

    public void requireLength(Dataset data, int length) throws NetworkException {
        if (length(data) != length) {
            throw bad(data.getPath() + " has " + length(data) + " values; expected one for each of " + length
                    + " edges");
        }
    }

    public NetworkException bad(String message) {
        return bad(file, message);
    }

    private static NetworkException bad(Path file, String message) {
        return new NetworkException(List.of(new Problem(file.toString(), 0, 0, message)));
    }
}
