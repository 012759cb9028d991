package glia.network.internal.value;

import glia.api.network.Quantity;
import glia.api.random.Philox;
import glia.network.internal.base.Bounds;

/**
 * Draws values of a quantity. Value k of element e is made of the block with the counter (e, k / 2, attempt): a block
 * has the bits for two values, the even k takes the first and the odd one the second; the attempt counts how often a
 * value was drawn again because it was out of bounds. Normal numbers by Box & Muller (1958), with StrictMath alone.
 */
public final class Sampler {

    /** With at least {@link Bounds#LEAST_PART} of the draws within the bounds, P(more attempts) < 1e-43. */
    private static final int MAX_ATTEMPTS = 100_000;

    private final long seed;
    private final int stream;
    private final Quantity quantity;
    private final double low;
    private final double high;

    /** @param quantity what to draw; unbounded distributions are bounded, see {@link Bounds} */
    public Sampler(long seed, int stream, Quantity quantity) {
        this.seed = seed;
        this.stream = stream;
        this.quantity = Bounds.finite(quantity);
        this.low = this.quantity.lowerBound();
        this.high = this.quantity.upperBound();
    }

    public double low() {
        return low;
    }

    public double high() {
        return high;
    }

    /** Draws the values 0 .. count - 1 of an element. */
    public void row(int element, int count, double[] out) {
        int[] words = new int[4];
        double[] pair = new double[2];
        for (int k = 0; k < count; k += 2) {
            pair(element, k >>> 1, 0, words, pair);
            out[k] = bounded(element, k, pair[0], words);
            if (k + 1 < count) {
                out[k + 1] = bounded(element, k + 1, pair[1], words);
            }
        }
    }

    /** Draws value k of each element: {@code out[i]} of element {@code first + i}. */
    public void column(int first, int count, int k, double[] out) {
        int[] words = new int[4];
        double[] pair = new double[2];
        for (int i = 0; i < count; i++) {
            pair(first + i, k >>> 1, 0, words, pair);
            out[first + i] = bounded(first + i, k, pair[k & 1], words);
        }
    }

    private double bounded(int element, int k, double first, int[] words) {
        double value = first;
        double[] again = null;
        for (int attempt = 1; value < low || value > high; attempt++) {
            if (attempt == MAX_ATTEMPTS) {
                throw new IllegalArgumentException("hardly a draw of " + quantity + " is within its bounds");
            }
            again = again == null ? new double[2] : again;
            pair(element, k >>> 1, attempt, words, again);
            value = again[k & 1];
        }
        return value;
    }

    private void pair(int element, int number, int attempt, int[] words, double[] out) {
        Philox.block(seed, stream, element, number, attempt, words, 0);
        double first = Philox.unit(words[0], words[1]);
        double second = Philox.unit(words[2], words[3]);
        switch (quantity) {
            case Quantity.Constant c -> {
                out[0] = c.value();
                out[1] = c.value();
            }
            case Quantity.Uniform u -> {
                out[0] = uniform(u, first);
                out[1] = uniform(u, second);
            }
            case Quantity.Normal n -> normal(n.mean(), n.standardDeviation(), first, second, out);
            case Quantity.LogNormal l -> {
                normal(l.mu(), l.sigma(), first, second, out);
                out[0] = StrictMath.exp(out[0]);
                out[1] = StrictMath.exp(out[1]);
            }
            case Quantity.Exponential e -> {
                out[0] = -e.mean() * StrictMath.log(1 - first);
                out[1] = -e.mean() * StrictMath.log(1 - second);
            }
            case Quantity.OfDistance d -> throw new IllegalArgumentException("not drawn: " + d);
        }
    }

    /** Rounding must not reach the upper bound, which is excluded. */
    private static double uniform(Quantity.Uniform u, double unit) {
        double value = u.low() + unit * (u.high() - u.low());
        return value < u.high() || u.low() == u.high() ? value : Math.nextDown(u.high());
    }

    private static void normal(double mean, double deviation, double first, double second, double[] out) {
        double radius = deviation * StrictMath.sqrt(-2 * StrictMath.log(1 - first));
        double angle = 2 * Math.PI * second;
        out[0] = mean + radius * StrictMath.cos(angle);
        out[1] = mean + radius * StrictMath.sin(angle);
    }
}
