package glia.store.internal.hdf5;

import java.nio.charset.StandardCharsets;

/** The messages that describe a group or a dataset (version 2 of the header, which has a checksum). */
final class ObjectHeader {

    static final long UNDEFINED = -1;

    private static final int DATASPACE = 0x01;
    private static final int LINK_INFO = 0x02;
    private static final int DATATYPE = 0x03;
    private static final int FILL_VALUE = 0x05;
    private static final int LINK = 0x06;
    private static final int LAYOUT = 0x08;
    private static final int GROUP_INFO = 0x0a;
    private static final int FILTERS = 0x0b;
    private static final int ATTRIBUTE = 0x0c;

    private static final int SIZE_IN_FOUR_BYTES = 2;
    private static final int UTF_8 = 1;
    private static final int NAME_LENGTH_IN_FOUR_BYTES = 2;
    private static final int HAS_CHARACTER_SET = 0x10;
    private static final int WHEN_NEEDED = 0x0b;
    private static final int CONTIGUOUS = 1;
    private static final int CHUNKED = 2;
    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;

    private final Bytes messages = new Bytes();

    private void message(int type, Bytes content) {
        messages.u8(type).u16(content.length()).u8(0).put(content.array());
    }

    /** Makes it a group. */
    ObjectHeader group() {
        message(LINK_INFO, new Bytes().u8(0).u8(0).u64(UNDEFINED).u64(UNDEFINED));
        message(GROUP_INFO, new Bytes().u8(0).u8(0));
        return this;
    }

    ObjectHeader link(String name, long address) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        message(LINK, new Bytes().u8(1).u8(HAS_CHARACTER_SET | NAME_LENGTH_IN_FOUR_BYTES).u8(UTF_8)
                .u32(text.length).put(text).u64(address));
        return this;
    }

    /** Makes it a dataset. */
    ObjectHeader dataset(Datatype type, long... dimensions) {
        message(DATASPACE, dataspace(dimensions));
        message(DATATYPE, new Bytes().put(type.message()));
        message(FILL_VALUE, new Bytes().u8(3).u8(WHEN_NEEDED));
        return this;
    }

    private static Bytes dataspace(long... dimensions) {
        Bytes space = new Bytes().u8(2).u8(dimensions.length).u8(0).u8(dimensions.length == 0 ? 0 : 1);
        for (long dimension : dimensions) {
            space.u64(dimension);
        }
        return space;
    }

    ObjectHeader contiguous(long address, long bytes) {
        message(LAYOUT, new Bytes().u8(3).u8(CONTIGUOUS).u64(bytes == 0 ? UNDEFINED : address).u64(bytes));
        return this;
    }

    ObjectHeader chunked(Datatype type, long index, int... chunk) {
        Bytes layout = new Bytes().u8(3).u8(CHUNKED).u8(chunk.length + 1).u64(index);
        for (int dimension : chunk) {
            layout.u32(dimension);
        }
        message(LAYOUT, layout.u32(type.size()));
        return this;
    }

    /** The chunks are shuffled, then deflated. */
    ObjectHeader compressed(Datatype type, int level) {
        message(FILTERS, new Bytes().u8(2).u8(2).u16(SHUFFLE).u16(0).u16(1).u32(type.size())
                .u16(DEFLATE).u16(0).u16(1).u32(level));
        return this;
    }

    ObjectHeader attribute(Attribute attribute) {
        byte[] name = (attribute.name() + '\0').getBytes(StandardCharsets.US_ASCII);
        byte[] space = dataspace(attribute.dimensions()).array();
        message(ATTRIBUTE, new Bytes().u8(3).u8(0).u16(name.length).u16(attribute.type().message().length)
                .u16(space.length).u8(0).put(name).put(attribute.type().message()).put(space)
                .put(attribute.data()));
        return this;
    }

    byte[] bytes() {
        Bytes header = new Bytes().ascii("OHDR").u8(2).u8(SIZE_IN_FOUR_BYTES).u32(messages.length())
                .put(messages.array());
        return header.u32(Lookup3.of(header.array(), header.length())).array();
    }
}
