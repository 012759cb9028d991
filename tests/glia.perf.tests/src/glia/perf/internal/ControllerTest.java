package glia.perf.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.adaptive.AdaptiveController;
import glia.api.adaptive.AdaptiveStatus;
import glia.api.adaptive.AdaptiveStatus.Load;
import glia.api.adaptive.AdaptiveTopics;
import glia.api.adaptive.Decision;
import glia.api.adaptive.Rung;
import glia.api.adaptive.Throttle;
import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.metric.Metric;
import glia.api.metric.MetricSample;
import glia.api.metric.PerformanceMonitor;
import glia.api.metric.Score;
import glia.api.metric.Unit;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Services;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the controller asks of whom, and how it says so. */
class ControllerTest {

    private final EventBus bus = Services.get(EventBus.class);
    private final PerformanceMonitor monitor = Services.get(PerformanceMonitor.class);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private long clock;

    private Throttle throttle(Rung rung, String name) {
        return new Throttle() {
            private boolean shed;

            @Override
            public Rung rung() {
                return rung;
            }

            @Override
            public String cost() {
                return name + " is slow";
            }

            @Override
            public void shed(boolean less) {
                if (shed != less) {
                    shed = less;
                    asked.add((less ? "-" : "+") + name);
                }
            }
        };
    }

    private Controller controller(List<Throttle> throttles, Map<String, Object> said) {
        return new Controller(throttles, monitor, bus, Services.get(Simulations.class), () -> clock, settings(said));
    }

    private static AdaptiveSwitches settings(Map<String, Object> said) {
        Map<String, Object> all = new HashMap<>(said);
        // its own samples would come between those of the test
        all.put("periodMs", 60_000L);
        return AdaptiveSwitches.of(AdaptiveSwitches.ALL.settings(all));
    }

    private void look(Controller controller, int seconds, String metric, double value) {
        for (int i = 0; i < seconds; i++) {
            clock += TimeUnit.SECONDS.toNanos(1);
            controller.look(new MetricSample(Instant.now(), 1, List.of(Metric.of(metric, Unit.RATIO, value)),
                    new Score(Score.FULL, List.of())));
        }
    }

    /** A pace that is hardly kept again is not calm yet: half of what it misses by has to be gone. */
    @Test
    void aPaceThatIsJustKeptIsCloseToItsLimit() {
        AdaptiveSwitches settings = settings(Map.of());
        double limit = settings.paceLimit();
        for (Map.Entry<Double, Load> expected : Map.of(limit - 0.01, Load.LOADED, limit + (1 - limit) / 4, Load.CLOSE,
                limit + 3 * (1 - limit) / 4, Load.CALM).entrySet()) {
            MetricSample sample = new MetricSample(Instant.now(), 1, List.of(Metric.of("simulation.pace_kept",
                    Unit.RATIO, expected.getKey())), new Score(Score.FULL, List.of()));
            assertEquals(expected.getValue(), Ladder.load(new Senses(settings).of(sample)), expected.toString());
        }
    }

    @Test
    void everyDecisionIsAnEventThatSaysWhyWhatItCostsAndWhenItEnds() throws InterruptedException {
        LinkedBlockingQueue<Decision> heard = new LinkedBlockingQueue<>();
        Controller controller = controller(List.of(throttle(Rung.VISUALS, "b"), throttle(Rung.METRICS, "m"),
                throttle(Rung.VISUALS, "a")), Map.of());
        try (Subscription subscription = bus.subscribe(AdaptiveTopics.DECISIONS, "test", heard::add)) {
            look(controller, 5, "cpu.others_share", 0.875);
            assertEquals(List.of("-m", "-b", "-a"), asked);
            look(controller, 20, "cpu.others_share", 0.5);
            assertEquals(List.of("-m", "-b", "-a", "+b", "+a", "+m"), asked);
            assertEquals(4, controller.history().size());
            for (Decision decision : controller.history()) {
                assertEquals(decision, heard.poll(30, TimeUnit.SECONDS));
            }
        }
        Decision shed = controller.history().get(1);
        assertEquals(Rung.VISUALS, shed.rung());
        assertEquals("cpu.others_share is 0.875, the limit is 0.800; load for 2.0 s", shed.reason());
        assertEquals("a is slow; b is slow", shed.cost());
        assertEquals("when all signals have been calm for 5.0 s (cpu.others_share: at most 0.600)", shed.release());
        assertEquals(0.875, shed.value());
        Decision back = controller.history().get(2);
        assertEquals("all signals have been calm for 5.0 s", back.reason());
        assertEquals("no longer: a is slow; b is slow", back.cost());
    }

    @Test
    void whatWouldChangeASpikeIsNeverShed() {
        Controller controller = controller(List.of(throttle(Rung.LEARNING_CADENCE, "l"),
                throttle(Rung.SENSORY_RESOLUTION, "r"), throttle(Rung.METRICS, "m")), Map.of());
        try (AdaptiveController.Watch watch = controller.watch()) {
            look(controller, 60, "cpu.others_share", 1);
            assertEquals(List.of("-m"), asked);
            AdaptiveStatus status = controller.status().orElseThrow();
            assertEquals(Load.LOADED, status.load());
            assertEquals("it would change what is simulated, as tradeFidelity allows where it is set",
                    status.rungs().get(Rung.LEARNING_CADENCE.ordinal()).absence());
            assertEquals("nothing that is installed can", status.rungs().get(Rung.VISUALS.ordinal()).absence());
            assertTrue(status.rungs().get(Rung.METRICS.ordinal()).shed());
        }
    }

