package glia.ui.kit.graph;

import java.util.Set;

/**
 * Which neurons the graph shows. Immutable.
 *
 * @param populations indices of the populations that are shown; null for all
 * @param degrees of the network, needed where a degree is asked for; else it may be null
 * @param leastDegree fewest connections, in and out together
 * @param mostDegree most connections, in and out together
 * @param quantity name of the quantity that {@code low} and {@code high} are of, such as energy or rate; null for any
 *            value. While the neurons are coloured by something else, every value is shown.
 * @param low least value that is shown
 * @param high largest value that is shown
 */
public record NeuronFilter(Set<Integer> populations, Degrees degrees, int leastDegree, int mostDegree, String quantity,
        double low, double high) {
    public static final NeuronFilter ALL = new NeuronFilter(null, null, 0, Integer.MAX_VALUE, null,
            Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public NeuronFilter {
        populations = populations == null ? null : Set.copyOf(populations);
    }

    /** Whether a band of the quantity is asked for. */
    public boolean byValue() {
        return quantity != null;
    }

    /** Whether every neuron is shown. */
    public boolean all() {
        return populations == null && !byDegree() && !byValue();
    }

    /** This filter, with the numbers of connections that it looks at. */
    public NeuronFilter of(Degrees counted) {
        return new NeuronFilter(populations, counted, leastDegree, mostDegree, quantity, low, high);
    }

    /** This filter, without its band of values unless these are of a quantity that is known now. */
    NeuronFilter with(NeuronQuantity known) {
        return !byValue() || known != null && known.name().equals(quantity) ? this
                : new NeuronFilter(populations, degrees, leastDegree, mostDegree, null, 0, 0);
    }

    /** Whether a number of connections is asked for. */
    public boolean byDegree() {
        return leastDegree > 0 || mostDegree < Integer.MAX_VALUE;
    }

    /**
     * Whether a neuron is shown.
     *
     * @param population index of its population
     * @param id of the neuron
     * @param value of the quantity, NaN where it is not known
     */
    public boolean shows(int population, int id, double value) {
        return (populations == null || populations.contains(population))
                && (!byDegree() || degrees == null || id >= degrees.in().length
                        || degrees.total(id) >= leastDegree && degrees.total(id) <= mostDegree)
                && (!byValue() || value >= low && value <= high);
    }
}
