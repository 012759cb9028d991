package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glia.api.backend.BackendUnavailableException;
import glia.api.network.Network;
import glia.api.network.Progress;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Examples;
import glia.testkit.headless.Services;
import org.junit.jupiter.api.Test;

/** ED-STDP against the figures of its authors' published run, see docs/science.md. */
class EnergyDependentPlasticityTest {

    private static final long[] SEEDS = {1, 2, 3};
    private static final double SECONDS = 12;
    /** In ms and samples. */
    private static final int LAST = 20;
    private static final double TOLERANCE = 0.02;

    /** By eta 0, 10 and 100: ATP of the last 20 ms in %, spikes a second. */
    private static final double[] ATP = {0, 93.052, 99.238};
    private static final double[] RATE = {122.417, 108.083, 50};
    private static final double PRE_RATE = 30.1993;

    @Test
    void theEnergySettlesWherePotentiationAndDepressionAreEqual() throws BackendUnavailableException {
        double pre = 0;
        double[] rates = new double[RATE.length];
        for (long seed : SEEDS) {
            Network network = Examples.build("ed-stdp", seed);
            int first = network.populations().get(1).firstId();
            Train train = run(network);
            pre += train.spikes.stream().filter(s -> s[1] < first).count() / SECONDS / first / SEEDS.length;
            for (int i = 0; i < ATP.length; i++) {
                int neuron = first + i;
                double rate = train.spikes.stream().filter(s -> s[1] == neuron).count() / SECONDS;
                double atp = 0;
                for (int k = 1; k <= LAST; k++) {
                    atp += train.samples.get(train.samples.size() - ATP.length * k + i)[0] / LAST;
                }
                System.out.printf("ED-STDP, seed %d, %s: ATP %.3f %% (%.3f), %.2f Hz (%.2f)%n", seed,
                        network.populations().get(1 + i).name(), atp, ATP[i], rate, RATE[i]);
                assertEquals(ATP[i], atp, TOLERANCE * ATP[i], "ATP of neuron " + i);
                rates[i] += rate / SEEDS.length;
            }
        }
        assertEquals(PRE_RATE, pre, TOLERANCE * PRE_RATE, "presynaptic rate");
        for (int i = 0; i < RATE.length; i++) {
            assertEquals(RATE[i], rates[i], TOLERANCE * RATE[i], "rate of neuron " + i);
        }
    }

    private static Train run(Network network) throws BackendUnavailableException {
        Train train = new Train();
        try (Simulation simulation = Services.get(Simulations.class).open(network, new RunOptions("cpu", 2, 0),
                Progress.NONE)) {
            simulation.addRecorder(train);
            simulation.run(network.steps(1000 * SECONDS)).join();
        }
        return train;
    }
}
