package glia.engine.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of many values, in place of them. */
final class FactDigest {

    private final MessageDigest digest;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 13);

    FactDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    void add(int value) {
        room();
        buffer.putInt(value);
    }

    void add(double[] values, int count) {
        for (int k = 0; k < count; k++) {
            room();
            buffer.putDouble(values[k]);
        }
    }

    void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        flush();
        digest.update(bytes);
    }

    private void room() {
        if (buffer.remaining() < Double.BYTES) {
            flush();
        }
    }

    private void flush() {
        digest.update(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    String hex() {
        flush();
        return "sha256 " + HexFormat.of().formatHex(digest.digest());
    }
}
