package glia.api.network;

/**
 * A function of the distance between two neurons in mm, of which a weight, a delay or the probability of a connection
 * follows. In double with StrictMath, so that it is the same everywhere.
 */
public sealed interface Kernel {

    /**
     * @param distance in mm, at least 0
     * @return the value there
     */
    double at(double distance);

    /** The smallest value at distances from {@code near} to {@code far}, which may be infinite. */
    double lowest(double near, double far);

    /** The largest value at distances from {@code near} to {@code far}, which may be infinite. */
    double highest(double near, double far);

    /** From this distance on it counts as 0 for a rule: it is below 2^-54 of its largest value; may be infinite. */
    double reach();

    /** Natural logarithm of 2^54. */
    double NOTHING = 54 * 0.6931471805599453;

    /** The same at all distances. */
    record Constant(double value) implements Kernel {

        @Override
        public double at(double distance) {
            return value;
        }

        @Override
        public double lowest(double near, double far) {
            return value;
        }

        @Override
        public double highest(double near, double far) {
            return value;
        }

        @Override
        public double reach() {
            return Double.POSITIVE_INFINITY;
        }
    }

    /** {@code value exp(-(distance - mean)^2 / (2 standardDeviation^2))}. */
    record Gaussian(double value, double mean, double standardDeviation) implements Kernel {

        @Override
        public double at(double distance) {
            double z = (distance - mean) / standardDeviation;
            return value * StrictMath.exp(-0.5 * z * z);
        }

        @Override
        public double lowest(double near, double far) {
            return value < 0 ? at(Math.clamp(mean, near, far)) : Math.min(at(near), at(far));
        }

        @Override
        public double highest(double near, double far) {
            return value < 0 ? Math.max(at(near), at(far)) : at(Math.clamp(mean, near, far));
        }

        @Override
        public double reach() {
            return mean + standardDeviation * StrictMath.sqrt(2 * NOTHING);
        }
    }

    /** {@code value exp(-distance / beta)}. */
    record Exponential(double value, double beta) implements Kernel {

        @Override
        public double at(double distance) {
            return value * StrictMath.exp(-distance / beta);
        }

        @Override
        public double lowest(double near, double far) {
            return value < 0 ? at(near) : at(far);
        }

        @Override
        public double highest(double near, double far) {
            return value < 0 ? at(far) : at(near);
        }

        @Override
        public double reach() {
            return beta * NOTHING;
        }
    }

    /** {@code c + a distance}; as a probability, what is below 0 counts as 0 and what is above 1 as 1. */
    record Linear(double c, double a) implements Kernel {

        @Override
        public double at(double distance) {
            return a == 0 ? c : c + a * distance;
        }

        @Override
        public double lowest(double near, double far) {
            return at(a < 0 ? far : near);
        }

        @Override
        public double highest(double near, double far) {
            return at(a < 0 ? near : far);
        }

        @Override
        public double reach() {
            return a < 0 ? Math.max(0, -c / a) : Double.POSITIVE_INFINITY;
        }
    }
}
