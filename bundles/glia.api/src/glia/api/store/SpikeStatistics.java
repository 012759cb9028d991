package glia.api.store;

import glia.api.store.SpikeFigures.Histogram;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Statistics of the spikes of a stretch of time. What cannot be said (too few spikes, too short a time) is absent.
 *
 * @param fromMs begin of the stretch (exclusive), in ms
 * @param toMs end of the stretch (inclusive), in ms
 * @param network of all neurons together
 * @param populations of each population, in the order of the network
 */
public record SpikeStatistics(double fromMs, double toMs, Group network, List<Group> populations) {

    /** Neurons with fewer intervals do not count in {@link Group#cvIsi()}. */
    public static final int MIN_INTERVALS = 5;

    /** Width of the bins of {@link Group#correlation2ms()} in ms. */
    public static final double CORRELATION_BIN_MS = 2;

    /** Which quantiles {@link RateDistribution} has. */
    public static final List<Double> QUANTILES = List.of(0.0, 0.05, 0.25, 0.5, 0.75, 0.95, 1.0);

    /** Width of the bins of {@link Group#fano3ms()} in ms. */
    public static final double FANO_BIN_MS = 3;

    public SpikeStatistics {
        Objects.requireNonNull(network);
        populations = List.copyOf(populations);
    }

    /**
     * Statistics of a group of neurons.
     *
     * @param name name of the population; of the network for all neurons
     * @param neurons number of neurons
     * @param spikes number of spikes
     * @param rateHz mean rate of a neuron in Hz
     * @param cvIsi coefficient of variation of the interspike intervals (standard deviation over mean, of the
     *            intervals that lie wholly within the stretch), computed for each neuron with at least
     *            {@link #MIN_INTERVALS} intervals, and averaged over these
     * @param cvNeurons number of neurons that were averaged over
     * @param fano3ms Fano factor of the group's spike count in bins of 3 ms: variance over mean, over the whole bins of
     *            the stretch; absent if 3 ms are not a whole number of steps
     * @param lvIsi local variation of the interspike intervals I_1 ... I_n, 3 / (n - 1) times the sum of
     *            ((I_k - I_(k+1)) / (I_k + I_(k+1)))^2 (Shinomoto, Shima and Tanji 2003, Neural Comput 15:2823-2842,
     *            10.1162/089976603322518759), averaged over the same neurons as {@code cvIsi}
     * @param correlation2ms Pearson's correlation coefficient of the spike counts of two neurons in bins of 2 ms, over
     *            the whole bins of the stretch, averaged over all pairs of up to 200 neurons (fewer in networks of more
     *            than 100 populations) that are spread evenly over the group, of m neurons out of n those with the
     *            indices floor(k n / m); neurons whose count does not vary are left out. Absent if there is no such
     *            pair, or if 2 ms are not a whole number of steps
     * @param correlatedPairs number of pairs that were averaged over
     * @param rates how the rates of single neurons are distributed; absent if the stretch has no length
     */
    public record Group(String name, int neurons, long spikes, OptionalDouble rateHz, OptionalDouble cvIsi,
            int cvNeurons, OptionalDouble fano3ms, OptionalDouble lvIsi, OptionalDouble correlation2ms,
            int correlatedPairs, Optional<RateDistribution> rates) {
        public Group {
            Objects.requireNonNull(name);
            Objects.requireNonNull(rateHz);
            Objects.requireNonNull(cvIsi);
            Objects.requireNonNull(fano3ms);
            Objects.requireNonNull(lvIsi);
            Objects.requireNonNull(correlation2ms);
            Objects.requireNonNull(rates);
        }
    }

    /**
     * Rates of the single neurons of a group.
     *
     * @param quantilesHz the {@link #QUANTILES} in Hz, the first the smallest and the last the greatest rate; between
     *            two neurons by linear interpolation, as numpy.quantile does it
     * @param histogram how many neurons had a rate (in Hz)
     */
    public record RateDistribution(double[] quantilesHz, Histogram histogram) {
        public RateDistribution {
            Objects.requireNonNull(quantilesHz);
            Objects.requireNonNull(histogram);
        }

        /** @param quantile one of {@link #QUANTILES} */
        public double quantileHz(double quantile) {
            return quantilesHz[QUANTILES.indexOf(quantile)];
        }
    }
}
