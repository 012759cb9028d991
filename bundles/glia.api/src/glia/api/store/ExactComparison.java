package glia.api.store;

import java.util.Objects;

/**
 * How a run in which neurons waited differs from an exact run of the same network, in the timed phase. Arrays are by
 * population, not copied and not to be changed.
 *
 * @param rateHz mean rates of a neuron in the exact run
 * @param error root mean square difference of the spikes of all its neurons in {@link #BIN_MS} ms, as a part of the
 *            root mean square of those of the exact run; NaN where that had none
 */
public record ExactComparison(double[] rateHz, double[] error) {

    public static final double BIN_MS = 50;

    public ExactComparison {
        Objects.requireNonNull(rateHz);
        Objects.requireNonNull(error);
    }
}
