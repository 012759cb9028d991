package glia.api.store;

import java.util.List;
import java.util.Objects;
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
     */
    public record Group(String name, int neurons, long spikes, OptionalDouble rateHz, OptionalDouble cvIsi,
            int cvNeurons, OptionalDouble fano3ms) {
        public Group {
            Objects.requireNonNull(name);
            Objects.requireNonNull(rateHz);
            Objects.requireNonNull(cvIsi);
            Objects.requireNonNull(fano3ms);
        }
    }
}
