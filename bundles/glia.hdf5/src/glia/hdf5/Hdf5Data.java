package glia.hdf5;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import java.util.Arrays;

/** A dataset, whose size a file can claim to be anything. */
final class Hdf5Data {

    static final int MOST_VALUES = Integer.MAX_VALUE - 8;

    /** More values than this are not read at once, unless the file has them in one piece. */
    static final int PIECE = 1 << 16;

    private static final int MAX_CHUNK = 1 << 24;
    private static final int MOST_TEXT = 1 << 10;

    /** Deflate compresses no better than by 1032. */
    private static final long MAX_COMPRESSION = 1032;

    private final Hdf5File file;
    private final Dataset data;
    private final String path;

    Hdf5Data(Hdf5File file, Dataset data) {
        this.file = file;
        this.data = data;
        path = data.getPath();
    }

    String path() {
        return path;
    }

    /**
     * @param count of dimensions
     * @param word what is expected, such as "one"
     */
    long[] dimensions(int count, String word) throws Hdf5Exception {
        long[] dimensions = file.guarded(data::getDimensionsAsLong);
        if (dimensions.length != count) {
            throw new Hdf5Exception(path + " has " + dimensions.length + " dimensions; expected " + word);
        }
        long values = 1;
        for (long one : dimensions) {
            if (one > MOST_VALUES) {
                throw new Hdf5Exception(path + " has " + one + " values; expected at most " + MOST_VALUES);
            }
            values *= Math.max(0, one);
        }
        long most = data instanceof ChunkedDataset ? MAX_COMPRESSION * file.size() : file.size();
        if (Arrays.stream(dimensions).anyMatch(one -> one < 0) || values > most
                || file.guarded(data::getSizeInBytes) > most) {
            throw new Hdf5Exception(path + " is said to have " + values
                    + " values, which is more than the file can hold");
        }
        if (values > 0 && file.guarded(data::getStorageInBytes) == 0) {
            throw new Hdf5Exception(path + " is said to have " + values + " values, but none is stored");
        }
        return dimensions;
    }

    /**
     * How much lies together in the file along each dimension: the library unpacks it wholly even if only a part of it
     * is asked for.
     *
     * @return null if all does
     */
    int[] chunk() throws Hdf5Exception {
        if (!(data instanceof ChunkedDataset chunked)) {
            return null;
        }
        int[] chunk = file.guarded(chunked::getChunkDimensions);
        long values = 1;
        for (int one : chunk) {
            values = one < 1 || values > MAX_CHUNK ? Long.MAX_VALUE : values * one;
        }
        if (values > MAX_CHUNK) {
            throw new Hdf5Exception(path + " has chunks of " + (values == Long.MAX_VALUE ? chunk[0] : values)
                    + " values; expected at most " + MAX_CHUNK);
        }
        return chunk;
    }

    /** An array of as many dimensions, of a type that depends on that of the dataset. */
    Object read(long[] from, int[] count) throws Hdf5Exception {
        return file.guarded(() -> data.getData(from, count));
    }

    boolean fractions() throws Hdf5Exception {
        Class<?> type = type();
        return type == float.class || type == double.class;
    }

    Class<?> type() throws Hdf5Exception {
        return file.guarded(data::getJavaType);
    }

    /** A short attribute that is a text; empty if there is none. */
    String text(String name) throws Hdf5Exception {
        return file.guarded(() -> {
            Attribute found = data.getAttributes().get(name);
            return found != null && found.getSizeInBytes() <= MOST_TEXT && found.isScalar()
                    && found.getData() instanceof String text ? text : "";
        });
    }
}
