package glia.store.internal.recorded;

import glia.api.store.RecordedSeries.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lowest and the highest of the values of each line within short stretches of time, in bounded memory: each two
 * stretches become one when there are too many, and the more lines there are the longer they are.
 */
final class SampleGrid {

    private static final int MOST_BINS = 1 << 15;
    private static final int MOST_VALUES = 1 << 22;
    static final int MOST_LINES = MOST_VALUES / 64;

    private final List<float[]> low = new ArrayList<>();
    private final List<float[]> high = new ArrayList<>();
    private double[] begins = new double[MOST_BINS];
    private int bins = MOST_BINS;
    private int shift;
    private long times;
    private double last = Double.NaN;

    /** Another line; there are at most {@link #MOST_LINES}. */
    void addLine() {
        while ((low.size() + 1L) * bins > MOST_VALUES) {
            halve();
        }
        low.add(empty());
        high.add(empty());
    }

    int lines() {
        return low.size();
    }

    private float[] empty() {
        float[] values = new float[bins];
        Arrays.fill(values, Float.NaN);
        return values;
    }

    /** As many bins as before are left, of which the upper half is empty. */
    private void merge() {
        for (int line = 0; line < low.size(); line++) {
            float[] lows = low.get(line);
            float[] highs = high.get(line);
            for (int i = 0; i < bins / 2; i++) {
                lows[i] = least(lows[2 * i], lows[2 * i + 1]);
                highs[i] = -least(-highs[2 * i], -highs[2 * i + 1]);
            }
            Arrays.fill(lows, bins / 2, bins, Float.NaN);
            Arrays.fill(highs, bins / 2, bins, Float.NaN);
        }
        for (int i = 0; i < bins / 2; i++) {
            begins[i] = begins[2 * i];
        }
        shift++;
    }

    private static float least(float one, float other) {
        return Float.isNaN(one) ? other : Float.isNaN(other) ? one : Math.min(one, other);
    }

    private void halve() {
        if (times > (long) bins / 2 << shift) {
            merge();
        }
        bins /= 2;
        low.replaceAll(values -> Arrays.copyOf(values, bins));
        high.replaceAll(values -> Arrays.copyOf(values, bins));
        begins = Arrays.copyOf(begins, bins);
    }

    /** The values that come next have this time, in ms. */
    void time(double ms) {
        if (times >> shift == bins) {
            merge();
        }
        if ((times & (1L << shift) - 1) == 0) {
            begins[(int) (times >> shift)] = ms;
        }
        times++;
        last = ms;
    }

    /** Turns times that were given in another unit into ms. */
    void scaleTimes(double factor) {
        for (int i = 0; i < begins.length; i++) {
            begins[i] *= factor;
        }
        last *= factor;
    }

    void value(int line, float value) {
        int bin = (int) (times - 1 >> shift);
        low.get(line)[bin] = least(low.get(line)[bin], value);
        high.get(line)[bin] = -least(-high.get(line)[bin], -value);
    }

    long times() {
        return times;
    }

    double firstMs() {
        return times == 0 ? Double.NaN : begins[0];
    }

    double lastMs() {
        return last;
    }

    /** Mean distance of two times; 0 if there is only one. */
    double intervalMs() {
        return times < 2 ? 0 : (last - begins[0]) / (times - 1);
    }

    Slice slice(int[] lines, double fromMs, double toMs) {
        int used = times == 0 ? 0 : (int) (times - 1 >> shift) + 1;
        int first = Math.max(0, place(fromMs, used) - 1);
        int end = Math.min(used, place(toMs, used) + 1);
        int count = Math.max(0, end - first);
        int points = shift == 0 ? 1 : 2;
        double[] at = new double[points * count];
        float[][] values = new float[lines.length][points * count];
        for (int i = 0; i < count; i++) {
            double begin = begins[first + i];
            double next = first + i + 1 < used ? begins[first + i + 1] : last;
            at[points * i] = begin;
            at[points * i + points - 1] = shift == 0 ? begin : (begin + next) / 2;
            for (int line = 0; line < lines.length; line++) {
                values[line][points * i] = low.get(lines[line])[first + i];
                values[line][points * i + points - 1] = high.get(lines[line])[first + i];
            }
        }
        return new Slice(at, values, 1.5 * intervalMs() * (1L << shift), shift > 0);
    }

    private int place(double ms, int used) {
        int found = Arrays.binarySearch(begins, 0, used, ms);
        return found >= 0 ? found : -found - 1;
    }
}
