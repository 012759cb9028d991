package glia.network.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import glia.api.model.ModelCatalogue;
import glia.api.network.ConnectionRule;
import glia.api.network.DeviceDescription.PoissonGenerator;
import glia.api.network.ExampleCatalogue;
import glia.api.network.NetworkDescription;
import glia.api.network.PopulationDescription;
import glia.api.network.ProjectionDescription;
import glia.api.network.Quantity;
import glia.network.internal.read.NetworkFileReader;
import glia.testkit.headless.Services;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The shipped microcircuits hold the numbers that follow from the parameters of Potjans & Diesmann 2014, Cereb Cortex
 * 24:785-806, 10.1093/cercor/bhs358, as the authors' published implementation uses them (INM-6/microcircuit-PD14-model,
 * 2026-07), and from its rule for fewer neurons and synapses.
 */
class MicrocircuitTest {

    private static final List<String> NAMES = List.of("L23E", "L23I", "L4E", "L4I", "L5E", "L5I", "L6E", "L6I");
    private static final int[] NEURONS = {20683, 5834, 21915, 5479, 4850, 1065, 14395, 2948};
    /** Mean rates at full scale in Hz. */
    private static final double[] RATES = {0.903, 2.965, 4.414, 5.876, 7.569, 8.633, 1.105, 7.829};
    /** Connection probabilities, a row for each target. */
    private static final double[][] P = {
        {0.1009, 0.1689, 0.0437, 0.0818, 0.0323, 0.0, 0.0076, 0.0},
        {0.1346, 0.1371, 0.0316, 0.0515, 0.0755, 0.0, 0.0042, 0.0},
        {0.0077, 0.0059, 0.0497, 0.135, 0.0067, 0.0003, 0.0453, 0.0},
        {0.0691, 0.0029, 0.0794, 0.1597, 0.0033, 0.0, 0.1057, 0.0},
        {0.1004, 0.0622, 0.0505, 0.0057, 0.0831, 0.3726, 0.0204, 0.0},
        {0.0548, 0.0269, 0.0257, 0.0022, 0.06, 0.3158, 0.0086, 0.0},
        {0.0156, 0.0066, 0.0211, 0.0166, 0.0572, 0.0197, 0.0396, 0.2252},
        {0.0364, 0.001, 0.0034, 0.0005, 0.0277, 0.008, 0.0658, 0.1443}};
    private static final int[] EXTERNAL = {1600, 1500, 2100, 1900, 2000, 1900, 2900, 2100};
    private static final double[] V_MEAN = {-68.28, -63.16, -63.33, -63.45, -63.11, -61.66, -66.72, -61.43};
    private static final double[] V_STD = {5.36, 4.57, 4.74, 4.94, 4.94, 4.55, 5.46, 4.48};
    private static final double EXTERNAL_HZ = 8;
    private static final double PSP_MV = 0.15;
    private static final double TAU_M = 10;
    private static final double TAU_SYN = 0.5;
    private static final double C_M = 250;
    private static final double DIGITS = 1e-6;

    /** Peak of the potential is PSP_MV for this peak of the current in pA. */
    private static double psc() {
        double ratio = TAU_M / TAU_SYN;
        double psp = TAU_M * TAU_SYN / (C_M * (TAU_SYN - TAU_M)) * (Math.pow(ratio, -TAU_M / (TAU_M - TAU_SYN))
                - Math.pow(ratio, -TAU_SYN / (TAU_M - TAU_SYN)));
        return PSP_MV / psp;
    }

    private static double weight(int target, int source) {
        return psc() * (source % 2 == 1 ? -4 : target == 0 && source == 2 ? 2 : 1);
    }

