package glia.energy.internal.adaptation;

import glia.api.change.NetworkChange;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.network.Projection;
import glia.api.network.ProjectionDescription;
import glia.api.network.Quantity;
import glia.api.network.Slots;
import glia.api.network.StructureDescription.Synapses;
import glia.api.random.Philox;
import glia.api.random.RandomStream;
import glia.api.regulation.Regulated;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Synapses of a projection that come and go by the energy of their targets. */
final class SynapseTurnover {

    /** So often a source is drawn anew that has died, is the target itself, or is connected to it already. */
    private static final int ATTEMPTS = 8;
    private static final int OF_ATTEMPT = 1 << 31;
    /** Of more than one target in so many it takes longer to look up the weights than to have all in a row. */
    private static final int MANY = 8;

    private final Network base;
    private final Projection built;
    private final Population target;
    private final ProjectionDescription description;
    private final int every;
    private final int account;
    private final long cost;
    private final long held;
    /** A target gets no more synapses than this, which what can arrive at it in a step was laid out for. */
    private final int mostOfTarget;
    private final int[] words = new int[4];
    /** As it is now. */
    private Synapses rule;

    SynapseTurnover(Synapses rule, Network network, int every) {
        this.rule = rule;
        this.every = every;
        base = network;
        built = network.projections().stream().filter(p -> p.name().equals(rule.projection())).findFirst()
                .orElseThrow();
        description = network.description().projections().get(built.index());
        target = network.populations().get(built.target());
        account = target.model().account() == null ? -1 : target.model().stateIndex(target.model().account().state());
        cost = Reserve.units(rule.cost());
        held = (long) (cost * rule.returned());
        mostOfTarget = built.connectivity().maxIndegree();
    }

    /** The population that pays, that of the targets. */
    int population() {
        return built.target();
    }

    private Projection now(Network network) {
        return network.projections().get(built.index());
    }

    /** What all its synapses hold of what making them has cost. */
    long held(Network network) {
        return held * now(network).connectivity().count();
    }

    /** @param present the rule as it is now */
    void act(Regulated network, Synapses present, Reserve reserve) {
        rule = present;
        List<NetworkChange> changes = new ArrayList<>();
        float[] energy = account < 0 ? new float[target.size()] : network.state(target.index(), account);
        Pairs pruned = pruned(network, energy);
        if (pruned.count > 0) {
            changes.add(new NetworkChange.RemoveSynapses(built.name(), pruned.sources(), pruned.targets()));
        }
        Pairs grown = grown(network, energy, Math.min(reserve.affords(network, cost),
                rule.most() - now(network.network()).connectivity().count() + pruned.count));
        if (grown.count > 0) {
            changes.add(new NetworkChange.AddSynapses(built.name(), grown.sources(), grown.targets(),
                    new double[] {((Quantity.Constant) description.weight()).value()},
                    new double[] {((Quantity.Constant) description.delay()).value()}));
            reserve.pay(network, target.index(), grown.count, cost, held);
        }
        if (!changes.isEmpty()) {
            network.apply(changes);
        }
    }

    private int when(Regulated network) {
        return (int) (network.step() / every);
    }

    /**
     * The order in which synapses go: by weight or share, then at random.
     *
     * @param sum what all synapses of the target bring
     */
    private long order(int when, int to, int k, float weight, double sum) {
        Philox.block(base.description().seed(), RandomStream.STRUCTURE.id(built.index()), to, k >>> 2, when, words, 0);
        long random = Integer.toUnsignedLong(words[k & 3]);
        return switch (rule.order()) {
            case WEAKEST -> (long) Float.floatToRawIntBits(Math.abs(weight)) << Integer.SIZE | random;
            case SMALLEST_SHARE -> (long) Float.floatToRawIntBits((float) (Math.abs(weight) / sum)) << Integer.SIZE
                    | random;
            case RANDOM -> random;
        };
    }

