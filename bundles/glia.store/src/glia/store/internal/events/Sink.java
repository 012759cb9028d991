package glia.store.internal.events;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Bytes that are being written; little-endian. */
final class Sink {

    private ByteBuffer bytes = ByteBuffer.allocate(1 << 12).order(ByteOrder.LITTLE_ENDIAN);
    private int depth;

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(2 * bytes.capacity(), bytes.position() + more))
                    .order(ByteOrder.LITTLE_ENDIAN);
            bytes = larger.put(bytes.flip());
        }
        return bytes;
    }

    void truth(boolean value) {
        octet((byte) (value ? 1 : 0));
    }

    void octet(byte value) {
        room(1).put(value);
    }

    void integer(int value) {
        room(4).putInt(value);
    }

    void number(long value) {
        room(8).putLong(value);
    }

    void text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        integer(encoded.length);
        room(encoded.length).put(encoded);
    }

    void deeper() {
        if (++depth > ValueCodec.DEEPEST) {
            throw new IllegalArgumentException("deeper than " + ValueCodec.DEEPEST);
        }
    }

    void higher() {
        depth--;
    }

    /** What was written since the last call. */
    ByteBuffer take() {
        ByteBuffer taken = bytes.flip();
        bytes = taken.duplicate().order(ByteOrder.LITTLE_ENDIAN).clear();
        depth = 0;
        return taken;
    }
}
