package glia.network.internal.base;

import glia.api.network.Quantity;

/**
 * Gives unbounded distributions finite bounds, so that a port's fixed-point range and the length of the delay buffers
 * are finite too: 8 standard deviations, or for an exponential distribution 36 means; beyond lies a part of 1e-15.
 */
public final class Bounds {

    /** Less of a distribution than this within its min and max is refused, since drawing again would take too long. */
    public static final double LEAST_PART = 1e-3;

    private static final double DEVIATIONS = 8;
    private static final double MEANS = 36;

    private Bounds() {
    }

    /** @return the same quantity with finite bounds */
    public static Quantity finite(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Normal n -> new Quantity.Normal(n.mean(), n.standardDeviation(),
                    finite(n.min(), n.mean() - DEVIATIONS * n.standardDeviation()),
                    finite(n.max(), n.mean() + DEVIATIONS * n.standardDeviation()));
            case Quantity.LogNormal l -> new Quantity.LogNormal(l.mu(), l.sigma(),
                    finite(l.min(), StrictMath.exp(l.mu() - DEVIATIONS * l.sigma())),
                    finite(l.max(), StrictMath.exp(l.mu() + DEVIATIONS * l.sigma())));
            case Quantity.Exponential e ->
                new Quantity.Exponential(e.mean(), finite(e.min(), 0), finite(e.max(), MEANS * e.mean()));
            case Quantity.Constant c -> c;
            case Quantity.Uniform u -> u;
            case Quantity.OfDistance d -> d;
        };
    }

    private static double finite(double bound, double otherwise) {
        return Double.isInfinite(bound) ? otherwise : bound;
    }

    /** The part of a distribution with finite bounds that lies within them, to about 1e-6. */
    public static double part(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Normal n ->
                normalPart(n.mean(), n.standardDeviation(), n.min(), n.max());
            case Quantity.LogNormal l -> l.max() <= 0 ? 0
                    : normalPart(l.mu(), l.sigma(), StrictMath.log(Math.max(l.min(), 0)), StrictMath.log(l.max()));
            case Quantity.Exponential e -> e.max() <= 0 ? 0
                    : StrictMath.exp(-Math.max(e.min(), 0) / e.mean()) - StrictMath.exp(-e.max() / e.mean());
            case Quantity.Constant c -> 1;
            case Quantity.Uniform u -> 1;
            case Quantity.OfDistance d -> 1;
        };
    }

    private static double normalPart(double mean, double deviation, double low, double high) {
        if (deviation == 0) {
            return low <= mean && mean <= high ? 1 : 0;
        }
        return below((high - mean) / deviation) - below((low - mean) / deviation);
    }

    /** The normal distribution function; Abramowitz & Stegun 26.2.17, error below 1e-7. */
    private static double below(double z) {
        double t = 1 / (1 + 0.2316419 * Math.abs(z));
        double tail = StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * Math.PI)
                * (t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429)))));
        return z > 0 ? 1 - tail : tail;
    }
}
