package glia.energy.internal;

import glia.api.backend.BackendSession;
import glia.api.energy.EnergyTotals;
import glia.api.energy.Role;
import glia.api.network.CoordinationDescription;
import glia.api.network.CoordinationDescription.Order;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.random.Philox;
import glia.api.random.RandomStream;
import glia.api.regulation.Regulated;
import glia.api.regulation.Regulator;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Decides which blocks of neurons are updated until it decides again.
 * <p>
 * What a block spends while it is updated is taken for what it will spend: of what the books say that its population
 * has spent since the decision before, the part that its spikes are of those of the population. The estimate of a block
 * is the mean of that and of the estimate before; while the block waits it stays, and a block that has never been
 * updated is estimated highest. A quarter of the blocks that are updated are taken in turn, so that nobody starves and
 * no estimate grows old.
 */
final class Coordination implements Regulator {

    private static final int STREAM = RandomStream.COORDINATION.id(0);
    /** Of how many that are updated one is taken in turn. */
    private static final int TURNS = 4;
    private static final double UNKNOWN = Double.POSITIVE_INFINITY;

    private final CoordinationDescription wanted;
    private final long seed;
    private final int every;
    private final int[] populations;
    /** Of each population, its first block among all; one more entry than populations. */
    private final int[] first;
    private final double[] estimates;
    private final boolean[] updated;
    /** The block whose turn it is. */
    private int next;
    /** By population, what it had spent when it was decided last, in units of the books. */
    private final long[] spent;

    Coordination(Network network) {
        wanted = network.description().energy().coordination();
        seed = network.description().seed();
        every = (int) network.steps(wanted.every());
        populations = network.populations().stream()
                .filter(p -> wanted.populations().isEmpty() || wanted.populations().contains(p.name()))
                .mapToInt(Population::index).toArray();
        first = new int[populations.length + 1];
        for (int i = 0; i < populations.length; i++) {
            int neurons = network.populations().get(populations[i]).size();
            first[i + 1] = first[i] + (neurons + wanted.block() - 1) / wanted.block();
        }
        int blocks = first[populations.length];
        estimates = new double[blocks];
        Arrays.fill(estimates, UNKNOWN);
        updated = new boolean[blocks];
        spent = new long[populations.length];
    }

    @Override
    public int every() {
        return every;
    }

    @Override
    public boolean countsSpikes() {
        return true;
    }

    @Override
    public void begin(Regulated network) {
        remember(network.energy());
        decide(network);
    }

    @Override
    public void resume(Regulated network) {
        select(network);
    }

    @Override
    public void act(Regulated network) {
        estimate(network);
        decide(network);
    }

    private void estimate(Regulated network) {
        long[] before = spent.clone();
        remember(network.energy());
        for (int i = 0; i < populations.length; i++) {
            int[] spikes = network.spikes(populations[i]);
            long sum = Arrays.stream(spikes).asLongStream().sum();
            double perSpike = (double) Math.max(0, spent[i] - before[i]) / Math.max(1, sum);
            for (int block = first[i]; block < first[i + 1]; block++) {
                if (updated[block]) {
                    long count = 0;
                    int begin = (block - first[i]) * wanted.block();
                    for (int neuron = begin; neuron < Math.min(spikes.length, begin + wanted.block()); neuron++) {
                        count += spikes[neuron];
                    }
                    double now = count * perSpike;
                    estimates[block] = estimates[block] == UNKNOWN ? now : (estimates[block] + now) / 2;
                }
            }
        }
    }

    private void remember(EnergyTotals books) {
        for (int i = 0; i < populations.length; i++) {
            spent[i] = 0;
            for (Map.Entry<Role, Long> role : books.populations().get(populations[i]).spent().entrySet()) {
                // what learning costs comes to the books whenever it is worked out
                spent[i] += role.getKey() == Role.LEARNING ? 0 : role.getValue();
            }
        }
    }

    private void decide(Regulated network) {
        Arrays.fill(updated, false);
        double share = network.network().description().energy().coordination().share();
        int chosen = (int) Math.max(1, Math.round(share * updated.length));
        int turns = switch (wanted.order()) {
            case ENERGY, SHUFFLED_ENERGY -> (chosen + TURNS - 1) / TURNS;
            case RANDOM -> 0;
            case ROUND_ROBIN -> chosen;
        };
        choose(chosen - turns, priorities(network.step()));
        takeInTurn(turns);
        select(network);
    }

