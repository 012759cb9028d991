package glia.ui.kit.graph;

import glia.api.network.Network;
import glia.api.network.Population;

/**
 * Places of neurons that are not where they were given: what they show is an order, and distances mean nothing.
 * Immutable.
 *
 * @param layout what made them
 * @param x horizontal places by neuron id, of slots that nobody lives in too; not to be changed
 * @param y vertical places by neuron id; not to be changed
 */
public record Placement(NeuronLayout layout, float[] x, float[] y) {

    /** Each population a square of rows, the populations in rows of squares. */
    static Placement grid(Network network) {
        float[] x = new float[network.neurons()];
        float[] y = new float[network.neurons()];
        int across = (int) Math.ceil(Math.sqrt(network.populations().size()));
        double left = 0;
        double top = 0;
        int lowest = 0;
        for (Population population : network.populations()) {
            if (population.index() % across == 0) {
                left = 0;
                top -= lowest;
                lowest = 0;
            }
            int columns = columns(population);
            square(population, left, top, x, y);
            left += columns + 2;
            lowest = Math.max(lowest, (population.size() + columns - 1) / columns + 2);
        }
        return new Placement(NeuronLayout.GRID, x, y);
    }

    /** How many neurons of a population are beside each other in its square, 1 at least. */
    static int columns(Population population) {
        return Math.max(1, (int) Math.ceil(Math.sqrt(population.size())));
    }

    /** Places the neurons of a population in rows, the first one at the upper left. */
    static void square(Population population, double left, double top, float[] x, float[] y) {
        int columns = columns(population);
        for (int i = 0; i < population.size(); i++) {
            x[population.firstId() + i] = (float) (left + i % columns);
            y[population.firstId() + i] = (float) (top - i / columns);
        }
    }
}
