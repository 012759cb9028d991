package glia.energy.internal.adaptation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.Network;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.Simulation;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomeostasisTest {

    private static final String CURRENTS = "populations[0].parameters.I_e";

    /** Neurons with energy and neurons without, under noise, all of them regulated. */
    private static Network network(long seed, String eNeurons) throws Exception {
        return Runs.network("""
                { "glia": 1, "name": "adapts", "dt": 0.1, "seed": %d,
                  "populations": [
                    { "name": "E", "size": 30, "model": "elif_psc_exp",
                      "parameters": { "I_e": { "distribution": "uniform", "low": -5, "high": 15 } } },
                    { "name": "I", "size": 20, "model": "iaf_psc_exp", "parameters": { "I_e": 300 } } ],
                  "projections": [
                    { "source": "E", "target": "I", "rule": { "type": "fixed_indegree", "indegree": 5 },
                      "weight": 30, "delay": 1 } ],
                  "devices": [
                    { "name": "drive", "model": "poisson_generator", "rate": 300,
                      "targets": [{ "population": "E", "weight": 20 }, { "population": "I", "weight": 40 }] } ],
                  "energy": { "homeostasis": { "interval": 20, "populations": [
                    %s,
                    { "population": "I", "set_point": 12, "dead_band": 2, "gain": 10, "tau": 500,
                      "min": 0, "max": 600 } ] } } }
                """.formatted(seed, eNeurons));
    }

    private static Network network(long seed) throws Exception {
        return network(seed, """
                { "population": "E", "set_point": 0.24, "dead_band": 0.005, "gain": -200, "tau": 100,
                  "min": -60, "max": 60 }""");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void isExact(long seed) throws Exception {
        Network network = network(seed);
        Checkpoint whole = Runs.whole(network, 1, 5000);
        assertEquals(30 + 20, whole.regulation().get("homeostasis").length);
        assertEquals(5000, whole.revision().step());
        Runs.assertExact(network, whole, 199, 200, 201, 2777);
    }

    /** Also of neurons without energy, by their rate. */
    @Test
    void bringsEveryNeuronToItsSetPoint() throws Exception {
        Network network = network(1);
        try (Simulation simulation = Runs.open(network, 1)) {
            simulation.run(80_000).get();
            long[] before = Arrays.copyOfRange(simulation.checkpoint().get().regulation().get("homeostasis"), 0, 50);
            for (int i = 0; i < 50; i++) {
                double mean = Double.longBitsToDouble(before[i]);
                double setPoint = i < 30 ? 0.24 : 12;
                assertEquals(setPoint, mean, i < 30 ? 0.018 : 9, "neuron " + i);
            }
            double rate = Arrays.stream(before, 30, 50).mapToDouble(Double::longBitsToDouble).average().orElseThrow();
            assertEquals(12, rate, 2);
        }
    }

    /** An act moves a parameter by gain times interval times what is missing; within the band, by nothing. */
    @Test
    void movesByTheLaw() throws Exception {
        Network network = network(1, """
                { "population": "E", "set_point": 0.26, "dead_band": 0.02, "gain": -500, "tau": 0, "min": -60,
                  "max": 25.5 }""");
        Checkpoint before = Runs.whole(network, 1, 2400);
        Checkpoint now = Runs.whole(network, 1, 2600);
        int within = 0;
        int beyond = 0;
        int bounded = 0;
        for (int neuron = 0; neuron < 30; neuron++) {
            float energy = now.state().populations().getFirst().states()[network.populations().getFirst().model()
                    .stateIndex("epsilon")][neuron];
            double current = before.revision().doubles().get(CURRENTS)[neuron];
            double missing = 0.26 - energy;
            boolean stays = Math.abs(missing) <= 0.02;
            double expected = stays ? current : Math.min(25.5, current - 500 * 0.02 * missing);
            within += stays ? 1 : 0;
            beyond += stays ? 0 : 1;
            bounded += !stays && expected == 25.5 ? 1 : 0;
            assertEquals(expected, now.revision().doubles().get(CURRENTS)[neuron], 1e-12, "neuron " + neuron);
        }
        assertTrue(within > 3 && beyond > bounded + 3 && bounded > 1, within + " " + beyond + " " + bounded);
    }

    /** With one change for all of them, neurons stay as different from each other as they were. */
    @Test
    void aPopulationIsMovedAsOne() throws Exception {
        Network network = network(1, """
                { "population": "E", "scope": "population", "set_point": 0.24, "dead_band": 0.001, "gain": -200,
                  "tau": 100, "min": -60, "max": 60 }""");
        Checkpoint whole = Runs.whole(network, 1, 40_000);
        double mean = Arrays.stream(whole.regulation().get("homeostasis"), 0, 30)
                .mapToDouble(Double::longBitsToDouble).average().orElseThrow();
        assertEquals(0.24, mean, 0.005);
        double[] built = new double[30];
        Arrays.setAll(built, neuron -> network.populations().getFirst().constants().get("I_e").get(neuron));
        double[] now = whole.revision().doubles().get(CURRENTS);
        double change = now[0] - built[0];
        assertTrue(Math.abs(change) > 0.5, "moved by " + change);
        assertArrayEquals(Arrays.stream(built).map(current -> current + change).toArray(), now, 1e-9);
    }

    @Test
    void withinTheBandNothingChanges() throws Exception {
        Network network = network(1, """
                { "population": "E", "set_point": 0.24, "dead_band": 1, "gain": -200, "min": -60, "max": 60 }""");
        Checkpoint whole = Runs.whole(network, 1, 5000);
        assertTrue(whole.revision().doubles().keySet().stream().noneMatch(CURRENTS::equals));
    }
}
