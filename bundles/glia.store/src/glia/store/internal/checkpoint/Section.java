package glia.store.internal.checkpoint;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Array;
import java.nio.ByteOrder;

/**
 * A named array of a checkpoint file.
 *
 * @param name unique within the file
 * @param type of its elements
 * @param array {@code byte[]}, {@code int[]}, {@code long[]}, {@code float[]} or {@code double[]}, as the type says
 */
record Section(String name, Type type, Object array) {

    /** What a section consists of; its place is its code in the file. All little-endian. */
    enum Type {
        BYTES(ValueLayout.JAVA_BYTE),
        INTS(ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN)),
        LONGS(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN)),
        FLOATS(ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN)),
        DOUBLES(ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN));

        private final ValueLayout layout;

        Type(ValueLayout layout) {
            this.layout = layout;
        }

        int bytes() {
            return (int) layout.byteSize();
        }

        Object newArray(int count) {
            return Array.newInstance(layout.carrier(), count);
        }

        /** The other way round than {@link #store}. */
        void load(MemorySegment from, long offset, Object array) {
            MemorySegment.copy(from, layout, offset, array, 0, Array.getLength(array));
        }

        void store(Object array, int first, int count, MemorySegment to) {
            MemorySegment.copy(array, first, to, layout, 0, count);
        }
    }

    static Section of(String name, byte[] values) {
        return new Section(name, Type.BYTES, values);
    }

    static Section of(String name, int... values) {
        return new Section(name, Type.INTS, values);
    }

    static Section of(String name, long... values) {
        return new Section(name, Type.LONGS, values);
    }

    static Section of(String name, float[] values) {
        return new Section(name, Type.FLOATS, values);
    }

    static Section of(String name, double[] values) {
        return new Section(name, Type.DOUBLES, values);
    }

    int count() {
        return Array.getLength(array);
    }

    long bytes() {
        return (long) count() * type.bytes();
    }
}
