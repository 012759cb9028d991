package glia.api.network;

/**
 * A number that is the same for all, or drawn for each. Draws use the counter-based streams of
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
        };
    }
}
