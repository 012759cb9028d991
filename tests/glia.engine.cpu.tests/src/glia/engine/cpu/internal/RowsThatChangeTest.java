package glia.engine.cpu.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.backend.BackendSession;
import glia.api.change.NetworkChange;
import glia.api.change.NetworkChange.AddSynapses;
import glia.api.change.NetworkChange.RemoveSynapses;
import glia.api.change.NetworkChange.SetWeights;
import glia.api.change.NetworkChanger;
import glia.api.change.Outgoing;
import glia.api.change.RowChanges;
import glia.api.network.Network;
import glia.api.network.Projection;
import glia.api.simulation.CanonicalState;
import glia.api.simulation.CanonicalState.ProjectionState;
import glia.testkit.headless.Services;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables whose rows change in place, again and again, are those that are laid out of the changed network. */
class RowsThatChangeTest {

    private static final int ROUNDS = 18;
    private static final int STEPS = 20;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void synapsesThatDoNotLearn(long seed) {
        assertAsLaidOutAnew(NetworkFixture.mixed(seed), new Random(seed));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void synapsesThatLearn(long seed) {
        assertAsLaidOutAnew(PlasticFixture.learning(seed), new Random(seed));
    }

    private static void assertAsLaidOutAnew(Network network, Random random) {
        NetworkChanger changer = Services.get(NetworkChanger.class);
        Network present = network;
        NetworkFixture.Spikes spikes = new NetworkFixture.Spikes(network);
        try (BackendSession session = NetworkFixture.open(network, 1 + random.nextInt(3))) {
            for (int round = 0; round < ROUNDS; round++) {
                session.advance(STEPS, spikes);
                CanonicalState before = session.exportState();
                session.advance(STEPS, spikes);
                // an export would let all synapses see what has reached them, so that none is behind
                CanonicalState now = advanced(present, before, session.step());
                NetworkChanger.Outcome outcome = changer.apply(network, present, session.step(),
                        some(present, random, round), session::targets);
                assertOutgoing(present, session, random);
                session.change(outcome.network(), outcome.changes());
                CanonicalState expected = carried(present, outcome, now);
                present = outcome.network();
                ExactnessTest.assertSame(expected, session.exportState());
                NetworkFixture.Spikes one = new NetworkFixture.Spikes(network);
                NetworkFixture.Spikes other = new NetworkFixture.Spikes(network);
                try (BackendSession fresh = NetworkFixture.open(present, 2)) {
                    fresh.importState(expected);
                    fresh.advance(STEPS, one);
                    session.advance(STEPS, other);
                    assertEquals(one.all, other.all);
                    assertEquals(one.synapticEvents, other.synapticEvents);
                    ExactnessTest.assertSame(fresh.exportState(), session.exportState());
                    assertRows(present, session);
                    assertTrue(session.memoryBytes() < 3 * fresh.memoryBytes() / 2, "memory is given back");
                }
            }
        }
        assertTrue(spikes.all.size() > 100, "the network must be active: " + spikes.all.size());
    }

    /** The state at a later step, from a session of its own, so that the one under test need not be asked. */
    private static CanonicalState advanced(Network network, CanonicalState from, long step) {
        try (BackendSession session = NetworkFixture.open(network, 1)) {
            session.importState(from);
            session.advance(step - from.step(), new NetworkFixture.Spikes(network));
            return session.exportState();
        }
    }

    private static void assertOutgoing(Network network, BackendSession session, Random random) {
        for (Projection projection : network.projections()) {
            int source = random.nextInt(network.populations().get(projection.source()).size());
            assertArrayEquals(Outgoing.of(network).targets(projection.index(), source),
                    session.targets(projection.index(), source), projection.name());
        }
    }

    private static void assertRows(Network network, BackendSession session) {
        for (Projection projection : network.projections()) {
            float[] all = session.exportState(projection.index()).floats().get("weight");
            int[] next = {0};
            projection.connectivity().rows(0, network.populations().get(projection.target()).size(),
                    (target, sources, count) -> {
                        if (all != null) {
                            float[] row = new float[count];
                            session.weights(projection.index(), target, row);
                            assertArrayEquals(Arrays.copyOfRange(all, next[0], next[0] += count), row);
                        }
                    });
        }
    }

    /** Of each projection some synapses come or go, and some or all get other weights. */
    private static List<NetworkChange> some(Network network, Random random, int round) {
        List<NetworkChange> changes = new ArrayList<>();
        for (Projection projection : network.projections()) {
            double low = projection.weights().lowerBound();
            double high = projection.weights().upperBound();
            Set<Long> pairs = pairs(network, projection);
            if (round % 3 == 0) {
                changes.add(weights(projection, some(pairs, random, 20), random.nextDouble(low, Math.nextUp(high))));
            }
            if (round % 7 == 6) {
                changes.add(new SetWeights(projection.name(), null, null, new double[] {low}));
            }
            if (round % 2 == 0 || round > ROUNDS / 2) {
                List<Long> gone = some(pairs, random, round == ROUNDS - 2 ? 2 : 12);
                changes.add(new RemoveSynapses(projection.name(), sources(gone), targets(gone)));
            }
            if (round % 2 == 1 || round % 5 == 0) {
                int count = 1 + random.nextInt(Math.max(2, pairs.size() / 8));
                int[] from = random.ints(count, 0, network.populations().get(projection.source()).size()).toArray();
                int[] to = random.ints(count, 0, network.populations().get(projection.target()).size()).toArray();
                changes.add(new AddSynapses(projection.name(), from, to, new double[] {round % 4 == 1 ? high : low},
                        new double[] {projection.delays().lowerBound() * network.dt()}));
            }
        }
        return changes;
    }

    private static SetWeights weights(Projection projection, List<Long> pairs, double weight) {
        return new SetWeights(projection.name(), sources(pairs), targets(pairs), new double[] {weight});
    }

    private static Set<Long> pairs(Network network, Projection projection) {
        Set<Long> pairs = new LinkedHashSet<>();
        projection.connectivity().rows(0, network.populations().get(projection.target()).size(),
                (target, sources, count) -> {
                    for (int k = 0; k < count; k++) {
                        pairs.add((long) sources[k] << Integer.SIZE | target);
                    }
                });
        return pairs;
    }

    private static List<Long> some(Set<Long> pairs, Random random, int oneIn) {
        return pairs.stream().filter(pair -> random.nextInt(oneIn) == 0).toList();
    }

    private static int[] sources(List<Long> pairs) {
        return pairs.stream().mapToInt(pair -> (int) (pair >>> Integer.SIZE)).toArray();
    }

    private static int[] targets(List<Long> pairs) {
        return pairs.stream().mapToInt(Long::intValue).toArray();
    }

    /** What becomes of a state by the letter of {@link RowChanges}. */
    private static CanonicalState carried(Network network, NetworkChanger.Outcome outcome, CanonicalState state) {
        List<ProjectionState> projections = new ArrayList<>();
        for (Projection projection : network.projections()) {
            ProjectionState before = state.projections().get(projection.index());
            RowChanges changes = outcome.changes().get(projection.index());
            Map<String, float[]> floats = new HashMap<>(before.floats());
            Set<String> ofSynapses = new HashSet<>(floats.keySet());
            ofSynapses.removeIf(name -> !name.equals("weight") && !name.startsWith(ProjectionState.OF_SYNAPSES));
            for (String name : changes == null || !floats.containsKey("weight") ? Set.<String>of() : ofSynapses) {
                floats.put(name, carried(network, projection, outcome.network().projections().get(projection.index()),
                        changes, floats.get(name), name.equals("weight")));
            }
            projections.add(new ProjectionState(floats, before.ints(), before.longs()));
        }
        return new CanonicalState(state.step(), state.populations(), projections);
    }

    private static float[] carried(Network network, Projection before, Projection next, RowChanges changes,
            float[] values, boolean weights) {
        float[] after = new float[(int) next.connectivity().count()];
        int from = 0;
        int to = 0;
        for (int target = 0; target < network.populations().get(next.target()).size(); target++) {
            int[] now = row(next, target);
            double[] given = new double[now.length];
            next.weights().row(target, now, now.length, given);
            RowChanges.Row row = changes.rows().get(target);
            for (int k = 0; k < now.length; k++) {
                int old = row == null ? k : row.from()[k];
                boolean replaced = weights && (changes.allWeights() || row != null && row.given()[k]);
                after[to++] = replaced ? (float) given[k] : old < 0 ? 0 : values[from + old];
            }
            from += row(before, target).length;
        }
        return after;
    }

    private static int[] row(Projection projection, int target) {
        int[][] row = {{}};
        projection.connectivity().rows(target, target + 1, (t, sources, count) ->
                row[0] = Arrays.copyOf(sources, count));
        return row[0];
    }
}
