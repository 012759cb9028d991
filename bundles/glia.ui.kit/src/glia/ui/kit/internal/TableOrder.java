package glia.ui.kit.internal;

import glia.ui.kit.LiveTable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which rows of a table are shown, and in which order. */
public final class TableOrder {

    private TableOrder() {
    }

    /**
     * @param content all rows
     * @param filter words that a row must have, each anywhere in it, whatever their case
     * @param column what to sort by; -1 for the order of the content
     * @param descending whether the greatest comes first
     */
    public static List<LiveTable.Row> of(LiveTable.Content content, String filter, int column, boolean descending) {
        String[] words = filter.toLowerCase(Locale.ROOT).trim().split("\\s+");
        Stream<LiveTable.Row> rows = content.rows().stream();
        if (!filter.isBlank()) {
            rows = rows.filter(row -> has(row, words));
        }
        if (column >= 0) {
            Comparator<LiveTable.Row> order = content.columns().get(column).number()
                    ? Comparator.comparingDouble(row -> number(row.exact().get(column)))
                    : Comparator.comparing(row -> row.shown().get(column), String.CASE_INSENSITIVE_ORDER);
            rows = rows.sorted(descending ? order.reversed() : order);
        }
        return rows.toList();
    }

    private static boolean has(LiveTable.Row row, String[] words) {
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
