package glia.network.internal.read;

import glia.api.model.Range;
import glia.json.JsonValue;
import java.math.BigDecimal;

/** Checks of single numbers. */
final class Numbers {

    private Numbers() {
    }

    /** @return the number, or NaN if it is none or out of range (which is reported) */
    static double finite(Reading reading, JsonValue value, String path, Range range, String unit) {
        if (value instanceof JsonValue.Number number && representable(number.value())
                && range.contains(number.value())) {
            return number.value();
        }
        return wrong(reading, value, path, expectation(range, unit));
    }

    /** @return the number, or what {@linkplain #quoted a word} stands for; NaN too if it is neither (as reported) */
    static double finiteOrWord(Reading reading, JsonValue value, String path, String unit) {
        if (value instanceof JsonValue.Text text) {
            for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                if (text.value().equals(Double.toString(none))) {
                    return none;
                }
            }
        } else if (value instanceof JsonValue.Number number && representable(number.value())) {
            return number.value();
        }
        return wrong(reading, value, path, expectation(Range.ANY, unit) + ", \"NaN\", \"Infinity\" or \"-Infinity\"");
    }

    /** How files of changes write what is no finite number: JSON has no numbers for it, so that it is a text. */
    static String quoted(double none) {
        return '"' + Double.toString(none) + '"';
    }

    private static double wrong(Reading reading, JsonValue value, String path, String expected) {
        reading.problem(value, path, "expected " + expected + ", found " + reading.found(value)
                + (value instanceof JsonValue.Number n ? remark(n.value()) : ""));
        return Double.NaN;
    }

    /**
     * @return the whole number, exactly, where a double would round large ones and take 1e-999 for 0; null if it is
     *         not whole or beyond 64 bits
     */
    static Long exact(Reading reading, JsonValue.Number number) {
        try {
            return new BigDecimal(reading.digits(number)).longValueExact();
        } catch (ArithmeticException | NumberFormatException notWhole) {
            return null;
        }
    }

    /** The expected numbers in words, with their unit. */
    static String expectation(Range range, String unit) {
        return unit.isEmpty() ? range.toString() : range + " in " + unit;
    }

    /** A whole number without a fraction, anything else as Java writes it. */
    static String show(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** The simulation is carried out in float32. */
    private static boolean representable(double value) {
        return Math.abs(value) <= Float.MAX_VALUE;
    }

    private static String remark(double value) {
        return Double.isNaN(value) || representable(value) ? "" : ", which is beyond float32 (3.4e38)";
    }
}
