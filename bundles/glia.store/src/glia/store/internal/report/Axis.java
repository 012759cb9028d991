package glia.store.internal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis of a plot.
 *
 * @param label what it shows, with the unit
 * @param low value at its begin
 * @param high value at its end, greater than {@code low}
 * @param logarithmic whether equal distances are equal factors; {@code low} is then positive
 */
record Axis(String label, double low, double high, boolean logarithmic) {

    private static final int TICKS = 6;

    /** A linear axis; an empty range is widened. */
    static Axis linear(String label, double low, double high) {
        return new Axis(label, low, high > low ? high : low + 1, false);
    }

    static Axis logarithmic(String label, double low, double high) {
        double from = low > 0 ? low : 1;
        return new Axis(label, from, high > from ? high : 10 * from, true);
    }

    /** Where a value is, from 0 at the begin to 1 at the end. */
    double place(double value) {
        return logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    }

    /** Round values to be marked. */
    List<Double> ticks() {
        return logarithmic ? decades() : steps();
    }

    private List<Double> steps() {
        double rough = (high - low) / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power * (rough / power > 5 ? 10 : rough / power > 2 ? 5 : rough / power > 1 ? 2 : 1);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high * (1 + 1e-12) + 1e-12; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private List<Double> decades() {
        int[] digits = high / low < 10 ? new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9}
                : high / low < 100 ? new int[] {1, 2, 5} : new int[] {1};
        List<Double> ticks = new ArrayList<>();
        for (int e = (int) Math.floor(Math.log10(low)); e <= Math.ceil(Math.log10(high)); e++) {
            for (int digit : digits) {
                double value = digit * Math.pow(10, e);
                if (value >= low && value <= high) {
                    ticks.add(value);
                }
            }
        }
        return ticks;
    }

    static String tick(double value) {
        String text = String.format(Locale.ROOT, Math.abs(value) >= 1e6 ? "%.2e" : "%.6f", value);
        return text.contains("e") ? text : text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }
}
