package glia.store.internal.recorded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** Reads a CSV file line by line and field by field, from any place, as bytes: a recording has millions of lines. */
final class Lines {

    private static final int BUFFER = 1 << 17;
    private static final int MOST_SHOWN = 40;
    private static final int MOST_DIGITS = 17;

    private final FileChannel channel;
    private final long limit;
    private final byte[] buffer = new byte[BUFFER];
    private long position;
    private int end;
    private int next;
    private int start;
    private int stop;
    private int at;
    private int decimals;

    /**
     * @param position where a line begins
     * @param limit what lies behind is not looked at
     */
    Lines(FileChannel channel, long position, long limit) {
        this.channel = channel;
        this.position = position;
        this.limit = limit;
    }

    /**
     * Goes to the next line.
     *
     * @return false at the end of the file, whole lines or not
     */
    boolean next() throws IOException, MalformedException {
        int look = next;
        while (true) {
            for (; look < end; look++) {
                if (buffer[look] == '\n') {
                    start = next;
                    at = next;
                    stop = look;
                    next = look + 1;
                    return true;
                }
            }
            int kept = end - next;
            if (kept == BUFFER) {
                throw new MalformedException(0, "expected a line of at most " + BUFFER + " bytes");
            }
            System.arraycopy(buffer, next, buffer, 0, kept);
            next = 0;
            end = kept;
            look = kept;
            int wanted = (int) Math.min(BUFFER - kept, limit - position);
            int read = wanted <= 0 ? -1 : channel.read(ByteBuffer.wrap(buffer, kept, wanted), position);
            if (read < 0) {
                start = 0;
                at = 0;
                stop = end;
                return false;
            }
            position += read;
            end += read;
        }
    }

    /** Where the present line begins in the file. */
    long offset() {
        return position - end + start;
    }

    /** Where the next line begins in the file. */
    long nextOffset() {
        return position - end + next;
    }

    /** Whether something is left behind the last whole line. */
    boolean torn() {
        return stop > 0;
    }

    int column() {
        return at - start + 1;
    }

    String text() {
        return new String(buffer, start, stop - start, StandardCharsets.UTF_8);
    }

    boolean atEnd() {
        return at == stop;
    }

    void expectEnd() throws MalformedException {
        if (at != stop) {
            throw new MalformedException(column(), "expected the end of the line, got " + rest());
        }
    }

    void expectComma() throws MalformedException {
        if (at == stop || buffer[at] != ',') {
            throw new MalformedException(column(), "expected a comma, got " + rest());
        }
        at++;
    }

    private String rest() {
        return at == stop ? "the end of the line" : '"' + new String(buffer, at, Math.min(stop - at, MOST_SHOWN),
                StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", "?") + '"';
    }

    /** A whole number, not negative. */
    int index() throws MalformedException {
        int from = at;
        long value = 0;
        while (at < stop && buffer[at] >= '0' && buffer[at] <= '9' && value <= Integer.MAX_VALUE) {
            value = 10 * value + buffer[at++] - '0';
        }
        if (at == from || value > Integer.MAX_VALUE) {
            at = from;
            throw new MalformedException(column(), "expected a whole number, got " + rest());
        }
        return (int) value;
    }

    /**
     * A decimal number, not negative, as a whole number of units of its last decimal place.
     *
     * @see #decimals
     */
    long units() throws MalformedException {
        int from = at;
        int point = -1;
        long value = 0;
        while (at < stop && at - from <= MOST_DIGITS) {
            byte b = buffer[at];
            if (b == '.' && point < 0 && at > from) {
                point = at;
            } else if (b >= '0' && b <= '9') {
                value = 10 * value + b - '0';
            } else {
                break;
            }
            at++;
        }
        if (point < 0 || at == point + 1 || at - from > MOST_DIGITS) {
            at = from;
            throw new MalformedException(column(), "expected a time in ms with decimals, such as 12.5, got " + rest());
        }
        decimals = at - point - 1;
        return value;
    }

    /** How many decimal places the last number of {@link #units} had. */
    int decimals() {
        return decimals;
    }

    /** A number as Java writes one of type float. */
    float number() throws MalformedException {
        int from = at;
        while (at < stop && buffer[at] != ',') {
            at++;
        }
        try {
            return Float.parseFloat(new String(buffer, from, at - from, StandardCharsets.ISO_8859_1));
        } catch (NumberFormatException e) {
            at = from;
            throw new MalformedException(column(), "expected a number, got " + rest());
        }
    }

    /** Whether the next bytes are these, which are then passed. */
    boolean pass(byte[] bytes) {
        if (stop - at < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (buffer[at + i] != bytes[i]) {
                return false;
            }
        }
        at += bytes.length;
        return true;
    }

    /** A field as of RFC 4180. */
    String field() throws MalformedException {
        int from = at;
        if (at < stop && buffer[at] == '"') {
            return quoted(from);
        }
        while (at < stop && buffer[at] != ',') {
            at++;
        }
        return new String(buffer, from, at - from, StandardCharsets.UTF_8);
    }

    private String quoted(int from) throws MalformedException {
        for (at = from + 1; at < stop; at++) {
            if (buffer[at] == '"') {
                if (at + 1 == stop || buffer[at + 1] != '"') {
                    String raw = new String(buffer, from + 1, at - from - 1, StandardCharsets.UTF_8);
                    at++;
                    return raw.replace("\"\"", "\"");
                }
                at++;
            }
        }
        at = from;
        throw new MalformedException(column(), "expected the end of what is quoted, got " + rest());
    }
}