    /** By synapse of a target whose weights are some of those given. */
    private void orders(int when, int to, float[] weights, int from, int count, long[] out, int at) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += Math.abs(weights[from + k]);
        }
        for (int k = 0; k < count; k++) {
            out[at + k] = order(when, to, k, weights[from + k], sum > 0 ? sum : 1);
        }
    }

    /** What exceeds the number goes, in order, and of each target that lacks energy what comes first. */
    private Pairs pruned(Regulated network, float[] energy) {
        int excess = (int) Math.max(0, now(network.network()).connectivity().count() - rule.most());
        Pairs pruned = new Pairs();
        boolean[] poor = new boolean[energy.length];
        int some = 0;
        for (int neuron = 0; neuron < poor.length; neuron++) {
            poor[neuron] = account >= 0 && energy[neuron] < rule.pruneBelow();
            some += poor[neuron] ? 1 : 0;
        }
        boolean many = excess > 0 || some > target.size() / MANY;
        float[] weights = many ? network.weights(built.index()) : null;
        long last = excess > 0 ? last(network, weights, excess) : Long.MIN_VALUE;
        int when = when(network);
        int[] next = {0};
        for (int neuron = 0; neuron < poor.length; neuron++) {
            if (!poor[neuron] && !many) {
                continue;
            }
            now(network.network()).connectivity().rows(neuron, neuron + 1, (to, sources, count) -> {
                next[0] += count;
                if (!poor[to] && excess == 0) {
                    return;
                }
                float[] own = weights == null ? network.weights(built.index(), to)
                        : Arrays.copyOfRange(weights, next[0] - count, next[0]);
                long[] orders = new long[count];
                orders(when, to, own, 0, count, orders, 0);
                int first = poor[to] ? 0 : -1;
                for (int k = 1; poor[to] && k < count; k++) {
                    first = orders[k] < orders[first] ? k : first;
                }
                for (int k = 0; k < count; k++) {
                    if (orders[k] <= last || k == first) {
                        pruned.addOnce(sources[k], to);
                    }
                }
            });
        }
        return pruned;
    }

    /** @return the order of the last one of so many that go */
    private long last(Regulated network, float[] weights, int count) {
        int when = when(network);
        long[] orders = new long[weights.length];
        int[] next = {0};
        now(network.network()).connectivity().rows(0, target.size(), (to, sources, length) -> {
            orders(when, to, weights, next[0], length, orders, next[0]);
            next[0] += length;
        });
        Arrays.parallelSort(orders);
        return orders[count - 1];
    }

    /** Each target that has more than it needs gets one, the richest first, until there is no room or nothing left. */
    private Pairs grown(Regulated network, float[] energy, long room) {
        Pairs grown = new Pairs();
        int[] candidates = account < 0 || room <= 0 ? new int[0] : Richest.above(energy, rule.growAbove());
        for (int i = 0; i < candidates.length && grown.count < room; i++) {
            int[] row = row(network.network(), candidates[i]);
            int source = row.length < mostOfTarget ? source(network, candidates[i], row) : -1;
            if (source >= 0) {
                grown.add(source, candidates[i]);
            }
        }
        return grown;
    }

    private int[] row(Network network, int to) {
        int[][] row = {{}};
        now(network).connectivity().rows(to, to + 1, (neuron, sources, count) ->
                row[0] = Arrays.copyOf(sources, count));
        return row[0];
    }

    /** @return a random source that the projection allows, or -1 if none was found */
    private int source(Regulated network, int to, int[] row) {
        Slots slots = network.network().populations().get(built.source()).slots();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Philox.block(base.description().seed(), RandomStream.STRUCTURE.id(built.index()), to, OF_ATTEMPT | attempt,
                    when(network), words, 0);
            int source = (int) (Philox.unit(words[0], words[1]) * slots.capacity());
            boolean autapse = built.source() == built.target() && source == to;
            if (slots.lives(source) && (description.allowAutapses() || !autapse)
                    && (description.allowMultapses() || Arrays.stream(row).noneMatch(s -> s == source))) {
                return source;
            }
        }
        return -1;
    }

    /** Sources and targets of synapses. */
    private static final class Pairs {

        private int[] ends = new int[64];
        private int count;
        /** Where the synapses of the last target begin. */
        private int begin;

        void add(int source, int to) {
            if (ends.length == 2 * count) {
                ends = Arrays.copyOf(ends, 4 * count);
            }
            ends[2 * count] = source;
            ends[2 * count++ + 1] = to;
        }

        /** A pair that is connected more than once goes as a whole. */
        void addOnce(int source, int to) {
            if (count > 0 && ends[2 * count - 1] != to) {
                begin = count;
            }
            for (int k = begin; k < count; k++) {
                if (ends[2 * k] == source && ends[2 * k + 1] == to) {
                    return;
                }
            }
            add(source, to);
        }

        int[] sources() {
            return every(0);
        }

        int[] targets() {
            return every(1);
        }

        private int[] every(int which) {
            int[] all = new int[count];
            Arrays.setAll(all, k -> ends[2 * k + which]);
            return all;
        }
    }
}
