package glia.store.internal.hdf5;

import java.util.List;

/**
 * What the elements of a dataset or an attribute are, as a datatype message.
 *
 * @param size bytes of an element
 * @param message the encoded message
 */
public record Datatype(int size, byte[] message) {

    public static final Datatype UINT8 = unsigned(1);
    public static final Datatype UINT32 = unsigned(4);
    public static final Datatype UINT64 = unsigned(8);
    public static final Datatype FLOAT32 = real(4, 31, 23, 8, 23, 127);
    public static final Datatype FLOAT64 = real(8, 63, 52, 11, 52, 1023);

    private static final int VERSION = 1 << 4;
    private static final int FIXED_POINT = 0;
    private static final int FLOATING_POINT = 1;
    private static final int STRING = 3;
    private static final int ENUMERATION = 8;
    private static final int IMPLIED_MANTISSA_BIT = 0x20;

    private static Datatype unsigned(int size) {
        return new Datatype(size, new Bytes().u8(VERSION | FIXED_POINT).u8(0).u16(0).u32(size).u16(0).u16(8 * size)
                .array());
    }

    private static Datatype real(int size, int sign, int exponent, int exponentBits, int mantissaBits, int bias) {
        return new Datatype(size, new Bytes().u8(VERSION | FLOATING_POINT).u8(IMPLIED_MANTISSA_BIT).u8(sign).u8(0)
                .u32(size).u16(0).u16(8 * size).u8(exponent).u8(exponentBits).u8(0).u8(mantissaBits).u32(bias)
                .array());
    }

    /** ASCII of a fixed length. */
    static Datatype text(int length) {
        return new Datatype(length, new Bytes().u8(VERSION | STRING).u8(0).u16(0).u32(length).array());
    }

    /** Names for the numbers 0, 1, 2 ... of one byte. */
    static Datatype enumeration(List<String> names) {
        Bytes message = new Bytes().u8(VERSION | ENUMERATION).u16(names.size()).u8(0).u32(1).put(UINT8.message());
        for (String name : names) {
            message.ascii(name);
            message.fill(message.length() + 8 - name.length() % 8);
        }
        for (int value = 0; value < names.size(); value++) {
            message.u8(value);
        }
        return new Datatype(1, message.array());
    }
}