    private static double synapses(int target, int source) {
        return Math.log(1 - P[target][source]) / Math.log(1 - 1.0 / ((double) NEURONS[target] * NEURONS[source]));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.2})
    void holdsTheNumbersThatFollowFromThePublishedOnes(double scale) throws Exception {
        ExampleCatalogue examples = Services.get(ExampleCatalogue.class);
        NetworkDescription network = new NetworkFileReader(Services.get(ModelCatalogue.class))
                .read(examples.open(examples.find("microcircuit-" + scale).orElseThrow()));
        assertEquals(0.1, network.dt());
        assertEquals(NAMES, network.populations().stream().map(PopulationDescription::name).toList());
        int connected = 0;
        for (int target = 0; target < NAMES.size(); target++) {
            population(network.populations().get(target), target, scale);
            drive(network, target, scale);
            for (int source = 0; source < NAMES.size(); source++) {
                connected += P[target][source] > 0 ? projection(network, target, source, scale) : 0;
            }
        }
        assertEquals(connected, network.projections().size());
    }

    private static void population(PopulationDescription population, int target, double scale) {
        // halves are rounded to even, as in the published implementation
        assertEquals(Math.rint(NEURONS[target] * scale), population.size());
        assertEquals("iaf_psc_exp", population.model());
        double lost = psc() * EXTERNAL[target] * EXTERNAL_HZ;
        for (int source = 0; source < NAMES.size(); source++) {
            lost += weight(target, source) * synapses(target, source) / NEURONS[target] * RATES[source];
        }
        double current = 0.001 * TAU_SYN * (1 - Math.sqrt(scale)) * lost;
        double[][] expected = {{C_M, TAU_M, -65, -50, -65, 2, TAU_SYN, TAU_SYN, current}};
        String[] names = {"C_m", "tau_m", "E_L", "V_th", "V_reset", "t_ref", "tau_syn_ex", "tau_syn_in", "I_e"};
        for (int i = 0; i < names.length; i++) {
            assertEquals(expected[0][i], population.parameters().get(names[i]).mean(),
                    Math.abs(expected[0][i]) * DIGITS, population.name() + " " + names[i]);
        }
        Quantity.Normal start = assertInstanceOf(Quantity.Normal.class, population.initial().get("V_m"));
        assertEquals(V_MEAN[target], start.mean());
        assertEquals(V_STD[target], start.standardDeviation());
    }

    private static void drive(NetworkDescription network, int target, double scale) {
        PoissonGenerator drive = (PoissonGenerator) network.devices().get(target);
        assertEquals(Math.rint(EXTERNAL[target] * scale) * EXTERNAL_HZ, drive.rate());
        assertEquals(NAMES.get(target), drive.connections().getFirst().population());
        assertEquals(psc() / Math.sqrt(scale), drive.connections().getFirst().weight(), 1e-4);
        assertEquals(1.5, drive.connections().getFirst().delay());
    }

    private static int projection(NetworkDescription network, int target, int source, double scale) {
        ProjectionDescription projection = network.projections().stream()
                .filter(p -> p.source().equals(NAMES.get(source)) && p.target().equals(NAMES.get(target)))
                .findFirst().orElseThrow();
        ConnectionRule.FixedTotalNumber rule = (ConnectionRule.FixedTotalNumber) projection.rule();
        assertEquals(Math.rint(synapses(target, source) * scale * scale), rule.count(), projection.name());
        double mean = weight(target, source) / Math.sqrt(scale);
        Quantity.Normal weight = (Quantity.Normal) projection.weight();
        assertEquals(mean, weight.mean(), Math.abs(mean) * DIGITS, projection.name());
        assertEquals(Math.abs(mean) / 10, weight.standardDeviation(), Math.abs(mean) * DIGITS, projection.name());
        assertEquals(0, mean > 0 ? weight.min() : weight.max(), "no weight changes its sign");
        Quantity.Normal delay = (Quantity.Normal) projection.delay();
        assertEquals(source % 2 == 0 ? 1.5 : 0.75, delay.mean());
        assertEquals(delay.mean() / 2, delay.standardDeviation(), 1e-12);
        assertEquals(0.1, delay.min());
        // without a bound one delay in 3.5 million would be longer
        assertEquals(delay.mean() + 5 * delay.standardDeviation(), delay.max(), 1e-12);
        return 1;
    }
}
