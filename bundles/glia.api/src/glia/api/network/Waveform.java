package glia.api.network;

import java.util.Arrays;

/**
 * A current over time, as a pure function of the step, so that it is the same after a restart and on every backend.
 * Amplitudes are in pA and in double; a backend rounds what {@link #at} gives to units of the port.
 */
public sealed interface Waveform {

    /**
     * @param step a step, counted from 1; it begins at (step - 1) dt
     * @return the current that arrives in it, in pA
     */
    double at(long step);

    /** A bound of its magnitude in pA. */
    double largest();

    /** The smallest magnitude in pA that it is made of, zeros left out; infinite if there is none. */
    double smallest();

    private static double orInfinite(double magnitude) {
        return magnitude == 0 ? Double.POSITIVE_INFINITY : magnitude;
    }

    /** Always the same. */
    record Constant(double amplitude) implements Waveform {

        @Override
        public double at(long step) {
            return amplitude;
        }

        @Override
        public double largest() {
            return Math.abs(amplitude);
        }

        @Override
        public double smallest() {
            return orInfinite(Math.abs(amplitude));
        }
    }

    /**
     * {@code offset + amplitude sin(2 pi cycles (step - 1) + phase)}.
     *
     * @param cycles a step
     * @param phase in radians
     */
    record Sine(double offset, double amplitude, double cycles, double phase) implements Waveform {

        @Override
        public double at(long step) {
            double turns = cycles * (step - 1);
            return offset + amplitude * StrictMath.sin(2 * Math.PI * (turns - Math.floor(turns)) + phase);
        }

        @Override
        public double largest() {
            return Math.abs(offset) + Math.abs(amplitude);
        }

        @Override
        public double smallest() {
            return Math.min(orInfinite(Math.abs(offset)), orInfinite(Math.abs(amplitude)));
        }
    }

    /**
     * Constant from each given step on until the next one; 0 before the first.
     *
     * @param from steps, ascending, none twice; not to be changed
     * @param amplitudes as many; not to be changed
     */
    record Steps(long[] from, double[] amplitudes) implements Waveform {
        public Steps {
            if (from.length != amplitudes.length) {
                throw new IllegalArgumentException(from.length + " steps and " + amplitudes.length + " amplitudes");
            }
        }

        @Override
        public double at(long step) {
            int found = Arrays.binarySearch(from, step);
            int last = found < 0 ? -found - 2 : found;
            return last < 0 ? 0 : amplitudes[last];
        }

        @Override
        public double largest() {
            return Arrays.stream(amplitudes).map(Math::abs).max().orElse(0);
        }

        @Override
        public double smallest() {
            return Arrays.stream(amplitudes).map(Math::abs).filter(a -> a > 0).min().orElse(Double.POSITIVE_INFINITY);
        }
    }
}
