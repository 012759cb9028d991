package glia.engine.cpu.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.backend.BackendSession;
import glia.api.model.Expression;
import glia.api.model.Statement;
import glia.api.model.SynapseModel;
import glia.api.model.SynapseState;
import glia.api.network.Network;
import glia.api.simulation.CanonicalState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise R8 for synapses that learn: lazily, in any number of tiles, and yet to the bit as if at once. */
class PlasticExactnessTest {

    private static final long STEPS = 3000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void spikesAndWeightsAreThoseOfThePlainReference(long seed) {
        compareWithReference(PlasticFixture.learning(seed));
    }

    @Test
    void aModelOfAnotherBundleIsCarriedOutAsWritten() {
        compareWithReference(PlasticFixture.with(PlasticFixture.learning(4), 0, PlasticFixture.foreign(60)));
    }

    private static void compareWithReference(Network network) {
        ReferenceSimulator reference = new ReferenceSimulator(network);
        reference.run(STEPS);
        NetworkFixture.Spikes spikes = new NetworkFixture.Spikes(network);
        try (BackendSession session = NetworkFixture.open(network, 2)) {
            session.advance(STEPS, spikes);
            assertTrue(spikes.all.size() > 9L * network.neurons(), "histories must overflow: " + spikes.all.size());
            assertEquals(reference.spikes, spikes.all);
            assertEquals(reference.synapticEvents, spikes.synapticEvents);
            long[] costs = spikes.costs(session);
            CanonicalState state = session.exportState();
            reference.plastic.forEach((index, synapses) -> {
                if (synapses.projection.plasticity().model().learns()) {
                    float[] weights = state.projections().get(index).floats().get("weight");
                    assertArrayEquals(ExactnessTest.bits(synapses.weights()), ExactnessTest.bits(weights),
                            synapses.projection.name());
                    for (SynapseState own : synapses.projection.plasticity().model().synapseStates()) {
                        assertArrayEquals(ExactnessTest.bits(synapses.own(own.name())), ExactnessTest.bits(
                                state.projections().get(index).floats().get("synapse." + own.name())), own.name());
                    }
                    assertEquals(synapses.paid, costs[index], synapses.projection.name());
                }
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void threadsMakeNoDifference(int threads) {
        Network network = PlasticFixture.learning(20);
        NetworkFixture.Spikes expected = new NetworkFixture.Spikes(network);
        NetworkFixture.Spikes actual = new NetworkFixture.Spikes(network);
        try (BackendSession one = NetworkFixture.open(network, 1);
                BackendSession several = NetworkFixture.open(network, threads)) {
            one.advance(STEPS, expected);
            several.advance(STEPS, actual);
            assertEquals(expected.all, actual.all);
            assertArrayEquals(expected.costs(one), actual.costs(several));
            ExactnessTest.assertSame(one.exportState(), several.exportState());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void aRunThatIsCutAtRandomStepsGoesOnAsIfNothingHadHappened(long seed) {
        Network network = PlasticFixture.learning(seed);
        Random random = new Random(seed);
        NetworkFixture.Spikes whole = new NetworkFixture.Spikes(network);
        NetworkFixture.Spikes parts = new NetworkFixture.Spikes(network);
        try (BackendSession one = NetworkFixture.open(network, 1)) {
            one.advance(STEPS, whole);
            CanonicalState state = NetworkFixture.initial(network);
            for (int threads : new int[] {3, 1, 2, 8, 1}) {
                try (BackendSession part = NetworkFixture.open(network, threads)) {
                    part.importState(state);
                    part.advance(Math.min(STEPS - part.step(), 1 + random.nextInt((int) STEPS / 3)), parts);
                    parts.costs(part);
                    state = part.exportState();
                }
            }
            try (BackendSession rest = NetworkFixture.open(network, 2)) {
                rest.importState(state);
                rest.advance(Math.max(1, STEPS - rest.step()), parts);
                assertArrayEquals(whole.costs(one), parts.costs(rest));
                ExactnessTest.assertSame(one.exportState(), rest.exportState());
            }
        }
        assertEquals(whole.all, parts.all);
    }

    @Test
    void exportingDoesNotChangeWhatFollows() {
        Network network = PlasticFixture.learning(7);
        try (BackendSession disturbed = NetworkFixture.open(network, 2);
                BackendSession quiet = NetworkFixture.open(network, 2)) {
            NetworkFixture.Spikes often = new NetworkFixture.Spikes(network);
            NetworkFixture.Spikes once = new NetworkFixture.Spikes(network);
            for (int i = 0; i < 20; i++) {
                disturbed.advance(71, often);
                if (i % 2 == 0) {
                    disturbed.exportState();
                } else {
                    often.costs(disturbed);
                }
            }
            quiet.advance(20 * 71, once);
            assertArrayEquals(once.costs(quiet), often.costs(disturbed));
            assertEquals(4, LongStream.of(once.costs(quiet)).filter(cost -> cost > 0).count(), "projections that pay");
            ExactnessTest.assertSame(quiet.exportState(), disturbed.exportState());
        }
    }

    @Test
    void goingBackToTheStartForgetsWhatWasLearned() {
        Network network = PlasticFixture.learning(8);
        NetworkFixture.Spikes first = new NetworkFixture.Spikes(network);
        NetworkFixture.Spikes second = new NetworkFixture.Spikes(network);
        try (BackendSession session = NetworkFixture.open(network, 2)) {
            session.advance(STEPS, first);
            session.importState(NetworkFixture.initial(network));
            session.advance(STEPS, second);
        }
        assertEquals(first.all, second.all);
    }

    @Test
    void aStateOfAnotherShapeIsRefusedAndChangesNothing() {
        Network network = PlasticFixture.learning(10);
        try (BackendSession session = NetworkFixture.open(network, 2)) {
            session.advance(500, interval -> true);
            CanonicalState good = session.exportState();
            CanonicalState.ProjectionState first = good.projections().getFirst();
            refuses(session, good, new CanonicalState.ProjectionState(first.floats(), first.ints(), Map.of()),
                    "expected the arrays source.Kplus, source.last, target.Kminus, target.begin, target.steps, weight");
            Map<String, float[]> shorter = new HashMap<>(first.floats());
            shorter.put("weight", new float[7]);
            refuses(session, good, new CanonicalState.ProjectionState(shorter, first.ints(), first.longs()),
                    "as long as the network makes them");
            refuses(session, good, changed(first, longs -> longs.get("source.last")[3] = 501),
                    "source.last: expected steps from 0 to 500, found 501");
            refuses(session, good, changed(first, longs -> longs.get("target.steps")[0] = 501),
                    "target.steps: expected steps above 0 up to 500, found 501");
            int[] begin = first.ints().get("target.begin").clone();
            begin[5] = -1;
            refuses(session, good, new CanonicalState.ProjectionState(first.floats(), Map.of("target.begin", begin),
                    first.longs()), "target.begin: expected ascending places");
            List<CanonicalState.ProjectionState> swapped = new ArrayList<>(good.projections());
            swapped.set(6, first);
            assertTrue(assertThrows(IllegalArgumentException.class, () -> session.importState(new CanonicalState(
                    good.step(), good.populations(), swapped))).getMessage().endsWith("its synapses are static"));
            ExactnessTest.assertSame(good, session.exportState());
        }
    }

    private static CanonicalState.ProjectionState changed(CanonicalState.ProjectionState state,
            Consumer<Map<String, long[]>> change) {
        Map<String, long[]> longs = new HashMap<>();
        state.longs().forEach((name, values) -> longs.put(name, values.clone()));
        change.accept(longs);
        return new CanonicalState.ProjectionState(state.floats(), state.ints(), longs);
    }

    private static void refuses(BackendSession session, CanonicalState good, CanonicalState.ProjectionState bad,
            String message) {
        List<CanonicalState.ProjectionState> projections = new ArrayList<>(good.projections());
        projections.set(0, bad);
        String refused = assertThrows(IllegalArgumentException.class, () -> session.importState(new CanonicalState(
                good.step(), good.populations(), projections))).getMessage();
        assertTrue(refused.startsWith("state of projection multiplicative: ") && refused.contains(message), refused);
    }

    /** A model may say what it wants: the fixed-point sums were sized for its bound. */
    @ParameterizedTest
    @ValueSource(floats = {3e38f, Float.NaN, Float.NEGATIVE_INFINITY})
    void noModelCanDeliverMoreThanItsBound(float monstrous) {
        Network network = PlasticFixture.with(PlasticFixture.learning(9), 0, PlasticFixture.of(
                List.of(Statement.assign(SynapseModel.WEIGHT, new Expression.Literal(monstrous))), List.of(),
                Expression.state(SynapseModel.WEIGHT), 60));
        ReferenceSimulator reference = new ReferenceSimulator(network);
        reference.run(1000);
        assertEquals(reference.spikes, NetworkFixture.run(network, 2, 1000).all);
    }

    @Test
    void aModelThatUsesWhatItDoesNotDefineIsRefused() {
        Network network = PlasticFixture.learning(1);
        for (Expression unknown : List.of(Expression.state("z"), Expression.constant("z"), Expression.local("z"),
                Expression.input("z"), Expression.state("y"))) {
            Network bad = PlasticFixture.with(network, 0, PlasticFixture.of(List.of(), List.of(), unknown, 60));
            assertTrue(assertThrows(IllegalArgumentException.class, () -> NetworkFixture.open(bad, 1)).getMessage()
                    .startsWith("model some: it uses the "), unknown.toString());
        }
        Network spiking = PlasticFixture.with(network, 0, PlasticFixture.of(List.of(),
                List.of(Statement.spike(Expression.state("x").greaterThan(Expression.literal(0)))),
                Expression.literal(1), 60));
        assertThrows(IllegalArgumentException.class, () -> NetworkFixture.open(spiking, 1));
    }
}
