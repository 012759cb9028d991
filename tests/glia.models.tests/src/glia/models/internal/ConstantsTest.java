package glia.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.model.DerivedConstant;
import glia.api.model.ModelCatalogue;
import glia.api.model.NeuronModel;
import glia.api.model.ParameterDefinition;
import glia.testkit.headless.Services;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Derived constants against integrals and closed forms, and parameters that contradict each other. */
class ConstantsTest {

    private static final double DT = 0.1;

    @ParameterizedTest
    @CsvSource({"10, 2, 0.1", "20, 5, 0.1", "10, 0.5, 0.1", "2, 10, 1", "10, 10, 0.1", "10, 10.000000001, 0.1",
            "10, 9.99999, 2"})
    void currentToPotentialPropagatorEqualsTheIntegral(double tauM, double tauSyn, double dt) {
        Map<String, Double> parameters = Map.of("tau_m", tauM, "C_m", 250.0);

        double propagator = SynapticCurrents.potentialOfUnitCurrent(parameters::get, tauSyn, dt);

        assertEquals(1, propagator / simpson(tauM, tauSyn, dt, 250), 1e-12);
    }

    /** The response of the membrane to a decaying unit current: the integral of e^(-(dt-s)/tau_m) e^(-s/tau_s) / C. */
    private static double simpson(double tauM, double tauSyn, double dt, double c) {
        int n = 2000;
        double h = dt / n;
        double sum = 0;
        for (int i = 0; i <= n; i++) {
            double s = i * h;
            double f = Math.exp(-(dt - s) / tauM) * Math.exp(-s / tauSyn) / c;
            sum += f * (i == 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2);
        }
        return sum * h / 3;
    }

    @Test
    void constantInputSettlesAtRestPlusCurrentTimesResistance() {
        Map<String, Double> p = defaults(new IafPscDelta().model());
        p.put("I_e", 300.0);
        double leak = constant("leak", p);
        double drive = constant("rest_and_bias", p);

        double steady = drive / (1 - leak);

        assertEquals(-70 + 300.0 * 10 / 250, steady, 1e-9);
    }

    @Test
    void refractoryPeriodIsCountedInSteps() {
        Map<String, Double> p = defaults(new IafPscDelta().model());
        p.put("t_ref", 2.04);
        assertEquals(20, constant("refractory_steps", p));
    }

    @Test
    void aResetThatIsNotBelowTheThresholdIsRefused() {
        Map<String, Double> p = defaults(new IafPscDelta().model());
        p.put("V_reset", -55.0);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> constant("refractory_steps", p));
        assertEquals("V_reset (-55.0 mV) must be below V_th (-55.0 mV)", e.getMessage());
    }

    @Test
    void aRefractoryPeriodThatCannotBeCountedIsRefused() {
        Map<String, Double> p = defaults(new IafPscDelta().model());
        p.put("t_ref", 2e6);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> constant("refractory_steps", p)).getMessage()
                .startsWith("t_ref (2000000.0 ms) must be below"));
    }

    private static double constant(String name, Map<String, Double> parameters) {
        DerivedConstant constant = new IafPscDelta().model().constants().stream().filter(c -> c.name().equals(name))
                .findFirst().orElseThrow();
        return constant.formula().compute(parameters::get, DT);
    }

    private static Map<String, Double> defaults(NeuronModel model) {
        Map<String, Double> values = new HashMap<>();
        for (ParameterDefinition parameter : model.parameters()) {
            values.put(parameter.name(), parameter.defaultValue());
        }
        return values;
    }

    /** So it is known what follows from which, and only that is computed again when one changes. */
    @Test
    void aConstantReadsTheSameParametersWhateverTheyAre() {
        SplittableRandom random = new SplittableRandom(7);
        int compared = 0;
        for (NeuronModel model : Services.get(ModelCatalogue.class).models()) {
            for (DerivedConstant constant : model.constants()) {
                Map<String, Double> parameters = defaults(model);
                Set<String> expected = read(constant, parameters);
                for (int i = 0; i < 1000; i++) {
                    parameters.replaceAll((name, value) -> random.nextInt(3) == 0 ? value * random.nextDouble(0.5, 2)
                            + random.nextInt(2) * random.nextDouble(-20, 20) : value);
                    parameters.replaceAll((name, value) -> model.parameter(name).orElseThrow().range().contains(value)
                            ? value : model.parameter(name).orElseThrow().defaultValue());
                    try {
                        assertEquals(expected, read(constant, parameters), model.name() + ", " + constant.name());
                        compared++;
                    } catch (IllegalArgumentException contradiction) {
                        parameters = defaults(model);
                    }
                }
            }
        }
        assertTrue(compared > 10_000, compared + " compared");
    }

    private static Set<String> read(DerivedConstant constant, Map<String, Double> parameters) {
        Set<String> read = new TreeSet<>();
        constant.formula().compute(name -> {
            read.add(name);
            return parameters.get(name);
        }, DT);
        return read;
    }
}
