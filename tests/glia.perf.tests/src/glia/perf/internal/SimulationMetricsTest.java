package glia.perf.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.backend.Phase;
import glia.api.metric.MetricSample;
import glia.api.metric.PerformanceMonitor;
import glia.api.network.Network;
import glia.api.network.Progress;
import glia.api.simulation.IntervalProbe;
import glia.api.simulation.RunOptions;
import glia.api.simulation.RunReport;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Examples;
import glia.testkit.headless.Services;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of simulations is what they did. */
class SimulationMetricsTest {

    private static final Duration PERIOD = Duration.ofMillis(100);
    private static final long STEPS = 20_000;

    private final PerformanceMonitor monitor = Services.get(PerformanceMonitor.class);
    private final Network network = Examples.build("vogels-abbott", 1);

    private Simulation open(int threads, double pace) throws Exception {
        return open(network, threads, pace);
    }

    private static Simulation open(Network network, int threads, double pace) throws Exception {
        return Services.get(Simulations.class).open(network, new RunOptions("cpu", threads, pace), Progress.NONE);
    }

    @Test
    void countsAreExactAndSpikesTheSameAsWithoutAMonitor() throws Exception {
        String digest;
        try (Simulation unwatched = open(1, 0)) {
            unwatched.run(STEPS).join();
            digest = unwatched.report().spikeSha256();
        }
        for (int threads : new int[] {1, 2}) {
            Samples samples = new Samples();
            try (Simulation simulation = open(threads, 0)) {
                String label = "{simulation=" + simulation.id() + "}";
                try (PerformanceMonitor.Watch watch = monitor.watch(PERIOD, samples)) {
                    samples.await(s -> s.find("simulation.steps" + label).isPresent());
                    simulation.run(STEPS).join();
                }
                samples.drain();
                RunReport report = simulation.report();
                assertEquals(digest, report.spikeSha256());
                assertEquals(STEPS, samples.integral("simulation.steps" + label), 1e-6 * STEPS);
                assertEquals(report.spikes(), samples.integral("simulation.spikes" + label), 1e-6 * report.spikes());
                assertEquals(report.synapticEvents(), samples.integral("simulation.synaptic_events" + label),
                        1e-6 * report.synapticEvents());
                assertEquals(STEPS * network.dt() / 1000, samples.integral("simulation.real_time_factor" + label),
                        1e-6);
                double cores = Runtime.getRuntime().availableProcessors();
                double seconds = samples.integral("cpu.simulation") * cores;
                assertTrue(seconds >= report.cpuSeconds() * 0.9, seconds + " of " + report.cpuSeconds());
            }
        }
    }

    @Test
    void timesArePhasesAndQuantilesOfIntervals() throws Exception {
        Samples samples = new Samples();
        try (Simulation simulation = open(2, 0);
                PerformanceMonitor.Watch watch = monitor.watch(PERIOD, samples)) {
            simulation.run(Long.MAX_VALUE);
            String id = Long.toString(simulation.id());
            String dynamics = "simulation.phase{phase=dynamics, simulation=" + id + "}";
            // one interval in 5 ms is timed, so there have to be many
            MetricSample sample = samples.await(s -> s.find(dynamics).isPresent()
                    && Samples.value(s, "simulation.steps{simulation=" + id + "}") * s.seconds() > 1000);
            double sum = 0;
            for (String phase : List.of("input", "dynamics", "exchange", "delivery", "ledger", "snapshot")) {
                double share = share(sample, id, phase);
                assertTrue(share > 0 && share < 1, phase + ": " + share);
                sum += share;
            }
            assertEquals(0, share(sample, id, "learning"), "no synapse of this network learns");
            assertEquals(1, sum, 1e-9);
            double before = 0;
            for (String quantile : List.of("0.5", "0.95", "0.99", "max")) {
                double time = Samples.value(sample,
                        "simulation.interval_time{quantile=" + quantile + ", simulation=" + id + "}");
                assertTrue(time > 0 && time >= before && time < 60, quantile + ": " + time);
                before = time;
            }
            double mean = 1 / Samples.value(sample, "simulation.steps{simulation=" + id + "}");
            double median = Samples.value(sample,
                    "simulation.step_time{quantile=0.5, simulation=" + id + "}");
            assertTrue(median <= mean * 2.1, "half of the steps take at most twice the mean: " + median + ", " + mean);
        }
    }

