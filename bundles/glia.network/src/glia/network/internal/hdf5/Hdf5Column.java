package glia.network.internal.hdf5;

import glia.api.network.NetworkException;
import glia.network.internal.base.Work;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import java.math.BigInteger;
import java.util.Arrays;

/** Reads datasets of one dimension piece by piece, so that memory stays bounded whatever a file says of itself. */
public final class Hdf5Column {

    private static final int PIECE = 1 << 16;
    private static final int MAX_CHUNK = 1 << 24;

    private Hdf5Column() {
    }

    /** Takes whole numbers. */
    @FunctionalInterface
    public interface WholeNumbers {
        void take(int from, long[] values) throws NetworkException;
    }

    /** Takes numbers. */
    @FunctionalInterface
    public interface Numbers {
        void take(int from, double[] values) throws NetworkException;
    }

    /** A piece as the library gives it, of a type that depends on that of the dataset. */
    @FunctionalInterface
    private interface Pieces {
        void take(int from, Object array) throws NetworkException;
    }

    /** Numbers beyond 2^63 are given as 2^63 - 1. */
    public static void whole(Hdf5Input hdf, Dataset data, Work work, WholeNumbers receiver) throws NetworkException {
        if (data.getJavaType() == float.class || data.getJavaType() == double.class) {
            throw hdf.bad(data.getPath() + " holds " + data.getJavaType().getSimpleName()
                    + " numbers; expected whole numbers");
        }
        pieces(hdf, data, work, (from, array) -> receiver.take(from, whole(hdf, data, array)));
    }

    private static long[] whole(Hdf5Input hdf, Dataset data, Object array) throws NetworkException {
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
            default -> throw hdf.bad(data.getPath() + " holds " + array.getClass().getComponentType().getSimpleName()
                    + "; expected numbers");
        };
    }

    private static long clamp(BigInteger value) {
        return value.bitLength() < Long.SIZE ? value.longValue() : Long.MAX_VALUE;
    }

    public static void numbers(Hdf5Input hdf, Dataset data, Work work, Numbers receiver) throws NetworkException {
        pieces(hdf, data, work, (from, array) -> receiver.take(from, switch (array) {
            case double[] values -> values;
            case float[] values -> {
                double[] all = new double[values.length];
                Arrays.setAll(all, i -> values[i]);
                yield all;
            }
            default -> Arrays.stream(whole(hdf, data, array)).asDoubleStream().toArray();
        }));
    }

    private static void pieces(Hdf5Input hdf, Dataset data, Work work, Pieces receiver) throws NetworkException {
        int length = hdf.length(data);
        if (length > 0 && data.getStorageInBytes() == 0) {
            throw hdf.bad(data.getPath() + " is said to have " + length + " values, but none is stored");
        }
        int piece = piece(hdf, data);
        for (long from = 0; from < length; from += piece) {
            work.check();
            receiver.take((int) from, data.getData(new long[] {from},
                    new int[] {(int) Math.min(piece, length - from)}));
        }
    }

    /** Whole chunks, since the library unpacks one wholly even if only a part of it is asked for. */
    private static int piece(Hdf5Input hdf, Dataset data) throws NetworkException {
        if (data instanceof ChunkedDataset chunked) {
            int chunk = chunked.getChunkDimensions()[0];
            if (chunk < 1 || chunk > MAX_CHUNK) {
                throw hdf.bad(data.getPath() + " has chunks of " + chunk + " values; expected at most " + MAX_CHUNK);
            }
            return Math.ceilDiv(PIECE, chunk) * chunk;
        }
        return PIECE;
    }
}
