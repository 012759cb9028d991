package glia.ui.kit.raster;

import glia.api.network.Network;
import glia.api.network.Population;

/**
 * Where the rows of the neurons are: populations below each other in the network's order, as high as they have neurons,
 * but none so low that it could not be seen. Places are fractions of the whole height, so that they hold for any zoom.
 */
final class RasterRows {
    private static final double LOWEST_SHARE = 0.045;
    private static final double GAP = 0.006;

    private final Network network;
    private final double[] top;
    private final double[] height;
    /** By population, how many rows there are. */
    private final int[] rows;

    RasterRows(Network network) {
        this.network = network;
        int n = network.populations().size();
        top = new double[n];
        height = new double[n];
        rows = new int[n];
        long all = 0;
        for (int p = 0; p < n; p++) {
            rows[p] = used(network.populations().get(p));
            all += rows[p];
        }
        double lowest = Math.min(LOWEST_SHARE, 0.8 / n);
        double sum = 0;
        for (int p = 0; p < n; p++) {
            height[p] = Math.max((double) rows[p] / all, lowest);
            sum += height[p];
        }
        double gap = Math.min(GAP, 0.1 / n);
        double at = 0;
        for (int p = 0; p < n; p++) {
            height[p] = height[p] / sum * (1 - gap * (n - 1));
            top[p] = at;
            at += height[p] + gap;
        }
    }

    /** Behind the last slot that was ever used: who has died may still have spikes to show. */
    private static int used(Population population) {
        int slot = population.size();
        while (slot > 1 && population.slots().generation(slot - 1) == 0) {
            slot--;
        }
        return slot;
    }

    /** How many rows a population has, from its first neuron on. */
    int rows(int population) {
        return rows[population];
    }

    Network network() {
        return network;
    }

    /** Upper edge of a population, 0 to 1. */
    double top(int population) {
        return top[population];
    }

    /** Height of a population, a fraction of 1. */
    double height(int population) {
        return height[population];
    }

    /** Middle of a neuron's row, 0 to 1. */
    double middle(int neuron) {
        Population population = network.populationOf(neuron);
        int p = population.index();
        return top[p] + (neuron - population.firstId() + 0.5) / rows[p] * height[p];
    }

    /** The neuron whose row is at a place, or -1 between populations. */
    int neuronAt(double place) {
        for (int p = 0; p < top.length; p++) {
            double within = (place - top[p]) / height[p];
            if (within >= 0 && within < 1) {
                Population population = network.populations().get(p);
                return population.firstId() + (int) (within * rows[p]);
            }
        }
        return -1;
    }
}
