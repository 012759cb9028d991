package glia.store.internal.checkpoint;

/** Where things are in a checkpoint file; docs/checkpoint-format.md describes it. */
final class Layout {

    /** As that of PNG: not text, and damaged by everything that takes it for text. */
    static final long MAGIC = 0x1A_0A_0D_41_49_4C_47_89L;
    static final int VERSION = 4;

    /** Every section begins at a multiple of this, and so does the end of the file. */
    static final int ALIGNMENT = 64;

    static final int HEADER_BYTES = 64;
    static final int VERSION_AT = 8;
    static final int SECTIONS_AT = 12;
    static final int FILE_LENGTH_AT = 16;
    static final int TABLE_LENGTH_AT = 24;
    static final int TABLE_CHECKSUM_AT = 32;
    static final int CONTENT_CHECKSUM_AT = 36;
    static final int HEADER_CHECKSUM_AT = 60;

    /** Of an entry of the table; the name follows. */
    static final int ENTRY_BYTES = 32;
    static final int NAME_LENGTH_AT = 0;
    static final int TYPE_AT = 4;
    static final int COUNT_AT = 8;
    static final int OFFSET_AT = 16;
    static final int CHECKSUM_AT = 24;
    static final int NAME_ALIGNMENT = 8;
    static final int MAX_NAME = 256;

    private Layout() {
    }

    static long align(long offset, int alignment) {
        return (offset + alignment - 1) / alignment * alignment;
    }
}
