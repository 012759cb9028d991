package glia.network.internal.read;

import glia.api.model.Range;
import glia.api.network.Kernel;
import glia.api.network.Quantity;
import glia.json.JsonValue;
import glia.network.internal.base.Bounds;
import java.util.List;

/** Reads a number or a distribution. */
final class QuantityReader {

    private final Reading reading;

    QuantityReader(Reading reading) {
        this.reading = reading;
    }

    /**
     * @param range what every value that can be drawn has to be in
     * @param unit for messages; empty if dimensionless
     * @return the quantity, or null if it is none or not within the range (which is reported)
     */
    Quantity read(JsonValue value, String path, Range range, String unit) {
        return read(value, path, range, unit, List.of());
    }

    /** @param kernels those that the quantity may follow from, if it has a distance */
    Quantity read(JsonValue value, String path, Range range, String unit, List<Section> kernels) {
        if (!(value instanceof JsonValue.Members members)) {
            return constant(value, path, range, unit);
        }
        if (!kernels.isEmpty() && members.members().stream().anyMatch(m -> m.key().equals("kernel"))) {
            Kernel kernel = KernelReader.read(reading, value, path, kernels, Range.ANY);
            Quantity quantity = kernel == null ? null
                    : new Quantity.OfDistance(kernel, Double.POSITIVE_INFINITY);
            return quantity == null || !possible(quantity, value, path, range, unit) ? null : quantity;
        }
        Fields fields = Fields.openOneOf(reading, value, "distribution", Section.DISTRIBUTIONS, path);
        Quantity quantity = fields == null ? null : distribution(fields);
        return quantity == null || !possible(quantity, value, path, range, unit) ? null : quantity;
    }

    private Quantity constant(JsonValue value, String path, Range range, String unit) {
        if (!(value instanceof JsonValue.Number)) {
            reading.problem(value, path, "expected " + Numbers.expectation(range, unit)
                    + " or a distribution in { }, found " + reading.found(value));
            return null;
        }
        double number = Numbers.finite(reading, value, path, range, unit);
        return Double.isNaN(number) ? null : Quantity.of(number);
    }

    private static Quantity distribution(Fields fields) {
        Quantity quantity = switch (fields.section()) {
            case UNIFORM -> new Quantity.Uniform(any(fields, "low"), any(fields, "high"));
            case NORMAL -> new Quantity.Normal(any(fields, "mean"),
                    fields.number("std", Double.NaN, Range.NOT_NEGATIVE, ""), min(fields), max(fields));
            case LOGNORMAL -> new Quantity.LogNormal(any(fields, "mu"),
                    fields.number("sigma", Double.NaN, Range.NOT_NEGATIVE, ""), min(fields), max(fields));
            default -> new Quantity.Exponential(fields.number("mean", Double.NaN, Range.POSITIVE, ""), min(fields),
                    max(fields));
        };
        Quantity bounded = Bounds.finite(quantity);
        boolean known = !Double.isNaN(quantity.mean() + bounded.lowerBound() + bounded.upperBound());
        return known ? quantity : null;
    }

    private static double any(Fields fields, String key) {
        return fields.number(key, Double.NaN, Range.ANY, "");
    }

    private static double min(Fields fields) {
        return fields.number("min", Double.NEGATIVE_INFINITY, Range.ANY, "");
    }

    private static double max(Fields fields) {
        return fields.number("max", Double.POSITIVE_INFINITY, Range.ANY, "");
    }

    private boolean possible(Quantity quantity, JsonValue value, String path, Range range, String unit) {
        Quantity bounded = Bounds.finite(quantity);
        double low = bounded.lowerBound();
        double high = bounded.upperBound();
        if (low > high) {
            reading.problem(value, path, "the lower bound " + Numbers.show(low) + " is above the upper bound "
                    + Numbers.show(high));
            return false;
        }
        if (Bounds.part(bounded) < Bounds.LEAST_PART) {
            reading.problem(value, path, "less than one draw in a thousand is between " + Numbers.show(low) + " and "
                    + Numbers.show(high));
            return false;
        }
        if (Math.abs(low) > Float.MAX_VALUE || Math.abs(high) > Float.MAX_VALUE) {
            reading.problem(value, path, "draws between " + low + " and " + high + " go beyond float32 (3.4e38)");
            return false;
        }
        if (!range.contains(low) || !range.contains(high)) {
            double bad = range.contains(low) ? high : low;
            reading.problem(value, path, "expected " + Numbers.expectation(range, unit) + ", but " + Numbers.show(bad)
                    + " could be drawn; bound it by \"min\" and \"max\" or \"low\" and \"high\"");
            return false;
        }
        return true;
    }
}