    /** By block; the highest come first. */
    private long[] priorities(long step) {
        long[] keys = new long[updated.length];
        if (wanted.order() == Order.ENERGY) {
            // of numbers that are not negative the bits are in the same order
            Arrays.setAll(keys, block -> Double.doubleToLongBits(estimates[block]));
        } else {
            int[] words = new int[4];
            for (int block = 0; block < keys.length; block++) {
                Philox.block(seed, STREAM, block, (int) (step >>> Integer.SIZE), (int) step, words, 0);
                keys[block] = (words[0] & 0xFFFFFFFFL) << Integer.SIZE - 1 | words[1] >>> 1;
            }
        }
        return wanted.order() == Order.SHUFFLED_ENERGY ? shuffled(keys) : keys;
    }

    /** Estimates, each that of another block. */
    private long[] shuffled(long[] random) {
        Integer[] others = IntStream.range(0, random.length).boxed()
                .sorted(Comparator.comparingLong(block -> random[block])).toArray(Integer[]::new);
        long[] keys = new long[random.length];
        Arrays.setAll(keys, block -> Double.doubleToLongBits(estimates[others[block]]));
        return keys;
    }

    /** Adds blocks to those that are updated: those with the highest keys, of equal ones the first. */
    private void choose(int count, long[] keys) {
        long[] candidates = IntStream.range(0, keys.length).filter(block -> !updated[block])
                .mapToLong(block -> keys[block]).sorted().toArray();
        if (count == 0) {
            return;
        }
        long least = candidates[candidates.length - count];
        int equal = count;
        for (long key : candidates) {
            equal -= key > least ? 1 : 0;
        }
        for (int block = 0; block < keys.length; block++) {
            if (!updated[block] && (keys[block] > least || keys[block] == least && equal-- > 0)) {
                updated[block] = true;
            }
        }
    }

    private void takeInTurn(int count) {
        for (int taken = 0; taken < count; next = (next + 1) % updated.length) {
            if (!updated[next]) {
                updated[next] = true;
                taken++;
            }
        }
    }

    private void select(Regulated network) {
        for (int i = 0; i < populations.length; i++) {
            int size = network.network().populations().get(populations[i]).size();
            int within = wanted.block() / BackendSession.BLOCK;
            BitSet blocks = new BitSet();
            for (int block = first[i]; block < first[i + 1]; block++) {
                int begin = (block - first[i]) * within;
                blocks.set(begin, Math.min(BackendSession.blocks(size), begin + within), updated[block]);
            }
            int words = BackendSession.words(size);
            network.select(populations[i], Arrays.copyOf(blocks.toLongArray(), words));
        }
    }

    @Override
    public long[] memory() {
        int blocks = updated.length;
        long[] memory = new long[2 * blocks + 1 + spent.length];
        for (int block = 0; block < blocks; block++) {
            memory[block] = Double.doubleToLongBits(estimates[block]);
            memory[blocks + block] = updated[block] ? 1 : 0;
        }
        memory[2 * blocks] = next;
        System.arraycopy(spent, 0, memory, 2 * blocks + 1, spent.length);
        return memory;
    }

    @Override
    public void recall(long[] memory) {
        int blocks = updated.length;
        if (memory.length != 2 * blocks + 1 + spent.length) {
            throw new IllegalArgumentException("coordination: expected " + (2 * blocks + 1 + spent.length)
                    + " numbers, got " + memory.length);
        }
        boolean fits = memory[2 * blocks] >= 0 && memory[2 * blocks] < blocks;
        for (int block = 0; block < blocks; block++) {
            fits &= memory[block] >= 0 && !Double.isNaN(Double.longBitsToDouble(memory[block]))
                    && memory[blocks + block] >>> 1 == 0;
        }
        if (!fits) {
            throw new IllegalArgumentException("coordination: it is not of a network of " + blocks + " blocks");
        }
        for (int block = 0; block < blocks; block++) {
            estimates[block] = Double.longBitsToDouble(memory[block]);
            updated[block] = memory[blocks + block] == 1;
        }
        next = (int) memory[2 * blocks];
        System.arraycopy(memory, 2 * blocks + 1, spent, 0, spent.length);
    }
}
