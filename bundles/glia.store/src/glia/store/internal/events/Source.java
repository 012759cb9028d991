package glia.store.internal.events;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes that are being read; little-endian. Nothing is allocated for more than is there. */
final class Source {

    private final ByteBuffer bytes;
    private int depth;

    Source(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer need(int some) throws MalformedException {
        if (bytes.remaining() < some) {
            throw new MalformedException("expected " + some + " more bytes, got " + bytes.remaining());
        }
        return bytes;
    }

    boolean truth() throws MalformedException {
        byte value = octet();
        if (value != 0 && value != 1) {
            throw new MalformedException("expected 0 or 1, got " + value);
        }
        return value == 1;
    }

    byte octet() throws MalformedException {
        return need(1).get();
    }

    int integer() throws MalformedException {
        return need(4).getInt();
    }

    long number() throws MalformedException {
        return need(8).getLong();
    }

    int choice(int many) throws MalformedException {
        return choice(many, integer());
    }

    int choice(int many, int which) throws MalformedException {
        if (which < 0 || which >= many) {
            throw new MalformedException("expected 0 to " + (many - 1) + ", got " + which);
        }
        return which;
    }

    /** @param least bytes that each of so many takes */
    int length(int least) throws MalformedException {
        int length = integer();
        if (length < 0 || (long) length * least > bytes.remaining()) {
            throw new MalformedException("expected a length of 0 to " + bytes.remaining() / least + ", got " + length);
        }
        return length;
    }

    String text() throws MalformedException {
        byte[] encoded = new byte[length(1)];
        bytes.get(encoded);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(encoded)).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("expected UTF-8");
        }
    }

    void deeper() throws MalformedException {
        if (++depth > ValueCodec.DEEPEST) {
            throw new MalformedException("deeper than " + ValueCodec.DEEPEST);
        }
    }

    void higher() {
        depth--;
    }

    void end() throws MalformedException {
        if (bytes.hasRemaining()) {
            throw new MalformedException(bytes.remaining() + " bytes too many");
        }
    }
}
