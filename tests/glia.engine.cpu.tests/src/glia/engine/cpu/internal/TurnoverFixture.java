package glia.engine.cpu.internal;

import glia.api.change.NetworkChange;
import glia.api.change.NetworkChange.AddNeurons;
import glia.api.change.NetworkChange.AddSynapses;
import glia.api.change.NetworkChange.RemoveNeurons;
import glia.api.change.NetworkChange.SetParameter;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.network.Projection;
import glia.api.network.Slots;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Random births and deaths in a network, with synapses for those that are born. */
final class TurnoverFixture {

    private static final int MOST = 25;

    private final Network network;
    private final Random random;
    private final Slots[] slots;

    TurnoverFixture(Network network, Random random) {
        this.network = network;
        this.random = random;
        slots = network.populations().stream().map(Population::slots).toArray(Slots[]::new);
    }

    /** Changes that can be made after all that were given before; some slots are used again at once. */
    List<NetworkChange> some() {
        List<NetworkChange> changes = new ArrayList<>();
        int[][] born = new int[slots.length][];
        for (int p = 0; p < slots.length; p++) {
            Population population = network.populations().get(p);
            int[] dying = living(p, random.nextInt(MOST));
            changes.add(new RemoveNeurons(population.name(), dying));
            slots[p] = slots[p].died(dying);
            int count = 1 + random.nextInt(Math.min(MOST, slots[p].capacity() - slots[p].living()));
            int[] alive = living(p, count);
            int[] parents = IntStream.range(0, count).map(i -> random.nextInt(3) == 0 || i >= alive.length ? -1
                    : alive[i]).toArray();
            changes.add(new AddNeurons(population.name(), count, random.nextInt(4) == 0 ? null : parents));
            born[p] = slots[p].free(count);
            boolean orphans = ((AddNeurons) changes.getLast()).parents() == null;
            slots[p] = slots[p].born(orphans ? IntStream.generate(() -> -1).limit(count).toArray() : parents);
        }
        for (Projection projection : network.projections()) {
            connect(projection, born, changes);
        }
        Population first = network.populations().getFirst();
        if (first.model().parameter("V_reset").isPresent()) {
            changes.add(new SetParameter(first.name(), "V_reset", living(0, 3), new double[] {-66}));
        }
        return changes;
    }

    /** @return at most so many different neurons that live, in random order */
    private int[] living(int population, int count) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, slots[population].capacity())
                .filter(slots[population]::lives).boxed().toList());
        Collections.shuffle(all, random);
        return all.stream().limit(count).mapToInt(i -> i).toArray();
    }

    private void connect(Projection projection, int[][] born, List<NetworkChange> changes) {
        List<int[]> pairs = new ArrayList<>();
        for (int target : born[projection.target()]) {
            Arrays.stream(living(projection.source(), 6)).forEach(source -> pairs.add(new int[] {source, target}));
        }
        for (int source : born[projection.source()]) {
            Arrays.stream(living(projection.target(), 6)).forEach(target -> pairs.add(new int[] {source, target}));
        }
        double dt = network.dt();
        double longest = projection.delays().upperBound();
        double[] delays = pairs.stream().mapToDouble(pair -> dt * Math.rint(projection.delays().lowerBound()
                + random.nextDouble() * (longest - projection.delays().lowerBound()))).toArray();
        double low = projection.weights().lowerBound();
        double[] weights = pairs.stream().mapToDouble(pair -> low
                + random.nextDouble() * (projection.weights().upperBound() - low)).toArray();
        changes.add(new AddSynapses(projection.name(), pairs.stream().mapToInt(pair -> pair[0]).toArray(),
                pairs.stream().mapToInt(pair -> pair[1]).toArray(), weights, delays));
    }
}