    @Test
    void fidelityIsTradedLastWhereAPersonAllowsItAndSomethingCanGive() {
        boolean[] can = {false};
        Throttle updates = new Throttle() {
            @Override
            public Rung rung() {
                return Rung.NEURON_UPDATES;
            }

            @Override
            public String cost() {
                return "other spikes";
            }

            @Override
            public String absence() {
                return can[0] ? "" : "nobody has any";
            }

            @Override
            public void shed(boolean less) {
                asked.add((less ? "-" : "+") + "updates");
            }
        };
        Controller controller = controller(List.of(updates, throttle(Rung.METRICS, "m")),
                Map.of("tradeFidelity", true));
        try (AdaptiveController.Watch watch = controller.watch()) {
            look(controller, 60, "cpu.others_share", 1);
            assertEquals(List.of("-m"), asked);
            AdaptiveStatus.Step step = controller.status().orElseThrow().rungs().get(Rung.NEURON_UPDATES.ordinal());
            assertEquals("nobody has any", step.absence());
            can[0] = true;
            look(controller, 1, "cpu.others_share", 1);
            assertEquals("-updates", asked.get(1));
            assertEquals("other spikes; what that changes is measured when it is given back, in at most 1000 ms from"
                    + " now, by a second run", controller.history().getLast().cost());
        }
        assertEquals(List.of("+updates", "+m"), asked.subList(asked.size() - 2, asked.size()));
    }

    @Test
    void observersAreWaitedForOnlyWhereAPersonWantsItAndTheyLoseEvents() {
        List<Throttle> throttles = List.of(throttle(Rung.SYNCHRONOUS_OBSERVERS, "s"));
        look(controller(throttles, Map.of()), 60, "bus.backlog", 1);
        assertEquals(List.of(), asked);
        Controller complete = controller(throttles, Map.of("completeObservers", true));
        look(complete, 60, "cpu.others_share", 1);
        assertEquals(List.of(), asked);
        look(complete, 60, "bus.backlog", 1);
        assertEquals(List.of("-s"), asked);
    }

    @Test
    void whatIsShedIsGivenBackWhenNobodyWishesItAnyMoreAndWhenItIsSwitchedOff() {
        Controller controller = controller(List.of(throttle(Rung.METRICS, "m")), Map.of());
        AdaptiveController.Watch first = controller.watch();
        AdaptiveController.Watch second = controller.watch();
        look(controller, 5, "cpu.others_share", 1);
        first.close();
        assertEquals(List.of("-m"), asked);
        second.close();
        second.close();
        assertEquals(List.of("-m", "+m"), asked);
        assertEquals("nobody wishes it any more", controller.history().getLast().reason());
        assertTrue(controller.status().isEmpty());
        try (AdaptiveController.Watch third = controller.watch()) {
            look(controller, 5, "cpu.others_share", 1);
            controller.configure(settings(Map.of("enabled", false)));
            assertEquals(List.of("-m", "+m", "-m", "+m"), asked);
            assertEquals("its configuration has changed", controller.history().getLast().reason());
        }
    }

    /** As Configuration Admin delivers it. */
    @Test
    void aConfigurationThatIsOutOfRangeIsRefusedAndTheOneBeforeHolds() {
        ControllerComponent component = new ControllerComponent(monitor, bus, Services.get(Simulations.class));
        component.configure(Map.of("loadLimit", 0.5, "enabled", false));
        assertEquals("glia.adaptive/loadLimit: expected a number from 0.05 to 1.0, got 1.5",
                assertThrows(IllegalArgumentException.class,
                        () -> component.configure(Map.of("loadLimit", 1.5))).getMessage());
        assertEquals(0.5, component.settings().real("loadLimit"));
        try (AdaptiveController.Watch watch = component.watch()) {
            assertTrue(component.status().isEmpty(), "it is switched off");
        }
        component.deactivate();
    }

    @Test
    void aThrottleThatFailsTakesNobodyWithItAndOneThatComesLateIsAsked() {
        Throttle bad = new Throttle() {
            @Override
            public Rung rung() {
                return Rung.METRICS;
            }

            @Override
            public String cost() {
                return "nothing";
            }

            @Override
            public void shed(boolean less) {
                throw new IllegalStateException("on purpose");
            }
        };
        List<Throttle> throttles = new CopyOnWriteArrayList<>(List.of(bad, throttle(Rung.METRICS, "m")));
        Controller controller = controller(throttles, Map.of());
        look(controller, 3, "cpu.others_share", 1);
        assertEquals(List.of("-m"), asked);
        throttles.add(throttle(Rung.METRICS, "late"));
        look(controller, 1, "cpu.others_share", 1);
        assertEquals(List.of("-m", "-late"), asked);
    }

    @Test
    void itIsThereAsAService() {
        AdaptiveController service = Services.get(AdaptiveController.class);
        assertNotNull(service);
        assertTrue(service.status().isEmpty(), "nobody wishes it");
    }
}
