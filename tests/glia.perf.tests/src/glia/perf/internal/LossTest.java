package glia.perf.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.adaptive.AdaptiveTopics;
import glia.api.adaptive.Decision;
import glia.api.adaptive.Loss;
import glia.api.adaptive.Rung;
import glia.api.adaptive.Throttle;
import glia.api.change.EnergyPart;
import glia.api.change.NetworkChange;
import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.metric.Metric;
import glia.api.metric.MetricSample;
import glia.api.metric.PerformanceMonitor;
import glia.api.metric.Score;
import glia.api.metric.Unit;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkReader;
import glia.api.network.Progress;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus;
import glia.api.simulation.SimulationTopics;
import glia.api.simulation.Simulations;
import glia.api.store.BinnedSpikes;
import glia.api.store.ExactComparison;
import glia.testkit.headless.Services;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What traded fidelity has cost is what a run without it did otherwise, to the last bit. */
class LossTest {

    private static final String TEXT = """
            { "glia": 1, "name": "traded", "dt": 0.1, "seed": 5,
              "energy": { "coordination": { "share": 0.8, "every": 1 } },
              "populations": [
                { "name": "N", "size": 320, "model": "iaf_psc_exp",
                  "parameters": { "I_e": { "distribution": "uniform", "low": 370, "high": 500 } } },
                { "name": "silent", "size": 16, "model": "iaf_psc_exp" } ] }
            """;
    private static final NetworkChange MORE = new NetworkChange.SetParameter("N", "I_e", null, new double[] {600});

    private final EventBus bus = Services.get(EventBus.class);
    private final Simulations simulations = Services.get(Simulations.class);
    private final LinkedBlockingQueue<Decision> heard = new LinkedBlockingQueue<>();
    private final NetworkChange less = new NetworkChange.SetEnergy(EnergyPart.COORDINATION, "", Map.of("share", 0.3));
    private Network network;
    private Simulation simulation;
    private long clock;

    /** Takes most updates of the one simulation of this test, whatever else may be open. */
    private final Throttle throttle = new Throttle() {
        private boolean shed;

        @Override
        public Rung rung() {
            return Rung.NEURON_UPDATES;
        }

        @Override
        public String cost() {
            return "fewer updates";
        }

        @Override
        public void shed(boolean now) {
            if (shed != now) {
                shed = now;
                simulation.apply(List.of(now ? less : new NetworkChange.SetEnergy(EnergyPart.COORDINATION, "",
                        Map.of("share", 0.8))));
            }
        }

        @Override
        public boolean changes(Simulation one) {
            return one == simulation;
        }

        @Override
        public boolean made(NetworkChange change) {
            return change == less;
        }
    };

    @BeforeEach
    void open() throws Exception {
        network = Services.get(NetworkBuilder.class).build(Services.get(NetworkReader.class).read(TEXT,
                Path.of("traded.network.json")), Progress.NONE);
        simulation = simulations.open(network, new RunOptions("cpu", 2, 0), Progress.NONE);
    }

    @AfterEach
    void close() {
        simulation.close();
    }

    private Controller controller(long windowMs) {
        Map<String, Object> all = new HashMap<>(Map.of("tradeFidelity", true, "lossWindowMs", windowMs));
        all.put("periodMs", 60_000L);
        return new Controller(List.of(throttle), Services.get(PerformanceMonitor.class), bus, simulations,
                () -> clock, AdaptiveSwitches.of(AdaptiveSwitches.ALL.settings(all)));
    }

    private void look(Controller controller, double load) {
        for (int i = 0; i < 10; i++) {
            clock += TimeUnit.SECONDS.toNanos(1);
            controller.look(new MetricSample(Instant.now(), 1, List.of(Metric.of("cpu.others_share", Unit.RATIO,
                    load)), new Score(Score.FULL, List.of())));
        }
    }

    /** A run of its own, in which nothing is shed. */
    private BinnedSpikes run(long end, boolean changed, boolean shed) throws Exception {
        try (Simulation other = simulations.open(network, new RunOptions("cpu", 1, 0), Progress.NONE)) {
            BinnedSpikes counted = new BinnedSpikes(network, 3000, end);
            other.addRecorder(counted);
            other.run(3210).join();
            if (shed) {
                other.apply(List.of(less)).join();
            }
            other.run(5000).join();
            if (changed) {
                other.apply(List.of(MORE)).join();
            }
            other.run(end).join();
            return counted;
        }
    }

