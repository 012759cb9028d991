package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import glia.api.network.Network;
import glia.api.network.Progress;
import glia.api.simulation.CostPrediction;
import glia.api.simulation.RunOptions;
import glia.api.simulation.RunReport;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus.State;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Examples;
import glia.testkit.headless.Services;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionTest {

    /** What is promised; of memory and rate no other program disturbs it. */
    private static final double FACTOR = 1.5;

    private static Simulation open(Network network, int threads) throws Exception {
        return Services.get(Simulations.class).open(network, new RunOptions("cpu", threads, 0), Progress.NONE);
    }

    @ParameterizedTest
    @CsvSource({"vogels-abbott, 1, 2000", "brunel, 2, 500", "microcircuit-0.1, 1, 500",
        "vogels-abbott-wide, 2, 200"})
    void isCloseToWhatARunCosts(String name, int threads, double ms) throws Exception {
        Network network = Examples.build(name, 1);
        try (Simulation simulation = open(network, threads)) {
            Optional<CostPrediction> prediction = simulation.predict().join();
            assumeTrue(prediction.isPresent(), "this machine has time for its compiler");
            CostPrediction predicted = prediction.get();
            simulation.run(network.steps(200)).join();
            simulation.markTimedPhase().join();
            simulation.run(network.steps(200 + ms)).join();
            RunReport report = simulation.report();
            double seconds = report.simulatedMs() / 1000;
            double memory = (double) predicted.memoryBytes() / report.memoryBytes();
            double cpu = predicted.cpuSecondsPerSecond() * seconds / report.cpuSeconds();
            double rate = predicted.rateHz() / (report.spikes() / seconds / network.neurons());
            System.out.printf("Prediction over measurement, %s on %d: CPU time %.2f, wall-clock time %.2f, memory %.3f,"
                    + " rate %.2f (probe of %.0f ms)%n", name, threads, cpu,
                    predicted.wallSecondsPerSecond() * seconds / report.wallSeconds(), memory, rate,
                    predicted.probedMs());
            within(FACTOR, memory);
            within(FACTOR, rate);
            // how close the times are is printed, and a matter of benchmarks: compilers and other programs interfere
            assertTrue(predicted.cpuSecondsPerSecond() > 0 && predicted.wallSecondsPerSecond() > 0,
                    predicted::toString);
        }
    }

    private static void within(double factor, double ratio) {
        assertTrue(ratio < factor && ratio > 1 / factor, () -> "ratio " + ratio);
    }

    @Test
    void leavesNoTrace() throws Exception {
        Network network = Examples.build("vogels-abbott", 5);
        String digest;
        try (Simulation simulation = open(network, 2)) {
            simulation.run(3000).join();
            digest = simulation.report().spikeSha256();
        }
        try (Simulation simulation = open(network, 2)) {
            simulation.predict().join();
            assertEquals(State.READY, simulation.status().state());
            assertEquals(0, simulation.status().step());
            RunReport nothing = simulation.report();
            assertEquals(0, nothing.spikes());
            assertEquals(0, nothing.energy().supplied());
            assertEquals(0, nothing.wallSeconds());
            simulation.run(3000).join();
            assertEquals(digest, simulation.report().spikeSha256());
        }
    }

    @Test
    void comesBeforeTheRun() throws Exception {
        try (Simulation simulation = open(Examples.build("two-neurons", 1), 1)) {
            simulation.run(10).join();
            CompletionException refused = assertThrows(CompletionException.class, () -> simulation.predict().join());
            assertEquals("The simulation has been run already", refused.getCause().getMessage());
        }
    }
}
