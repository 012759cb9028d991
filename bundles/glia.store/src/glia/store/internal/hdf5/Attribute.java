package glia.store.internal.hdf5;

import java.util.List;

/**
 * A named value of a group or a dataset.
 *
 * @param dimensions none for a single value
 * @param data the encoded value
 */
public record Attribute(String name, Datatype type, long[] dimensions, byte[] data) {

    /** A text in ASCII. */
    public static Attribute text(String name, String value) {
        return new Attribute(name, Datatype.text(value.length()), new long[0], new Bytes().ascii(value).array());
    }

    public static Attribute uint8(String name, int value) {
        return new Attribute(name, Datatype.UINT8, new long[0], new Bytes().u8(value).array());
    }

    /** Numbers of 32 bits; a single one is no array. */
    public static Attribute uint32(String name, int... values) {
        Bytes data = new Bytes();
        for (int value : values) {
            data.u32(value);
        }
        return new Attribute(name, Datatype.UINT32, values.length == 1 ? new long[0] : new long[] {values.length},
                data.array());
    }

    /** One of the names, which stand for 0, 1, 2 ... */
    public static Attribute enumeration(String name, List<String> names, String value) {
        return new Attribute(name, Datatype.enumeration(names), new long[0],
                new Bytes().u8(names.indexOf(value)).array());
    }
}
