package glia.store.internal.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import glia.api.change.Revision;
import glia.api.energy.EnergyAccounts;
import glia.api.simulation.CanonicalState;
import glia.api.simulation.CanonicalState.PopulationState;
import glia.api.simulation.CanonicalState.ProjectionState;
import glia.api.simulation.Checkpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Checkpoints that have one of everything, and how to compare them. */
final class SomeCheckpoints {

    private SomeCheckpoints() {
    }

    /** @param neurons of the first population */
    static Checkpoint make(long seed, int neurons) {
        Random random = new Random(seed);
        Map<String, String> network = new LinkedHashMap<>();
        network.put("dt", "0.1");
        network.put("populations[0].name", "pyramidal \u2206");
        network.put("empty", "");
        float[][] states = {floats(random, neurons), floats(random, neurons)};
        states[0][0] = Float.intBitsToFloat(0x7fc12345);
        states[0][1] = -0f;
        CanonicalState state = new CanonicalState(1L << 40 | seed, List.of(
                new PopulationState(states, new int[][] {ints(random, 3 * neurons), null}),
                new PopulationState(new float[][] {floats(random, 7)}, new int[][] {null})),
                List.of(new ProjectionState(Map.of("weights", floats(random, 1001), "traces", floats(random, 5)),
                        Map.of("rates", ints(random, 3)), Map.of("last", random.longs(17).toArray())),
                        ProjectionState.AS_BUILT));
        Revision revision = new Revision(seed, Map.of("sources", ints(random, 11), "none", new int[0]),
                Map.of("steps", random.longs(4).toArray()), Map.of("values", random.doubles(9).toArray()));
        return new Checkpoint(network, revision, state,
                new Checkpoint.SpikeTrain(1_000_003, ints(random, 8), ints(random, 1_000_003 * 3 % 16)),
                new Checkpoint.TimedPhase(seed, new long[] {3, 4}, new long[] {300, 500}, 4, 5, 6, 7, 8),
                new EnergyAccounts(random.longs(10).toArray(), new long[] {1, 2}, random.longs(6).toArray()),
                new Checkpoint.Activity(random.longs(2).toArray(), seed % 2 == 0 ? new long[0]
                        : new long[] {5, 1, 9, 200}),
                Map.of("homeostasis", random.longs(3).toArray(), "homeostasis.spikes", new long[0]));
    }

    private static float[] floats(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }

    private static int[] ints(Random random, int count) {
        return random.ints(count).toArray();
    }

    static byte[] bytes(Checkpoint checkpoint) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new SectionWriter(CheckpointSections.of(checkpoint)).writeTo(out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    static void assertSame(Checkpoint expected, Checkpoint actual) {
        assertEquals(List.copyOf(expected.network().entrySet()), List.copyOf(actual.network().entrySet()));
        assertEquals(expected.state().step(), actual.state().step());
        assertEquals(expected.train().spikes(), actual.train().spikes());
        assertArrayEquals(expected.train().chain(), actual.train().chain());
        assertArrayEquals(expected.train().pending(), actual.train().pending());
        assertEquals(expected.revision().step(), actual.revision().step());
        assertEquals(expected.revision().ints().keySet(), actual.revision().ints().keySet());
        expected.revision().ints().forEach((name, values) -> assertArrayEquals(values,
                actual.revision().ints().get(name)));
        assertEquals(expected.revision().longs().keySet(), actual.revision().longs().keySet());
        expected.revision().longs().forEach((name, values) -> assertArrayEquals(values,
                actual.revision().longs().get(name)));
        assertEquals(expected.revision().doubles().keySet(), actual.revision().doubles().keySet());
        expected.revision().doubles().forEach((name, values) -> assertArrayEquals(values,
                actual.revision().doubles().get(name)));
        // all the rest, bit for bit: NaNs and both zeros included
        assertArrayEquals(bytes(expected), bytes(actual));
        for (int p = 0; p < expected.state().populations().size(); p++) {
            PopulationState one = expected.state().populations().get(p);
            PopulationState other = actual.state().populations().get(p);
            assertArrayEquals(one.inFlight(), other.inFlight());
            assertEquals(one.states().length, other.states().length);
            for (int i = 0; i < one.states().length; i++) {
                for (int neuron = 0; neuron < one.states()[i].length; neuron++) {
                    assertEquals(Float.floatToRawIntBits(one.states()[i][neuron]),
                            Float.floatToRawIntBits(other.states()[i][neuron]));
                }
            }
        }
        for (int j = 0; j < expected.state().projections().size(); j++) {
            ProjectionState one = expected.state().projections().get(j);
            ProjectionState other = actual.state().projections().get(j);
            assertEquals(one.floats().keySet(), other.floats().keySet());
            one.floats().forEach((name, values) -> assertArrayEquals(values, other.floats().get(name)));
            one.ints().forEach((name, values) -> assertArrayEquals(values, other.ints().get(name)));
            one.longs().forEach((name, values) -> assertArrayEquals(values, other.longs().get(name)));
        }
    }
}
