package glia.api.network;

/**
 * A number that is the same for all, drawn for each, or given by a distance. Draws use the counter-based streams of
 * {@link glia.api.random.RandomStream}, so that they depend on nothing but the seed and the element.
 */
public sealed interface Quantity {

    /** The same for all. */
    record Constant(double value) implements Quantity {
    }

    /** Uniform in [low, high). */
    record Uniform(double low, double high) implements Quantity {
    }

    /** Normal, drawn again until within [min, max]. */
    record Normal(double mean, double standardDeviation, double min, double max) implements Quantity {
    }

    /**
     * Log-normal, drawn again until within [min, max].
     *
     * @param mu mean of the logarithm
     * @param sigma standard deviation of the logarithm
     */
    record LogNormal(double mu, double sigma, double min, double max) implements Quantity {
    }

    /** Exponential with the given mean, drawn again until within [min, max]. */
    record Exponential(double mean, double min, double max) implements Quantity {
    }

    /**
     * Not drawn but given by the distance between the two neurons of a synapse.
     *
     * @param reach no distance is larger, in mm; infinite as long as that is not known, when the bounds are those at
     *            distance 0
     */
    record OfDistance(Kernel kernel, double reach) implements Quantity {

        private double far() {
            return Double.isInfinite(reach) ? 0 : reach;
        }
    }

    static Quantity of(double value) {
        return new Constant(value);
    }

    /** The expected value, before a truncation by min and max. */
    default double mean() {
        return switch (this) {
            case Constant c -> c.value();
            case Uniform u -> (u.low() + u.high()) / 2;
            case Normal n -> n.mean();
            case LogNormal l -> StrictMath.exp(l.mu() + l.sigma() * l.sigma() / 2);
            case Exponential e -> e.mean();
            case OfDistance d -> (d.lowerBound() + d.upperBound()) / 2;
        };
    }

    /** The smallest value that can be drawn. */
    default double lowerBound() {
        return switch (this) {
            case Constant c -> c.value();
            case Uniform u -> u.low();
            case Normal n -> n.min();
            case LogNormal l -> Math.max(0, l.min());
            case Exponential e -> Math.max(0, e.min());
            case OfDistance d -> d.kernel().lowest(0, d.far());
        };
    }

    /** The largest value that can be drawn. */
    default double upperBound() {
        return switch (this) {
            case Constant c -> c.value();
            case Uniform u -> u.high();
            case Normal n -> n.max();
            case LogNormal l -> l.max();
            case Exponential e -> e.max();
            case OfDistance d -> d.kernel().highest(0, d.far());
        };
    }
}
