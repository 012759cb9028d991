package glia.store.internal.recording;

import java.nio.charset.StandardCharsets;

/** Fields of CSV files as of RFC 4180, in UTF-8. */
final class Csv {

    /** No number of type float is longer. */
    static final int MAX_FLOAT = 16;

    private Csv() {
    }

    /** A text as a field, in quotation marks only where it must be. */
    static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Writes bytes and returns where they end. */
    static int put(byte[] bytes, byte[] out, int at) {
        System.arraycopy(bytes, 0, out, at, bytes.length);
        return at + bytes.length;
    }

    /**
     * Writes a number with as many digits as tell it from the next one, and returns where it ends.
     *
     * @param text overwritten
     */
    static int put(float number, StringBuilder text, byte[] out, int at) {
        text.setLength(0);
        text.append(number);
        for (int i = 0; i < text.length(); i++) {
            out[at + i] = (byte) text.charAt(i);
        }
        return at + text.length();
    }

    /** Writes a number that is not negative and returns where it ends. */
    static int put(int number, byte[] out, int at) {
        int length = 1;
        for (int rest = number / 10; rest > 0; rest /= 10) {
            length++;
        }
        int rest = number;
        for (int i = at + length - 1; i >= at; i--) {
            out[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + length;
    }
}
