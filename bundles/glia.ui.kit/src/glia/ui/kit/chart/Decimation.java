package glia.ui.kit.chart;

import java.util.Arrays;

/**
 * The points of a line that a picture needs: of all samples within one column of pixels, the lowest and the highest, in
 * the order of their times. What is drawn looks as if all had been drawn.
 *
 * @param times of the points kept, ascending
 * @param values of the points kept
 * @param joined whether a point is joined to the one before, false where samples are missing between them
 */
public record Decimation(double[] times, double[] values, boolean[] joined) {

    /**
     * @param times ascending
     * @param samples a value for each time; NaN where there is none
     * @param from left edge of the picture
     * @param to right edge of the picture
     * @param columns width of the picture in pixels, at least 1
     * @param gap samples that are further apart than this have others missing between them
     * @return at most two points a column, and one more on either side of the picture
     */
    public static Decimation minMax(double[] times, float[] samples, double from, double to, int columns, double gap) {
        Builder kept = new Builder(Math.min(times.length, 2 * columns + 2));
        boolean joined = false;
        int at = 0;
        while (at < times.length) {
            int column = column(times[at], from, to, columns);
            int lowest = -1;
            int highest = -1;
            int last = -1;
            joined &= at > 0 && times[at] - times[at - 1] <= gap;
            boolean joinedToNext = joined;
            for (; at < times.length && column(times[at], from, to, columns) == column; at++) {
                if (Float.isNaN(samples[at])) {
                    joinedToNext = false;
                    joined &= lowest >= 0;
                    continue;
                }
                joinedToNext = true;
                last = at;
                if (lowest < 0 || samples[at] < samples[lowest]) {
                    lowest = at;
                }
                if (highest < 0 || samples[at] > samples[highest]) {
                    highest = at;
                }
            }
            if (column < 0 && last >= 0) {
                // beyond the picture one point is enough to lead the line in, and one to lead it out
                kept.add(times[last], samples[last], false);
            } else if (column >= columns && last >= 0) {
                int first = Math.min(lowest, highest);
                kept.add(times[first], samples[first], joined);
            } else if (last >= 0) {
                int first = Math.min(lowest, highest);
                kept.add(times[first], samples[first], joined);
                if (lowest != highest) {
                    int second = Math.max(lowest, highest);
                    kept.add(times[second], samples[second], true);
                }
            }
            joined = joinedToNext;
        }
        return kept.build();
    }

    private static int column(double time, double from, double to, int columns) {
        if (time < from) {
            return -1;
        }
        return time > to ? columns : Math.min((int) ((time - from) / (to - from) * columns), columns - 1);
    }

    private static final class Builder {
        private final double[] times;
        private final double[] values;
        private final boolean[] joined;
        private int count;

        Builder(int most) {
            times = new double[most];
            values = new double[most];
            joined = new boolean[most];
        }

        void add(double time, double value, boolean toTheOneBefore) {
            times[count] = time;
            values[count] = value;
            joined[count++] = toTheOneBefore && count > 1;
        }

        Decimation build() {
            return new Decimation(Arrays.copyOf(times, count), Arrays.copyOf(values, count),
                    Arrays.copyOf(joined, count));
        }
    }
}
