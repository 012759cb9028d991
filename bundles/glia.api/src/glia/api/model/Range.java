package glia.api.model;

/**
 * An interval of finite numbers.
 *
 * @param low lower bound, may be negative infinity
 * @param lowIncluded whether the lower bound itself is accepted
 * @param high upper bound, accepted if finite; may be positive infinity
 */
public record Range(double low, boolean lowIncluded, double high) {

    public static final Range ANY = new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY);
    public static final Range POSITIVE = new Range(0, false, Double.POSITIVE_INFINITY);
    public static final Range NOT_NEGATIVE = new Range(0, true, Double.POSITIVE_INFINITY);

    public boolean contains(double value) {
        return Double.isFinite(value) && (lowIncluded ? value >= low : value > low) && value <= high;
    }

    /** The expectation in words, for an error message: {@code a finite number > 0}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("a finite number");
        if (low != Double.NEGATIVE_INFINITY) {
            text.append(lowIncluded ? " >= " : " > ").append(number(low));
        }
        if (high != Double.POSITIVE_INFINITY) {
            text.append(low == Double.NEGATIVE_INFINITY ? " <= " : " and <= ").append(number(high));
        }
        return text.toString();
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value)
                : Double.toString(value);
    }
}
