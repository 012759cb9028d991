package glia.api.store;

import java.util.List;
import java.util.Objects;

/**
 * The numbers behind the pictures of a report, of bounded size.
 *
 * @param raster spikes of some neurons
 * @param rates rates over time
 * @param intervals by population: how often interspike intervals of a length (in ms) occurred
 * @param neuronCvs by population: how many neurons had a coefficient of variation of their interspike intervals, of the
 *            neurons that {@link SpikeStatistics.Group#cvIsi()} is averaged over
 * @param neuronRates by population: how many neurons had a rate (in Hz)
 */
public record SpikeFigures(Raster raster, Rates rates, List<Histogram> intervals, List<Histogram> neuronCvs,
        List<Histogram> neuronRates) {

    public SpikeFigures {
        Objects.requireNonNull(raster);
        Objects.requireNonNull(rates);
        intervals = List.copyOf(intervals);
        neuronCvs = List.copyOf(neuronCvs);
        neuronRates = List.copyOf(neuronRates);
    }

    /**
     * All spikes of the shown neurons within the shown stretch of time.
     *
     * @param fromMs begin in ms
     * @param toMs end in ms
     * @param neurons ids of the shown neurons, ascending: one row each
     * @param rows the row of each spike
     * @param times the time of each spike in ms
     */
    public record Raster(double fromMs, double toMs, int[] neurons, int[] rows, double[] times) {
        public Raster {
            Objects.requireNonNull(neurons);
            if (rows.length != times.length) {
                throw new IllegalArgumentException("rows and times differ in length");
            }
        }
    }

    /**
     * Mean rate of a neuron of each population over time.
     *
     * @param fromMs begin of the first bin
     * @param binMs width of a bin in ms
     * @param toMs end of the last bin, which may be narrower
     * @param hz by population, then by bin
     */
    public record Rates(double fromMs, double binMs, double toMs, double[][] hz) {
        public Rates {
            Objects.requireNonNull(hz);
        }
    }

    /**
     * A histogram.
     *
     * @param edges the bounds of the bins, ascending; one more than there are bins
     * @param counts how many fell into each
     */
    public record Histogram(double[] edges, long[] counts) {
        public Histogram {
            if (counts.length > 0 && edges.length != counts.length + 1) {
                throw new IllegalArgumentException(edges.length + " edges for " + counts.length + " bins");
            }
        }
    }
}
