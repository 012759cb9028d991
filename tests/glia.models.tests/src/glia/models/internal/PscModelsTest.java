package glia.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models with a closed form: alpha-shaped currents, and the neuron that repeats. */
class PscModelsTest {

    private static final double DT = 0.1;

    /**
     * The current of a spike is w t / tau e^(1 - t / tau); the potential is its convolution with e^(-t / tau_m) / C:
     * w e / (tau C) e^(-t / tau_m) (e^(k t) (k t - 1) + 1) / k^2 with k = 1 / tau_m - 1 / tau.
     */
    @ParameterizedTest
    @CsvSource({"400, 2, 10", "-400, 6, 10", "300, 9.9, 10", "300, 0.3, 20"})
    void anAlphaFunctionMovesThePotentialAsItsConvolution(double weight, double tau, double tauM) {
        Cell.Trace trace = new Cell("iaf_psc_alpha").with(weight > 0 ? "tau_syn_ex" : "tau_syn_in", tau)
                .with("tau_m", tauM).with("V_th", 1e6).spikes(weight, 5)
                .run(60, DT, "V_m", weight > 0 ? "I_syn_ex" : "I_syn_in");
        double k = 1 / tauM - 1 / tau;
        for (int step = 1; step <= 600; step++) {
            double t = Math.max(0, (step - 50) * DT);
            double current = weight * t / tau * Math.exp(1 - t / tau);
            double potential = weight * Math.E / tau / 250 * Math.exp(-t / tauM)
                    * (Math.exp(k * t) * (k * t - 1) + 1) / (k * k);
            assertEquals(current, trace.at(step, 1), 3e-6 * Math.abs(weight), "current at step " + step);
            assertEquals(-70 + potential, trace.at(step, 0), 4e-4, "potential at step " + step);
        }
    }

    @Test
    void equalTimeConstantsAreNoSpecialCase() {
        Cell.Trace trace = new Cell("iaf_psc_alpha").with("tau_syn_ex", 10).with("V_th", 1e6).spikes(300, 5)
                .run(60, DT, "V_m");
        for (int step = 50; step <= 600; step++) {
            double t = (step - 50) * DT;
            assertEquals(-70 + 300 * Math.E / 10 / 250 * t * t / 2 * Math.exp(-t / 10), trace.at(step, 0), 4e-4);
        }
    }

    /** Two spikes that meet come out as one, and the weight does not matter. */
    @Test
    void theParrotRepeatsOnceAStep() {
        Cell.Trace trace = new Cell("parrot_neuron").spikes(1, 5, 5, 5.1, 9).spikes(0.001, 5, 7.7).spikes(1e6, 8)
                .run(20, 1);
        assertEquals(List.of(50L, 51L, 77L, 80L, 90L), trace.spikes);
    }
}
