package glia.engine.internal;

import glia.api.backend.BackendSession;
import glia.api.backend.BackendUnavailableException;
import glia.api.change.NetworkChange;
import glia.api.energy.EnergyLedger;
import glia.api.energy.EnergyTotals;
import glia.api.energy.Role;
import glia.api.model.SynapseModel;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.network.Projection;
import glia.api.regulation.Regulated;
import glia.api.regulation.Regulator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What acts on the network of a simulation at fixed steps. The session is made to stop at these. */
final class Regulators {

    private static final String SPIKES = ".spikes";
    /** The bundle that has the regulators which network files can ask for. */
    private static final String SHIPPED_BY = "glia.energy";

    private final List<Regulator.Factory> factories;
    private final Network base;
    private final List<String> pools;
    private final Map<String, Integer> poolIndices = new HashMap<>();
    private final List<Acting> acting = new ArrayList<>();
    private BackendSession session;
    private Books books;
    private PresentNetwork present;
    private Consumer<List<NetworkChange>> changes;

    /**
     * @throws IllegalArgumentException if two have the same name, or ask for the same pool
     * @throws BackendUnavailableException if the network asks for one that is not there
     */
    Regulators(List<Regulator.Factory> installed, Network base) throws BackendUnavailableException {
        this.base = base;
        factories = installed.stream().sorted(Comparator.comparing(Regulator.Factory::name)).toList();
        pools = factories.stream().flatMap(factory -> factory.pools(base).stream()).toList();
        if (factories.stream().map(Regulator.Factory::name).distinct().count() != factories.size()
                || pools.stream().distinct().count() != pools.size()) {
            throw new IllegalArgumentException("two regulators, or two pools, have the same name: "
                    + factories.stream().map(Regulator.Factory::name).toList() + ", " + pools);
        }
        pools.forEach(pool -> poolIndices.put(pool, poolIndices.size()));
        open();
        for (Map.Entry<String, String> wanted : base.description().energy().regulators().entrySet()) {
            if (acting.stream().noneMatch(one -> one.name.equals(wanted.getValue()))) {
                throw new BackendUnavailableException(base.description().name() + ": nothing carries out "
                        + wanted.getKey() + " here: no regulator \"" + wanted.getValue()
                        + "\" is installed (the bundle " + SHIPPED_BY + " has one)");
            }
        }
    }

    /** Names of the accounts that they need. */
    List<String> pools() {
        return pools;
    }

    /** @param how changes are made */
    void connect(BackendSession running, PresentNetwork network, Books energy, Consumer<List<NetworkChange>> how) {
        session = running;
        present = network;
        books = energy;
        changes = how;
    }

    private void open() {
        acting.clear();
        for (Regulator.Factory factory : factories) {
            factory.open(base).ifPresent(regulator -> acting.add(new Acting(factory.name(), regulator)));
        }
    }

    /** At step 0. */
    void begin() {
        for (Acting one : acting) {
            one.regulator.begin(one);
        }
    }

    /** Where a run goes on from a checkpoint that was {@linkplain #load loaded}. */
    void resume() {
        for (Acting one : acting) {
            one.regulator.resume(one);
        }
    }

    /** Forgets everything, at step 0. */
    void reset() {
        for (Population population : base.populations()) {
            session.select(population.index(), null);
        }
        open();
        begin();
    }

    /** Steps until the next one acts, at least 1. */
    long stepsUntilDue(long step) {
        long least = Long.MAX_VALUE;
        for (Acting one : acting) {
            least = Math.min(least, one.every - step % one.every);
        }
        return least;
    }

    void spikes(int[] neurons, int count) {
        for (int i = 0; i < acting.size(); i++) {
            int[] spikes = acting.get(i).spikes;
            if (spikes != null) {
                for (int k = 0; k < count; k++) {
                    spikes[neurons[k]]++;
                }
            }
        }
    }

    /** Forgets the spikes of neurons that have died, so that those who were born in their slots begin with none. */
    void forget(Turnover turnover) {
        for (Acting one : acting) {
            for (int p = 0; one.spikes != null && p < turnover.slots().length; p++) {
                for (int slot : turnover.slots()[p]) {
                    one.spikes[base.populations().get(p).firstId() + slot] = 0;
                }
            }
        }
    }

    /** Lets those act that do so at the step which the session has just reached. */
    void act() {
        for (Acting one : acting) {
            if (session.step() % one.every == 0) {
                one.regulator.act(one);
                if (one.spikes != null) {
                    Arrays.fill(one.spikes, 0);
                }
            }
        }
    }

    /** All that they remember, by name. */
    Map<String, long[]> export() {
        Map<String, long[]> memory = new TreeMap<>();
        for (Acting one : acting) {
            memory.put(one.name, one.regulator.memory());
            if (one.spikes != null) {
                memory.put(one.name + SPIKES, Arrays.stream(one.spikes).asLongStream().toArray());
            }
        }
        return memory;
    }

