package glia.store.internal.hdf5;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Little-endian bytes that grow. */
final class Bytes {

    private byte[] data = new byte[64];
    private int used;

    Bytes u8(int value) {
        return number(value, 1);
    }

    Bytes u16(int value) {
        return number(value, 2);
    }

    Bytes u32(long value) {
        return number(value, 4);
    }

    Bytes u64(long value) {
        return number(value, 8);
    }

    private Bytes number(long value, int size) {
        room(size);
        for (int i = 0; i < size; i++) {
            data[used++] = (byte) (value >>> 8 * i);
        }
        return this;
    }

    Bytes put(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, data, used, bytes.length);
        used += bytes.length;
        return this;
    }

    Bytes ascii(String text) {
        return put(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Zeros up to a length. */
    Bytes fill(int length) {
        room(Math.max(0, length - used));
        used = Math.max(used, length);
        return this;
    }

    private void room(int bytes) {
        if (data.length - used < bytes) {
            data = Arrays.copyOf(data, Math.max(2 * data.length, used + bytes));
        }
    }

    int length() {
        return used;
    }

    byte[] array() {
        return Arrays.copyOf(data, used);
    }
}
