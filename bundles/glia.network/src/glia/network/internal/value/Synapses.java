package glia.network.internal.value;

import glia.api.network.Quantity;
import glia.api.network.SynapseValues;
import glia.network.internal.base.Steps;
import java.util.Arrays;

/** Weights and delays of synapses. */
public final class Synapses {

    private Synapses() {
    }

    /** @return weights as a quantity says */
    public static SynapseValues weights(Quantity weight, long seed, int stream) {
        return weight instanceof Quantity.Constant constant ? new Same(constant.value())
                : new Weights(new Sampler(seed, stream, weight));
    }

    /** @return delays as a quantity of ms says, in whole steps */
    public static SynapseValues delays(Quantity delay, double dt, long seed, int stream) {
        return delay instanceof Quantity.Constant constant ? new Same(Steps.delay(constant.value(), dt))
                : new Delays(new Sampler(seed, stream, delay), dt);
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
