package glia.network.internal.csv;

import glia.api.network.NetworkException;
import glia.api.network.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A CSV file of numbers with a header line, read line by line without keeping it. Commas separate the cells, blanks
 * around a cell are ignored, there are no quotes. Empty lines may only be at the end.
 */
public final class CsvFile implements AutoCloseable {

    private static final int BUFFER = 1 << 18;
    private static final int MAX_LINE = 1024;
    private static final int MAX_CELLS = 16;
    private static final int MAX_PROBLEMS = 20;
    private static final int MAX_SHOWN = 40;

    private final Path file;
    private final InputStream in;
    private final List<Problem> problems = new ArrayList<>();
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private int position;
    private final byte[] line = new byte[MAX_LINE];
    private int length;
    private long lineNumber;
    private final int[] starts = new int[MAX_CELLS];
    private final int[] ends = new int[MAX_CELLS];
    private int cells;
    private List<String> header = List.of();

    private CsvFile(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /**
     * Opens a file and reads its header.
     *
     * @param required columns that it has to have
     * @param optional columns that it may have; others are an error
     */
    public static CsvFile open(Path file, List<String> required, List<String> optional) throws NetworkException {
        CsvFile csv;
        try {
            csv = new CsvFile(file, Files.newInputStream(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        try {
            csv.readHeader(required, optional);
            return csv;
        } catch (NetworkException e) {
            csv.close();
            throw e;
        }
    }

    private void readHeader(List<String> required, List<String> optional) throws NetworkException {
        String expected = "expected a header line with " + String.join(",", required)
                + (optional.isEmpty() ? "" : " and optionally " + String.join(",", optional));
        if (!readLine()) {
            throw fatal(1, 1, "the file is empty; " + expected);
        }
        skipByteOrderMark();
        split();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            String name = text(i).toLowerCase(Locale.ROOT);
            if (names.contains(name)) {
                throw fatal(lineNumber, starts[i] + 1, "the column \"" + name + "\" occurs twice");
            }
            if (!required.contains(name) && !optional.contains(name)) {
                throw fatal(lineNumber, starts[i] + 1, expected + ", found \"" + shown(i) + '"');
            }
            names.add(name);
        }
        for (String name : required) {
            if (!names.contains(name)) {
                throw fatal(lineNumber, 1, "missing column \"" + name + "\"; " + expected);
            }
        }
        header = names;
    }

    /** @return the index of a column, or -1 */
    public int column(String name) {
        return header.indexOf(name);
    }

    /**
     * Goes to the next line.
     *
     * @return false at the end of the file
     */
    public boolean next() throws NetworkException {
        if (!readLine()) {
            return false;
        }
        split();
        if (cells == 1 && starts[0] == ends[0]) {
            long empty = lineNumber;
            while (readLine()) {
                split();
                if (cells > 1 || starts[0] != ends[0]) {
                    throw fatal(empty, 1, "an empty line between others");
                }
            }
            return false;
        }
        if (cells != header.size()) {
            problem(0, "expected " + header.size() + " cells, found " + cells);
            return next();
        }
        return true;
    }

    /** @return the whole number in a cell, or -1 if it is none in [0, limit) (which is reported) */
    public int index(int cell, int limit) throws NetworkException {
        long value = 0;
        boolean whole = ends[cell] > starts[cell];
        for (int i = starts[cell]; i < ends[cell] && whole; i++) {
            int digit = line[i] - '0';
            whole = digit >= 0 && digit <= 9;
            value = Math.min(10 * value + digit, Integer.MAX_VALUE);
        }
        if (!whole || value >= limit) {
            problem(cell, "expected a whole number from 0 to " + (limit - 1) + ", found \"" + shown(cell) + '"');
            return -1;
        }
        return (int) value;
    }

    /** @return the number in a cell, or NaN if it is none within float32 (which is reported) */
    public double number(int cell) throws NetworkException {
        boolean plain = ends[cell] > starts[cell];
        for (int i = starts[cell]; i < ends[cell] && plain; i++) {
            plain = line[i] >= '0' && line[i] <= '9' || "+-.eE".indexOf(line[i]) >= 0;
        }
        double value = plain ? parse(text(cell)) : Double.NaN;
        if (!(Math.abs(value) <= Float.MAX_VALUE)) {
            problem(cell, "expected a finite number, found \"" + shown(cell) + '"');
            return Double.NaN;
        }
        return value;
    }

    private static double parse(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Reports a problem at a cell of the current line and gives up after too many. */
    public void problem(int cell, String message) throws NetworkException {
        problem(lineNumber, starts[cell] + 1, message);
    }

    /** Reports a problem at the beginning of a line. */
    public void problem(long atLine, int atColumn, String message) throws NetworkException {
        problems.add(new Problem(file.toString(), (int) Math.min(atLine, Integer.MAX_VALUE), atColumn, message));
        if (problems.size() == MAX_PROBLEMS) {
            throw new NetworkException(problems);
        }
    }

    /** @throws NetworkException if problems were reported */
    public void complete() throws NetworkException {
        if (!problems.isEmpty()) {
            throw new NetworkException(problems);
        }
    }

    /** Number of the current line, 1 for the header. */
    public long line() {
        return lineNumber;
    }

    @Override
    public void close() throws NetworkException {
        try {
            in.close();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private boolean readLine() throws NetworkException {
        length = 0;
        lineNumber++;
        while (true) {
            boolean ended = position == filled && !fill();
            if (ended || buffer[position++] == '\n') {
                boolean any = !ended || length > 0;
                if (length > 0 && line[length - 1] == '\r') {
                    length--;
                }
                return any;
            }
            if (length == MAX_LINE) {
                throw fatal(lineNumber, MAX_LINE, "a line of more than " + MAX_LINE + " characters");
            }
            line[length++] = buffer[position - 1];
        }
    }

    private boolean fill() throws NetworkException {
        try {
            filled = in.read(buffer);
            position = 0;
            if (filled <= 0) {
                filled = 0;
                return false;
            }
            return true;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private void skipByteOrderMark() {
        boolean marked = length >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF;
        if (marked) {
            System.arraycopy(line, 3, line, 0, length - 3);
            length -= 3;
        }
    }

    private void split() throws NetworkException {
        cells = 0;
        int start = 0;
        for (int i = 0; i <= length; i++) {
            if (i == length || line[i] == ',') {
                if (cells == MAX_CELLS) {
                    throw fatal(lineNumber, start + 1, "more than " + MAX_CELLS + " cells");
                }
                cell(start, i);
                start = i + 1;
            }
        }
    }

    private void cell(int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isBlank(line[start])) {
            start++;
        }
        while (end > start && isBlank(line[end - 1])) {
            end--;
        }
        starts[cells] = start;
        ends[cells++] = end;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private String text(int cell) {
        return new String(line, starts[cell], ends[cell] - starts[cell], StandardCharsets.ISO_8859_1);
    }

    private String shown(int cell) {
        String text = text(cell).replaceAll("[^\\x20-\\x7E]", "?");
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
    }

    private NetworkException fatal(long atLine, int atColumn, String message) {
        problems.add(new Problem(file.toString(), (int) Math.min(atLine, Integer.MAX_VALUE), atColumn, message));
        return new NetworkException(problems);
    }

    private static NetworkException unreadable(Path file, IOException e) {
        return new NetworkException(List.of(new Problem(file.toString(), 0, 0,
                "cannot be read: " + e.getClass().getSimpleName() + ": " + e.getMessage())));
    }

    /**
     * @param check called now and then; may throw
     * @return the number of lines, quickly, including the header and empty ones
     */
    public static long countLines(Path file, Runnable check) throws NetworkException {
        byte[] bytes = new byte[BUFFER];
        long lines = 0;
        byte last = '\n';
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(bytes); n > 0; n = in.read(bytes)) {
                check.run();
                for (int i = 0; i < n; i++) {
                    if (bytes[i] == '\n') {
                        lines++;
                    }
                }
                last = bytes[n - 1];
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return last == '\n' ? lines : lines + 1;
    }
}
