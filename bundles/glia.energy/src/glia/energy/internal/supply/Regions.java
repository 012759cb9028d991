package glia.energy.internal.supply;

import glia.api.network.Network;
import glia.api.network.PoolDescription;
import glia.api.network.Population;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The regions of a pool: cells of equal size of the box around the neurons that it feeds, x fastest; or, where they are
 * counted along an index, equal parts of each population.
 */
final class Regions {

    private static final int AXES = 3;

    private final int count;
    private final int[] cells = {1, 1, 1};
    /** By population that is fed: its neurons, those of region 0 first, ascending within each region. */
    private final int[][] order;
    /** By population: where the neurons of each region begin in the order, and where the last end. */
    private final int[][] starts;

    Regions(PoolDescription pool, List<Population> populations) {
        count = pool.regionCount();
        for (int axis = 0; axis < pool.regions().size(); axis++) {
            cells[axis] = pool.regions().get(axis);
        }
        int fed = populations.size();
        order = new int[fed][];
        starts = new int[fed][];
        boolean byPosition = pool.regions().size() > 1;
        float[] low = new float[AXES];
        float[] high = new float[AXES];
        if (byPosition) {
            box(populations, low, high);
        }
        for (int p = 0; p < fed; p++) {
            Population population = populations.get(p);
            int[] regions = new int[population.size()];
            for (int neuron = 0; neuron < regions.length; neuron++) {
                regions[neuron] = byPosition ? cell(population.positions(), neuron, low, high)
                        : (int) ((long) neuron * count / regions.length);
            }
            sort(p, regions);
        }
    }

    /** Fed populations of a network in the order of the description. */
    static List<Population> fed(PoolDescription pool, Network network) {
        return pool.populations().stream().map(name -> network.populations().stream()
                .filter(p -> p.name().equals(name)).findFirst().orElseThrow()).toList();
    }

    /** Names of their accounts: that of the pool, with the place of the region where there is more than one. */
    static List<String> names(PoolDescription pool) {
        int[] cells = pool.regions().stream().mapToInt(Integer::intValue).toArray();
        int count = pool.regionCount();
        if (count == 1) {
            return List.of(pool.name());
        }
        List<String> names = new ArrayList<>(count);
        for (int region = 0; region < count; region++) {
            StringBuilder name = new StringBuilder(pool.name());
            int rest = region;
            for (int axis = 0; axis < cells.length; axis++) {
                name.append(axis == 0 ? '[' : ',').append(rest % cells[axis]);
                rest /= cells[axis];
            }
            names.add(name.append(']').toString());
        }
        return names;
    }

    private static void box(List<Population> populations, float[] low, float[] high) {
        Arrays.fill(low, Float.POSITIVE_INFINITY);
        Arrays.fill(high, Float.NEGATIVE_INFINITY);
        for (Population population : populations) {
            float[] positions = population.positions();
            for (int i = 0; i < positions.length; i++) {
                low[i % AXES] = Math.min(low[i % AXES], positions[i]);
                high[i % AXES] = Math.max(high[i % AXES], positions[i]);
            }
        }
    }

    private int cell(float[] positions, int neuron, float[] low, float[] high) {
        int cell = 0;
        for (int axis = AXES - 1; axis >= 0; axis--) {
            double extent = (double) high[axis] - low[axis];
            double place = extent == 0 ? 0 : (positions[AXES * neuron + axis] - (double) low[axis]) / extent;
            cell = cell * cells[axis] + Math.min(cells[axis] - 1, (int) (place * cells[axis]));
        }
        return cell;
    }

    private void sort(int population, int[] regions) {
        int[] ends = new int[count + 1];
        for (int region : regions) {
            ends[region + 1]++;
        }
        Arrays.parallelPrefix(ends, Integer::sum);
        starts[population] = ends.clone();
        order[population] = new int[regions.length];
        for (int neuron = 0; neuron < regions.length; neuron++) {
            order[population][ends[regions[neuron]]++] = neuron;
        }
    }

    int count() {
        return count;
    }

    /** Neurons of a population that is fed, by region. */
    int[] order(int population) {
        return order[population];
    }

    /** Where the neurons of a region begin in the order; of the region after the last, where they end. */
    int start(int population, int region) {
        return starts[population][region];
    }

    /** Told about two regions. */
    interface Pair {
        void of(int one, int other);
    }

    /** Every pair of regions that touch along an axis, once, always in the same order. */
    void neighbours(Pair pair) {
        int stride = 1;
        for (int axis = 0; axis < AXES; axis++) {
            for (int region = 0; region < count; region++) {
                if (region / stride % cells[axis] + 1 < cells[axis]) {
                    pair.of(region, region + stride);
                }
            }
            stride *= cells[axis];
        }
    }
}
