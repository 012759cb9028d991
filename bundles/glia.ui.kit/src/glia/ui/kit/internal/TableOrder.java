package glia.ui.kit.internal;

import glia.ui.kit.LiveTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Which rows of a table are shown, and in which order. */
public final class TableOrder {
    private static final int CHECK_EVERY = 1 << 10;

    private TableOrder() {
    }

    /**
     * Each row is looked at once.
     *
     * @param content all rows
     * @param filter words that a row must have, each anywhere in it, whatever their case
     * @param column what to sort by; -1 for the order of the content
     * @param descending whether the greatest comes first
     * @param cancelled asked every few rows
     * @return places of rows in the content; null if it was cancelled
     */
    public static int[] of(LiveTable.Content content, String filter, int column, boolean descending,
            BooleanSupplier cancelled) {
        List<LiveTable.Row> rows = content.rows();
        if (filter.isBlank() && column < 0) {
            return IntStream.range(0, rows.size()).toArray();
        }
        String[] words = filter.isBlank() ? new String[0] : filter.toLowerCase(Locale.ROOT).trim().split("\\s+");
        boolean number = column >= 0 && content.columns().get(column).number();
        double[] numbers = new double[number ? rows.size() : 0];
        String[] texts = new String[column >= 0 && !number ? rows.size() : 0];
        int[] kept = new int[rows.size()];
        int count = 0;
        for (int i = 0; i < kept.length; i++) {
            if (i % CHECK_EVERY == 0 && cancelled.getAsBoolean()) {
                return null;
            }
            LiveTable.Row row = rows.get(i);
            if (!has(row, words)) {
                continue;
            }
            kept[count++] = i;
            if (number) {
                numbers[i] = number(row.exact().get(column));
            } else if (column >= 0) {
                texts[i] = row.shown().get(column);
            }
        }
        if (column < 0) {
            return Arrays.copyOf(kept, count);
        }
        Comparator<Integer> order = number ? Comparator.comparingDouble(i -> numbers[i])
                : Comparator.comparing(i -> texts[i], String.CASE_INSENSITIVE_ORDER);
        return IntStream.of(kept).limit(count).boxed().sorted(descending ? order.reversed() : order)
                .mapToInt(i -> i).toArray();
    }

    private static boolean has(LiveTable.Row row, String[] words) {
        if (words.length == 0) {
            return true;
        }
        String text = String.join("\n", row.shown()).toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** What is not known comes before every number. */
    private static double number(String exact) {
        try {
            return exact.isEmpty() ? Double.NEGATIVE_INFINITY : Double.parseDouble(exact.replace('\u2212', '-'));
        } catch (NumberFormatException e) {
            return Double.NEGATIVE_INFINITY;
        }
    }
}