    /** @throws IllegalArgumentException if it is not of the same network and regulators */
    void load(Map<String, long[]> memory) {
        Map<String, long[]> expected = export();
        if (!memory.keySet().equals(expected.keySet())) {
            throw new IllegalArgumentException("regulation: it is of " + memory.keySet() + ", here there is "
                    + expected.keySet());
        }
        for (Acting one : acting) {
            one.regulator.recall(memory.get(one.name));
            if (one.spikes != null) {
                long[] spikes = memory.get(one.name + SPIKES);
                if (spikes.length != one.spikes.length || Arrays.stream(spikes).anyMatch(n -> n < 0 || n != (int) n)) {
                    throw new IllegalArgumentException("regulation: spikes of " + one.name
                            + " are not of this network");
                }
                Arrays.setAll(one.spikes, neuron -> (int) spikes[neuron]);
            }
        }
    }

    /** One of them, and what it sees and may do. */
    private final class Acting implements Regulated {

        private final String name;
        private final Regulator regulator;
        private final int every;
        /** By neuron id, since it has acted last; null if it does not ask. */
        private final int[] spikes;

        Acting(String name, Regulator regulator) {
            this.name = name;
            this.regulator = regulator;
            every = regulator.every();
            if (every < 1) {
                throw new IllegalArgumentException("regulator " + name + ": acts every " + every + " steps");
            }
            spikes = regulator.countsSpikes() ? new int[base.neurons()] : null;
        }

        @Override
        public Network network() {
            return present.network();
        }

        @Override
        public long step() {
            return session.step();
        }

        @Override
        public int[] spikes(int population) {
            if (spikes == null) {
                throw new IllegalStateException("regulator " + name + " does not count spikes");
            }
            Population p = base.populations().get(population);
            return Arrays.copyOfRange(spikes, p.firstId(), p.firstId() + p.size());
        }

        @Override
        public float[] state(int population, int state) {
            float[] values = new float[base.populations().get(population).size()];
            session.state(population, state, values);
            return values;
        }

        @Override
        public float[] weights(int projection) {
            Projection p = present.network().projections().get(projection);
            float[] learned = p.plasticity() == null ? null
                    : session.exportState(projection).floats().get(SynapseModel.WEIGHT);
            if (learned != null) {
                return learned;
            }
            float[] weights = new float[Math.toIntExact(p.connectivity().count())];
            double[] row = new double[p.connectivity().maxIndegree()];
            int[] next = {0};
            p.connectivity().rows(0, base.populations().get(p.target()).size(), (target, sources, count) -> {
                p.weights().row(target, sources, count, row);
                for (int k = 0; k < count; k++) {
                    weights[next[0]++] = (float) row[k];
                }
            });
            return weights;
        }

        @Override
        public float[] weights(int projection, int target) {
            Projection p = present.network().projections().get(projection);
            float[][] weights = {new float[0]};
            p.connectivity().rows(target, target + 1, (t, sources, count) -> {
                weights[0] = new float[count];
                if (p.plasticity() != null && p.plasticity().model().learns()) {
                    session.weights(projection, target, weights[0]);
                    return;
                }
                double[] row = new double[count];
                p.weights().row(target, sources, count, row);
                for (int k = 0; k < count; k++) {
                    weights[0][k] = (float) row[k];
                }
            });
            return weights[0];
        }

        private EnergyLedger ledger() {
            return books.ledger();
        }

        private int pool(String pool) {
            Integer index = poolIndices.get(pool);
            if (index == null) {
                throw new IllegalArgumentException("there is no pool " + pool);
            }
            return index;
        }

        @Override
        public EnergyTotals energy() {
            return ledger().totals();
        }

        @Override
        public void select(int population, long[] blocks) {
            session.select(population, blocks);
        }

        @Override
        public long pooled(String pool) {
            return ledger().pooled(pool(pool));
        }

        @Override
        public long unitsPerQuantum(int population) {
            return ledger().unitsPerQuantum(population);
        }

        @Override
        public void fill(String pool, long units) {
            ledger().fill(pool(pool), units);
        }

        @Override
        public void drain(String pool, long units) {
            ledger().drain(pool(pool), units);
        }

        @Override
        public void move(String from, String to, long units) {
            ledger().move(pool(from), pool(to), units);
        }

        @Override
        public void feed(String pool, int population, int[] neurons, int[] quanta) {
            long sum = 0;
            for (int given : quanta) {
                sum += given;
            }
            ledger().feed(pool(pool), population, sum);
            try {
                session.deposit(population, neurons, quanta);
            } catch (IllegalArgumentException e) {
                ledger().feed(pool(pool), population, -sum);
                throw e;
            }
        }

        @Override
        public void spend(String pool, int population, Role role, long units) {
            ledger().spend(pool(pool), population, role, units);
        }

        @Override
        public void apply(List<NetworkChange> wanted) {
            changes.accept(wanted);
        }
    }
}
