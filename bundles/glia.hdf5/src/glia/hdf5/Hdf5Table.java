package glia.hdf5;

import io.jhdf.api.Dataset;

/** A dataset of two dimensions. */
public final class Hdf5Table {

    private static final int MOST_AT_ONCE = 1 << 24;

    private final Hdf5Data data;
    private final int rows;
    private final int width;
    private final int piece;

    Hdf5Table(Hdf5File file, Dataset dataset) throws Hdf5Exception {
        data = new Hdf5Data(file, dataset);
        long[] dimensions = data.dimensions(2, "rows and columns");
        rows = (int) dimensions[0];
        width = (int) dimensions[1];
        int[] chunk = data.chunk();
        int height = chunk == null ? 1 : chunk[0];
        if ((long) height * width > MOST_AT_ONCE) {
            throw new Hdf5Exception(data.path() + " has " + (long) height * width
                    + " values in rows that lie together; expected at most " + MOST_AT_ONCE);
        }
        piece = Math.max(1, Hdf5Data.PIECE / Math.max(1, width * height)) * height;
    }

    public int rows() {
        return rows;
    }

    public int width() {
        return width;
    }

    /** Such as {@code /report/E/data}. */
    public String path() {
        return data.path();
    }

    /** How many rows are best read at once: pieces begin at multiples of this. */
    public int piece() {
        return piece;
    }

    /** @return by row, then by column */
    public float[][] rows(int from, int count) throws Hdf5Exception {
        Object array = data.read(new long[] {from, 0}, new int[] {count, width});
        return switch (array) {
            case float[][] values -> values;
            case double[][] values -> {
                float[][] all = new float[values.length][width];
                for (int row = 0; row < all.length; row++) {
                    for (int column = 0; column < width; column++) {
                        all[row][column] = (float) values[row][column];
                    }
                }
                yield all;
            }
            default -> throw new Hdf5Exception(path() + " holds " + data.type().getSimpleName()
                    + "; expected numbers of type float or double");
        };
    }
}