    @Test
    void longIntervalsAreTimedToo() throws Exception {
        Samples samples = new Samples();
        Network large = Examples.build("brunel", 1);
        try (Simulation simulation = open(large, 1, 0);
                PerformanceMonitor.Watch watch = monitor.watch(Duration.ofMillis(500), samples)) {
            simulation.run(Long.MAX_VALUE);
            String steps = "simulation.steps{simulation=" + simulation.id() + "}";
            String dynamics = "simulation.phase{phase=dynamics, simulation=" + simulation.id() + "}";
            samples.await(s -> s.find(dynamics).filter(m -> m.value().isPresent()).isPresent());
            for (int i = 0; i < 5; i++) {
                // what ends while they are read may be in the steps of one sample and the phases of another
                MetricSample sample = samples.await(s -> Samples.value(s, steps) * s.seconds()
                        > 2.5 * large.minDelay());
                assertTrue(sample.find(dynamics).orElseThrow().value().isPresent(), sample.toString());
            }
        }
    }

    private static double share(MetricSample sample, String id, String phase) {
        return Samples.value(sample, "simulation.phase{phase=" + phase + ", simulation=" + id + "}");
    }

    @Test
    void inputAndLearningAreToldApart() throws Exception {
        Samples samples = new Samples();
        try (Simulation simulation = open(Examples.build("ed-stdp", 1), 1, 0);
                PerformanceMonitor.Watch watch = monitor.watch(PERIOD, samples)) {
            simulation.run(Long.MAX_VALUE);
            String id = Long.toString(simulation.id());
            samples.await(s -> s.find("simulation.steps{simulation=" + id + "}").isPresent()
                    && Samples.value(s, "simulation.steps{simulation=" + id + "}") * s.seconds() > 10_000
                    && share(s, id, "learning") > 0 && share(s, id, "input") > 0);
        }
    }

    @Test
    void aPaceThatIsKeptIsOneAndOneThatCannotBeKeptIsLess() throws Exception {
        try (Simulation slow = open(1, 0.01); Simulation hopeless = open(1, 1e6)) {
            Samples samples = new Samples();
            try (PerformanceMonitor.Watch watch = monitor.watch(Duration.ofMillis(500), samples)) {
                slow.run(Long.MAX_VALUE);
                hopeless.run(Long.MAX_VALUE);
                String kept = "simulation.pace_kept{simulation=" + slow.id() + "}";
                String missed = "simulation.pace_kept{simulation=" + hopeless.id() + "}";
                MetricSample sample = samples.await(s -> s.find(kept).isPresent() && s.find(missed).isPresent()
                        && Samples.value(s, kept) > 0.9);
                assertTrue(Samples.value(sample, missed) < 0.5, sample.toString());
                assertTrue(sample.score().losses().stream().anyMatch(l -> l.metric().equals(missed)),
                        sample.score().toString());
                slow.pause().join();
                assertEquals("it does not run", samples.await(s -> s.find(kept).orElseThrow().value().isEmpty())
                        .find(kept).orElseThrow().absence());
            }
        }
    }

    @Test
    void aSimulationThatEndsIsForgotten() throws Exception {
        Samples samples = new Samples();
        try (PerformanceMonitor.Watch watch = monitor.watch(PERIOD, samples)) {
            String key;
            try (Simulation simulation = open(1, 0)) {
                key = "simulation.steps{simulation=" + simulation.id() + "}";
                samples.await(s -> s.find(key).isPresent());
            }
            samples.await(s -> s.find(key).isEmpty());
        }
    }

    /** Phases are timed before anybody looks, too; that is no part of what somebody sees. */
    @Test
    void onlyTimeSinceTheFirstIntervalIsOfThePhases() {
        SimulationProbe probe = new SimulationProbe(1);
        long[] nanos = {1000};
        IntervalProbe.Cost cost = new IntervalProbe.Cost() {
            @Override
            public int steps() {
                return 1;
            }

            @Override
            public long nanos() {
                return 1_000_000;
            }

            @Override
            public long spikes(int population) {
                return 0;
            }

            @Override
            public long synapticEvents() {
                return 0;
            }

            @Override
            public long phaseNanos(Phase phase) {
                return phase == Phase.EXCHANGE ? -1 : nanos[0];
            }
        };
        probe.interval(cost);
        assertEquals(0, probe.phaseNanos.get(Phase.DYNAMICS.ordinal()));
        nanos[0] = 1700;
        for (int i = 0; i < 5; i++) {
            probe.interval(cost);
        }
        assertEquals(700, probe.phaseNanos.get(Phase.DYNAMICS.ordinal()));
        assertEquals(-1, probe.phaseNanos.get(Phase.EXCHANGE.ordinal()));
    }
}
