package glia.hdf5;

import io.jhdf.api.Dataset;
import java.math.BigInteger;
import java.util.Arrays;

/** A dataset of one dimension. */
public final class Hdf5Column {

    private final Hdf5Data data;
    private final int length;
    private final int piece;

    Hdf5Column(Hdf5File file, Dataset dataset) throws Hdf5Exception {
        data = new Hdf5Data(file, dataset);
        length = (int) data.dimensions(1, "one")[0];
        int[] chunk = data.chunk();
        piece = chunk == null ? Hdf5Data.PIECE : Math.ceilDiv(Hdf5Data.PIECE, chunk[0]) * chunk[0];
    }

    /**
     * Takes whole numbers.
     *
     * @param <E> what it does not like about them
     */
    @FunctionalInterface
    public interface WholeNumbers<E extends Exception> {
        void take(int from, long[] values) throws E;
    }

    /**
     * Takes numbers.
     *
     * @param <E> what it does not like about them
     */
    @FunctionalInterface
    public interface Numbers<E extends Exception> {
        void take(int from, double[] values) throws E;
    }

    public int length() {
        return length;
    }

    /** Such as {@code /edges/all/source_node_id}. */
    public String path() {
        return data.path();
    }

    /** How many values are best read at once: pieces begin at multiples of this. */
    public int piece() {
        return piece;
    }

    /** A short attribute that is a text; empty if there is none. */
    public String text(String name) throws Hdf5Exception {
        return data.text(name);
    }

    /** @param what it is one of, in the plural */
    public void requireLength(int expected, String what) throws Hdf5Exception {
        if (length != expected) {
            throw new Hdf5Exception(path() + " has " + length + " values; expected one for each of " + expected + " "
                    + what);
        }
    }

    /** Numbers beyond 2^63 are given as 2^63 - 1. */
    public long[] whole(int from, int count) throws Hdf5Exception {
        if (data.fractions()) {
            throw new Hdf5Exception(path() + " holds " + data.type().getSimpleName()
                    + " numbers; expected whole numbers");
        }
        return whole(data.read(new long[] {from}, new int[] {count}));
    }

    private long[] whole(Object array) throws Hdf5Exception {
        return switch (array) {
            case long[] values -> values;
            case int[] values -> Arrays.stream(values).asLongStream().toArray();
            case BigInteger[] values -> Arrays.stream(values).mapToLong(Hdf5Column::clamp).toArray();
            case short[] values -> {
                long[] all = new long[values.length];
                Arrays.setAll(all, i -> values[i]);
                yield all;
            }
            case byte[] values -> {
                long[] all = new long[values.length];
                Arrays.setAll(all, i -> values[i]);
                yield all;
            }
            default -> throw new Hdf5Exception(path() + " holds " + array.getClass().getComponentType().getSimpleName()
                    + "; expected numbers");
        };
    }

    private static long clamp(BigInteger value) {
        return value.bitLength() < Long.SIZE ? value.longValue() : Long.MAX_VALUE;
    }

    public double[] numbers(int from, int count) throws Hdf5Exception {
        Object array = data.read(new long[] {from}, new int[] {count});
        return switch (array) {
            case double[] values -> values;
            case float[] values -> {
                double[] all = new double[values.length];
                Arrays.setAll(all, i -> values[i]);
                yield all;
            }
            default -> Arrays.stream(whole(array)).asDoubleStream().toArray();
        };
    }

    /**
     * Reads all piece by piece.
     *
     * @param look called before each piece
     */
    public <E extends Exception> void whole(Runnable look, WholeNumbers<E> receiver) throws Hdf5Exception, E {
        for (long from = 0; from < length; from += piece) {
            look.run();
            receiver.take((int) from, whole((int) from, (int) Math.min(piece, length - from)));
        }
    }

    /**
     * Reads all piece by piece.
     *
     * @param look called before each piece
     */
    public <E extends Exception> void numbers(Runnable look, Numbers<E> receiver) throws Hdf5Exception, E {
        for (long from = 0; from < length; from += piece) {
            look.run();
            receiver.take((int) from, numbers((int) from, (int) Math.min(piece, length - from)));
        }
    }
}
