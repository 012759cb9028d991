package glia.network.internal.change;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.network.Projection;
import java.util.Arrays;
import java.util.TreeMap;

/** Lists of synapses, as source and target of each. */
final class Pairs {

    private Pairs() {
    }

    /**
     * @return by target, which entries of the list are its own, in the order of the list
     * @throws IllegalArgumentException if there are no such neurons
     */
    static TreeMap<Integer, int[]> of(Network network, Projection projection, int[] sources, int[] targets) {
        String what = WeightChange.what(projection);
        if (sources.length != targets.length) {
            throw new IllegalArgumentException(what + ": expected as many sources as targets, got " + sources.length
                    + " and " + targets.length);
        }
        Population from = network.populations().get(projection.source());
        Population to = network.populations().get(projection.target());
        TreeMap<Integer, int[]> byTarget = new TreeMap<>();
        long[] order = new long[targets.length];
        for (int i = 0; i < order.length; i++) {
            Parts.checkNeuron(what + ", sources", sources[i], from);
            Parts.checkNeuron(what + ", targets", targets[i], to);
            order[i] = (long) targets[i] << Integer.SIZE | i;
        }
        Arrays.sort(order);
        for (int first = 0; first < order.length;) {
            int target = (int) (order[first] >>> Integer.SIZE);
            int end = first;
            while (end < order.length && (int) (order[end] >>> Integer.SIZE) == target) {
                end++;
            }
            byTarget.put(target, Arrays.stream(order, first, end).mapToInt(o -> (int) o).toArray());
            first = end;
        }
        return byTarget;
    }
}
