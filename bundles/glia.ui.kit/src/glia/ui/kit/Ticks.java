package glia.ui.kit;

import java.util.Locale;

/**
 * Round positions for the ticks of an axis.
 *
 * @param first the first tick within the axis
 * @param step distance of two ticks: 1, 2 or 5 times a power of ten
 * @param count number of ticks
 */
public record Ticks(double first, double step, int count) {

    /**
     * @param from low end of the axis
     * @param to high end of the axis
     * @param most how many ticks have room
     */
    public static Ticks between(double from, double to, int most) {
        double span = to - from;
        if (!(span > 0) || Double.isInfinite(span) || most < 1) {
            return new Ticks(from, 1, 0);
        }
        double step = roundUp(span / most);
        double first = Math.ceil(from / step - 1e-9) * step;
        return new Ticks(first, step, (int) Math.floor((to - first) / step + 1e-9) + 1);
    }

    /** The smallest of 1, 2 and 5 times a power of ten that is not below a positive value. */
    public static double roundUp(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= value * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    public double at(int index) {
        return first + index * step;
    }

    /** A tick's value with as many decimals as the step needs. */
    public String label(double value) {
        int decimals = (int) Math.clamp(Math.ceil(-Math.log10(step) - 1e-9), 0, 9);
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value + 0.0);
        return text.startsWith("-") && Double.parseDouble(text) == 0 ? text.substring(1) : text;
    }
}
