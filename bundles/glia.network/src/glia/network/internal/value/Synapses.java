package glia.network.internal.value;

import glia.api.network.Quantity;
import glia.api.network.SynapseValues;
import glia.network.internal.base.Steps;
import glia.network.internal.space.Distances;
import java.util.Arrays;

/** Weights and delays of synapses. */
public final class Synapses {

    private Synapses() {
    }

    /** @return the same value for all */
    public static SynapseValues same(double value) {
        return new Same(value);
    }

    /** @return weights as a quantity says */
    public static SynapseValues weights(Quantity weight, Distances distances, long seed, int stream) {
        return switch (weight) {
            case Quantity.Constant constant -> new Same(constant.value());
            case Quantity.OfDistance given -> new WeightsOfDistance(given, distances);
            default -> new Weights(new Sampler(seed, stream, weight));
        };
    }

    /** @return delays as a quantity of ms says, in whole steps */
    public static SynapseValues delays(Quantity delay, Distances distances, double dt, long seed, int stream) {
        return switch (delay) {
            case Quantity.Constant constant -> new Same(Steps.delay(constant.value(), dt));
            case Quantity.OfDistance given -> new DelaysOfDistance(given, distances, dt);
            default -> new Delays(new Sampler(seed, stream, delay), dt);
        };
    }

    private record WeightsOfDistance(Quantity.OfDistance quantity, Distances distances) implements SynapseValues {

        @Override
        public boolean constant() {
            return lowerBound() == upperBound();
        }

        @Override
        public double lowerBound() {
            return quantity.lowerBound();
        }

        @Override
        public double upperBound() {
            return quantity.upperBound();
        }

        /** Kept within the bounds, which rounding might leave by a bit. */
        @Override
        public void row(int target, int[] sources, int count, double[] out) {
            double low = lowerBound();
            double high = upperBound();
            for (int k = 0; k < count; k++) {
                out[k] = Math.clamp(quantity.kernel().at(distances.between(sources[k], target)), low, high);
            }
        }
    }

    private record DelaysOfDistance(Quantity.OfDistance quantity, Distances distances, double dt)
            implements SynapseValues {

        @Override
        public boolean constant() {
            return lowerBound() == upperBound();
        }

        @Override
        public double lowerBound() {
            return Steps.delay(quantity.lowerBound(), dt);
        }

        @Override
        public double upperBound() {
            return Steps.delay(quantity.upperBound(), dt);
        }

        @Override
        public void row(int target, int[] sources, int count, double[] out) {
            double low = lowerBound();
            double high = upperBound();
            for (int k = 0; k < count; k++) {
                double ms = quantity.kernel().at(distances.between(sources[k], target));
                out[k] = Math.clamp(Steps.delay(ms, dt), low, high);
            }
        }
    }

    private record Same(double value) implements SynapseValues {

        @Override
        public boolean constant() {
            return true;
        }

        @Override
        public double lowerBound() {
            return value;
        }

        @Override
        public double upperBound() {
            return value;
        }

        @Override
        public void row(int target, int[] sources, int count, double[] out) {
            Arrays.fill(out, 0, count, value);
        }
    }

    private record Weights(Sampler sampler) implements SynapseValues {

        @Override
        public boolean constant() {
            return false;
        }

        @Override
        public double lowerBound() {
            return sampler.low();
        }

        @Override
        public double upperBound() {
            return sampler.high();
        }

        @Override
        public void row(int target, int[] sources, int count, double[] out) {
            sampler.row(target, count, out);
        }
    }

    private record Delays(Sampler sampler, double dt) implements SynapseValues {

        @Override
        public boolean constant() {
            return lowerBound() == upperBound();
        }

        @Override
        public double lowerBound() {
            return Steps.delay(sampler.low(), dt);
        }

        @Override
        public double upperBound() {
            return Steps.delay(sampler.high(), dt);
        }

        @Override
        public void row(int target, int[] sources, int count, double[] out) {
            sampler.row(target, count, out);
            for (int k = 0; k < count; k++) {
                out[k] = Steps.delay(out[k], dt);
            }
        }
    }
}
