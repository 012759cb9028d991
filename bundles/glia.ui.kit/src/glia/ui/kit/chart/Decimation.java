package glia.ui.kit.chart;

import java.util.Arrays;

/**
 * The points of a line that a picture needs: of all samples within one column of pixels, the lowest and the highest, in
 * the order of their times. What is drawn looks as if all had been drawn.
 *
 * @param times of the points kept, ascending
 * @param values of the points kept
 */
public record Decimation(double[] times, double[] values) {

    /**
     * @param times ascending
     * @param samples a value for each time; NaN where there is none
     * @param from left edge of the picture
     * @param to right edge of the picture
     * @param columns width of the picture in pixels, at least 1
     * @return at most two points a column, and one more on either side of the picture
     */
    public static Decimation minMax(double[] times, float[] samples, double from, double to, int columns) {
        double[] keptTimes = new double[Math.min(times.length, 2 * columns + 2)];
        double[] kept = new double[keptTimes.length];
        int count = 0;
        int at = 0;
        while (at < times.length) {
            int column = column(times[at], from, to, columns);
            int lowest = -1;
            int highest = -1;
            for (; at < times.length && column(times[at], from, to, columns) == column; at++) {
                if (Float.isNaN(samples[at])) {
                    continue;
                }
                if (lowest < 0 || samples[at] < samples[lowest]) {
                    lowest = at;
                }
                if (highest < 0 || samples[at] > samples[highest]) {
                    highest = at;
                }
            }
            if (lowest < 0) {
                continue;
            }
            boolean outside = column < 0 || column >= columns;
            // beyond the picture one point is enough to lead the line in or out
            int first = outside ? column < 0 ? at - 1 : lowest : Math.min(lowest, highest);
            int second = outside ? first : Math.max(lowest, highest);
            if (Float.isNaN(samples[first])) {
                continue;
            }
            keptTimes[count] = times[first];
            kept[count++] = samples[first];
            if (second != first) {
                keptTimes[count] = times[second];
                kept[count++] = samples[second];
            }
        }
        return new Decimation(Arrays.copyOf(keptTimes, count), Arrays.copyOf(kept, count));
    }

    private static int column(double time, double from, double to, int columns) {
        if (time < from) {
            return -1;
        }
        return time > to ? columns : Math.min((int) ((time - from) / (to - from) * columns), columns - 1);
    }
}
