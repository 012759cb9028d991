package glia.json;

import java.util.Arrays;

/** A text and the places in it as a person counts them: lines end with LF, CR LF or CR; columns in UTF-16 units. */
public final class SourceText {

    private final String text;
    private int[] lineStarts;

    public SourceText(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** @return the line of an offset, 1 for the first */
    public int line(int offset) {
        return lineIndex(offset) + 1;
    }

    /** @return the column of an offset, 1 for the first */
    public int column(int offset) {
        return offset - starts()[lineIndex(offset)] + 1;
    }

    private int lineIndex(int offset) {
        int found = Arrays.binarySearch(starts(), offset);
        return found >= 0 ? found : -found - 2;
    }

    private int[] starts() {
        if (lineStarts == null) {
            lineStarts = findStarts();
        }
        return lineStarts;
    }

    private int[] findStarts() {
        int[] starts = new int[64];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
            if (ends) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * count);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }
}
