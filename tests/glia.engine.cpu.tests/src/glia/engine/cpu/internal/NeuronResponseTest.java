package glia.engine.cpu.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.backend.BackendSession;
import glia.api.network.DeviceDescription;
import glia.api.network.DeviceDescription.Connection;
import glia.api.network.Network;
import glia.api.network.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Single neurons against closed forms. Defaults: tau_m 10, C_m 250, E_L -70, V_th -55, V_reset -70, t_ref 2. */
class NeuronResponseTest {

    private static final double DT = 0.1;
    /** Rounding half a unit in the last place of -70 mV in every step, against a leak of 1 % a step. */
    private static final double FLOAT_MV = 3.9e-4;
    private static final List<Connection> ALL = List.of(new Connection("N", List.of(), "", 1, DT));

    /** ISI = t_ref + tau_m ln((R I - V_reset + E_L) / (R I - V_th + E_L)), up to the step of the crossing. */
    @ParameterizedTest
    @ValueSource(doubles = {380, 400, 500, 750, 1000, 3000, 20000})
    void frequencyFollowsTheClosedForm(double current) {
        for (String model : List.of("iaf_psc_delta", "iaf_psc_exp")) {
            Network network = NetworkFixture.single(model, Map.of("I_e", Quantity.of(current)));
            List<Long> spikes = NetworkFixture.run(network, 1, 10_000).all;
            double drive = current * 10 / 250;
            long steps = (long) Math.ceil(10 * Math.log(drive / (drive - 15)) / DT);

            assertEquals(steps, spikes.getFirst(), "first spike at " + current + " pA");
            for (int k = 1; k < spikes.size(); k++) {
                assertEquals(20 + steps, spikes.get(k) - spikes.get(k - 1), "interval at " + current + " pA");
            }
            assertEquals((10_000 - steps) / (20 + steps) + 1, spikes.size());
        }
    }

    @Test
    void belowTheRheobaseThereIsNoSpike() {
        Network network = NetworkFixture.single("iaf_psc_exp", Map.of("I_e", Quantity.of(374.9)));
        assertEquals(List.of(), NetworkFixture.run(network, 1, 20_000).all);
    }

    @Test
    void aDirectCurrentActsLikeAConstantInputWhileItIsOn() {
        Network network = NetworkFixture.single("iaf_psc_delta", Map.of(),
                new DeviceDescription.DcGenerator("dc", 200, 10, 30, ALL), meter());
        double[] v = record(network, 600);
        assertEquals(-70, v[99], 1e-5);
        assertEquals(-70 + 8 * (1 - Math.exp(-20 / 10.0)), v[299], FLOAT_MV);
        assertEquals(v[299] + 70, (v[399] + 70) * Math.exp(10 / 10.0), 3 * FLOAT_MV);
    }

    @Test
    void aSpikeIsAJumpThatDecaysWithTheMembrane() {
        Network network = NetworkFixture.single("iaf_psc_delta", Map.of(),
                new DeviceDescription.SpikeGenerator("one", new double[] {5},
                        List.of(new Connection("N", List.of(), "", 3, 1.5))), meter());
        double[] v = record(network, 500);
        for (int step = 1; step <= 500; step++) {
            double t = (step - 65) * DT;
            assertEquals(t < 0 ? -70 : -70 + 3 * Math.exp(-t / 10), v[step - 1], FLOAT_MV, "step " + step);
        }
    }

    /** V(t) = w / C tau_s tau_m / (tau_s - tau_m) (e^(-t/tau_s) - e^(-t/tau_m)). */
    @ParameterizedTest
    @ValueSource(doubles = {400, -400})
    void aSpikeIsACurrentThatDecaysWithItsOwnTimeConstant(double weight) {
        double tauSyn = weight > 0 ? 2 : 6;
        Network network = NetworkFixture.single("iaf_psc_exp", Map.of("tau_syn_in", Quantity.of(6)),
                new DeviceDescription.SpikeGenerator("one", new double[] {5},
                        List.of(new Connection("N", List.of(), "", weight, 1.5))), meter());
        double[] v = record(network, 500);
        for (int step = 1; step <= 500; step++) {
            double t = Math.max(0, (step - 65) * DT);
            double psp = weight / 250 * tauSyn * 10 / (tauSyn - 10) * (Math.exp(-t / tauSyn) - Math.exp(-t / 10));
            assertEquals(-70 + psp, v[step - 1], FLOAT_MV, "step " + step);
        }
    }

    @Test
    void reachingTheThresholdExactlyIsASpike() {
        Map<String, Quantity> parameters = Map.of("E_L", Quantity.of(0), "V_th", Quantity.of(8), "V_reset",
                Quantity.of(-1));
        DeviceDescription exact = new DeviceDescription.SpikeGenerator("one", new double[] {5},
                List.of(new Connection("N", List.of(), "", 8, 1)));
        DeviceDescription below = new DeviceDescription.SpikeGenerator("one", new double[] {5},
                List.of(new Connection("N", List.of(), "", Math.nextDown(8f), 1)));
        assertEquals(List.of(60L),
                NetworkFixture.run(NetworkFixture.single("iaf_psc_delta", parameters, exact), 1, 100).all);
        assertEquals(List.of(),
                NetworkFixture.run(NetworkFixture.single("iaf_psc_delta", parameters, below), 1, 100).all);
    }

    @Test
    void inputDuringTheRefractoryPeriodIsLostWithDeltaCurrents() {
        Network network = NetworkFixture.single("iaf_psc_delta", Map.of(),
                new DeviceDescription.SpikeGenerator("two", new double[] {5, 6},
                        List.of(new Connection("N", List.of(), "", 16, 1))), meter());
        double[] v = record(network, 100);
        assertEquals(-70, v[59], 0);
        assertEquals(-70, v[69], 0);
        assertEquals(-70, v[99], 1e-5);
    }

    private static DeviceDescription meter() {
        return new DeviceDescription.Multimeter("meter", List.of("V_m"), DT, ALL);
    }

    private static double[] record(Network network, int steps) {
        int device = network.devices().size() - 1;
        List<Float> values = new ArrayList<>();
        try (BackendSession session = NetworkFixture.open(network, 1)) {
            session.advance(steps, interval -> {
                for (int offset = 0; offset < interval.steps(); offset++) {
                    values.add(interval.samples(device, offset)[0]);
                }
                return true;
            });
        }
        assertTrue(values.size() == steps);
        return values.stream().mapToDouble(Float::doubleValue).toArray();
    }
}