    @Test
    void whatWasLostIsMeasuredBesideARunInWhichNothingWasShed() throws Exception {
        Controller controller = controller(400);
        try (Subscription subscription = bus.subscribe(AdaptiveTopics.DECISIONS, "test", heard::add)) {
            simulation.run(3210).join();
            look(controller, 1);
            simulation.run(5000).join();
            simulation.apply(List.of(MORE)).join();
            simulation.run(20_000).join();
            assertEquals(List.of(), controller.history().getLast().losses());
            LinkedBlockingQueue<Object> others = new LinkedBlockingQueue<>();
            try (Subscription opened = bus.subscribe(SimulationTopics.OPENED, "test", others::add);
                    Subscription states = bus.subscribe(SimulationTopics.STATUS, "test", others::add)) {
                look(controller, 0);
                controller.settle();
                simulation.run(20_010).join();
                long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
                while (System.nanoTime() < deadline && others.stream().noneMatch(
                        e -> e instanceof SimulationStatus s && s.step() == 20_010)) {
                    Thread.onSpinWait();
                }
            }
            assertTrue(others.stream().allMatch(e -> e instanceof SimulationStatus s && s.simulation()
                    == simulation.id()), "the second run was made aside: " + others);
            Decision back = controller.history().getLast();
            assertEquals(false, back.shed());
            assertEquals(1, back.losses().size(), back.toString());
            Loss loss = back.losses().getFirst();
            assertEquals(List.of(simulation.id(), "traded", 350.0, 750.0, ""), List.of(loss.simulation(),
                    loss.network(), loss.fromMs(), loss.toMs(), loss.absence()));
            BinnedSpikes exact = run(7500, true, false);
            BinnedSpikes shed = run(7500, true, true);
            ExactComparison expected = shed.against(exact, 1, 9);
            assertEquals(List.of(new Loss.Population("N", shed.rates(1, 9)[0], expected.rateHz()[0],
                    expected.error()[0]), new Loss.Population("silent", 0, 0, Double.NaN)), loss.populations());
            assertTrue(expected.error()[0] > 0.3, "little is updated, and much is lost: " + loss);
            assertNotEquals(run(7500, false, false).rates(1, 9)[0], expected.rateHz()[0],
                    "what somebody else changed is part of both");
            assertEquals(controller.history().getFirst(), heard.poll(30, TimeUnit.SECONDS));
            assertEquals(List.of(), heard.poll(30, TimeUnit.SECONDS).losses());
            assertEquals(back, heard.poll(30, TimeUnit.SECONDS), "it is told once more");
        }
        controller.stop();
    }

    @Test
    void whatCannotBeMeasuredIsAbsentWithItsReason() throws Exception {
        Controller controller = controller(400);
        simulation.run(3210).join();
        look(controller, 1);
        simulation.run(3300).join();
        look(controller, 0);
        controller.settle();
        assertEquals("it did not run for 50 ms of simulated time",
                controller.history().getLast().losses().getFirst().absence());
        look(controller, 1);
        simulation.run(6000).join();
        simulation.reset().join();
        simulation.run(9000).join();
        look(controller, 0);
        // after a load that came back the calm has to last longer
        look(controller, 0);
        controller.settle();
        assertEquals("it was reset meanwhile", controller.history().getLast().losses().getFirst().absence());
        controller.stop();
        Controller never = controller(0);
        look(never, 1);
        assertEquals("fewer updates; what that changes is not measured, as lossWindowMs is 0",
                never.history().getLast().cost());
        simulation.run(20_000).join();
        look(never, 0);
        never.settle();
        assertEquals(List.of(), never.history().getLast().losses());
        never.stop();
    }

    @Test
    void ofASimulationThatWasClosedMeanwhileItIsMeasuredAllTheSame() throws Exception {
        Controller controller = controller(100);
        look(controller, 1);
        simulation.run(4000).join();
        simulation.close();
        look(controller, 0);
        controller.settle();
        Loss loss = controller.history().getLast().losses().getFirst();
        assertEquals(List.of(0.0, 100.0, ""), List.of(loss.fromMs(), loss.toMs(), loss.absence()));
        controller.stop();
    }
}
