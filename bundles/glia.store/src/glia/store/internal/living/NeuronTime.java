package glia.store.internal.living;

import glia.api.network.Network;
import glia.api.network.Population;
import java.util.ArrayList;
import java.util.List;

/** For how long neurons of a network have lived that are born and die meanwhile. Used by more than one thread. */
public final class NeuronTime {

    /** How many neurons of each population live after a step, until the next piece begins. */
    private record Piece(long from, int[] living) {
    }

    private final List<Piece> pieces = new ArrayList<>();

    /** @param network as it is when the first steps are counted */
    public NeuronTime(Network network) {
        pieces.add(new Piece(Long.MIN_VALUE, living(network)));
    }

    private static int[] living(Network network) {
        return network.populations().stream().mapToInt(Population::living).toArray();
    }

    /** The network has become another at the end of a step, which is not before that of the last call. */
    public synchronized void changed(long step, Network network) {
        pieces.add(new Piece(step, living(network)));
    }

    /**
     * @param population index of a population
     * @param from end of the step before the first one that counts
     * @param to the last step that counts
     * @return steps that its neurons have lived, summed over them
     */
    public synchronized long neuronSteps(int population, long from, long to) {
        long sum = 0;
        for (int i = 0; i < pieces.size(); i++) {
            long begin = Math.max(from, pieces.get(i).from());
            long end = i + 1 < pieces.size() ? Math.min(to, pieces.get(i + 1).from()) : to;
            sum += Math.max(0, end - begin) * pieces.get(i).living()[population];
        }
        return sum;
    }
}
