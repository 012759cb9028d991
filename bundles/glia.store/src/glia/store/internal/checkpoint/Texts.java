package glia.store.internal.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A row of texts as bytes: each as its length in four bytes, little-endian, and UTF-8. */
final class Texts {

    private Texts() {
    }

    static byte[] encode(List<String> texts) {
        List<byte[]> encoded = texts.stream().map(t -> t.getBytes(StandardCharsets.UTF_8)).toList();
        int length = 0;
        for (byte[] text : encoded) {
            length = Math.addExact(length, Integer.BYTES + text.length);
        }
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        encoded.forEach(text -> buffer.putInt(text.length).put(text));
        return buffer.array();
    }

    /** @throws IllegalArgumentException if a text is longer than what is left; says where it begins */
    static List<String> decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<String> texts = new ArrayList<>();
        while (buffer.hasRemaining()) {
            int at = buffer.position();
            int length = buffer.remaining() < Integer.BYTES ? -1 : buffer.getInt();
            if (length < 0 || length > buffer.remaining()) {
                throw new IllegalArgumentException("a text of " + length + " bytes at byte " + at + " of "
                        + bytes.length);
            }
            texts.add(new String(bytes, buffer.position(), length, StandardCharsets.UTF_8));
            buffer.position(buffer.position() + length);
        }
        return texts;
    }
}
