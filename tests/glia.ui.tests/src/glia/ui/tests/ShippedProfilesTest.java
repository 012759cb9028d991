package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.metric.Confidence;
import glia.api.profile.Profile;
import glia.api.profile.ProfileManager;
import glia.api.profile.UnusableProfileException;
import glia.api.simulation.SimulationStatus.State;
import glia.api.simulation.SimulationTopics;
import glia.api.simulation.SpikeBatch;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import glia.ui.kit.RefreshRate;
import glia.ui.kit.graph.GraphCanvas;
import glia.ui.kit.graph.NeuronLayout;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.RadioState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the shipped profiles do to a network that runs at full rate while all views of Simulate are open: how far it
 * gets, how long a person waits, what views are given. {@code glia profile compare} cannot see that, since its runs
 * have no viewers. Measured are as many rounds as the system property {@code glia.profiles.rounds} says, after one in
 * which code is compiled; with the tests, a short one without another before it.
 */
@ExtendWith(UiWatchdog.class)
class ShippedProfilesTest {

    private static final int ROUNDS = Integer.getInteger("glia.profiles.rounds", 1);
    private static final Duration STRETCH = Duration.ofSeconds(ROUNDS > 1 ? 5 : 1);
    /** The others are compared with it. */
    private static final String FIRST = "exact";
    private static final List<String> OTHERS = List.of("interactive", "throughput", "low-memory", "battery");
    private static final List<Figure> FIGURES = List.of(new Figure("threads", true, Stretch::threads),
            new Figure("simulated s in a s", true, Stretch::rate), new Figure("p95 of waits in ms", true, Stretch::p95),
            new Figure("p99 of waits in ms", true, Stretch::p99),
            new Figure("processors busy", true, Stretch::processors),
            new Figure("ms for a layout", false, Stretch::layout),
            new Figure("batches in a s", true, Stretch::batches),
            new Figure("share of spikes shown", true, Stretch::shown));
    private static final OperatingSystemMXBean OWN = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final ProfileManager profiles = PlatformUI.getWorkbench().getService(ProfileManager.class);
    private final EventBus bus = PlatformUI.getWorkbench().getService(EventBus.class);
    private Session session;

    /**
     * What is told of stretches.
     *
     * @param always also where rounds are not compared
     */
    private record Figure(String name, boolean always, ToDoubleFunction<Stretch> of) {
    }

    /**
     * A stretch under one profile.
     *
     * @param threads that the network has
     * @param rate simulated time by wall-clock time
     * @param p95 ms that a UI event waits
     * @param p99 ms that a UI event waits
     * @param processors that the program keeps busy
     * @param layout ms for which a person waits who asks for a layout by forces; a number only where rounds are
     *            compared
     * @param batches of spikes that views were given in a second
     * @param shown share of the spikes that these carried
     */
    private record Stretch(int threads, double rate, double p95, double p99, double processors, double layout,
            double batches, double shown) {
    }

    @BeforeEach
    void open() {
        session = Session.fresh();
        session.openExample("brunel");
        Session.SIMULATE_VIEWS.forEach(view -> {
            session.show(view);
            Ui.drain();
        });
        // of those that share a place, the ones that draw most are in front
        List.of(Session.GRAPH, Session.RASTER).forEach(session::show);
        rate(RefreshRate.SMOOTH);
        session.command("run");
        session.waitForState(State.RUNNING);
    }

    @AfterEach
    void restore() {
        session.pause();
        rate(RefreshRate.NORMAL);
        apply(Profile.STANDARD);
        session.openExample("two-neurons");
    }

    @Test
    void eachShippedProfileServesItsPurpose() {
        assertEquals(OTHERS.size() + 1, profiles.shipped().size());
        Map<String, List<Stretch>> all = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(OTHERS);
        names.addFirst(FIRST);
        if (ROUNDS > 1) {
            names.forEach(this::measured);
        }
        for (int round = 0; round < ROUNDS; round++) {
            names.forEach(name -> all.computeIfAbsent(name, first -> new ArrayList<>()).add(measured(name)));
        }
        FIGURES.stream().filter(figure -> ROUNDS > 1 || figure.always()).forEach(figure -> {
            all.forEach((name, stretches) -> System.out.printf("%s of %s: %s%n", figure.name(), name,
                    median(stretches, figure.of())));
            if (ROUNDS > 1) {
                OTHERS.forEach(other -> System.out.printf("%s of %s beside %s: %s%n", figure.name(), other, FIRST,
                        ratio(all.get(FIRST), all.get(other), figure.of())));
            }
        });
        for (int round = 0; round < ROUNDS; round++) {
            Stretch exact = all.get("exact").get(round);
            Stretch interactive = all.get("interactive").get(round);
            Stretch throughput = all.get("throughput").get(round);
            Stretch battery = all.get("battery").get(round);
            int processors = Runtime.getRuntime().availableProcessors();
            assertEquals(Math.max(1, processors - 1), interactive.threads(), "one processor for the windows");
            assertEquals(processors, exact.threads(), "all");
            assertEquals(processors, throughput.threads(), "all");
            assertEquals(1, battery.threads());
            assertEquals(1, all.get("low-memory").get(round).threads());
            assertEquals(1, exact.shown(), "every spike");
            assertTrue(throughput.batches() <= 2 && battery.batches() <= 6, all::toString);
            assertTrue(interactive.batches() > 2 * battery.batches(), all::toString);
            assertTrue(throughput.shown() < 1, "1024 spikes a second are a few of them");
        }
    }

    private Stretch measured(String name) {
        apply(profiles.find(name).orElseThrow());
        // what was under way by the profile before
        long laidOut = session.status().step();
        Ui.waitFor("a step by " + name, () -> session.status().step() > laidOut);
        AtomicLong batches = new AtomicLong();
        AtomicLong carried = new AtomicLong();
        AtomicLong spikes = new AtomicLong();
        long from = session.status().step();
        long used = OWN.getProcessCpuTime();
        long begin = System.nanoTime();
        UiWatchdog.Distribution waits;
        try (Subscription subscription = bus.subscribe(SimulationTopics.SPIKES, "ShippedProfilesTest",
                (SpikeBatch batch) -> {
                    batches.incrementAndGet();
                    carried.addAndGet(batch.neurons().length);
                    spikes.addAndGet(batch.total());
                })) {
            waits = UiWatchdog.measuredDuring(() -> Ui.spinFor(STRETCH));
            // a batch a second may need a moment longer
            Ui.waitFor("a batch of spikes", () -> batches.get() > 0);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        double processors = (OWN.getProcessCpuTime() - used) / 1e9 / seconds;
        double simulated = (session.status().step() - from) * session.simulation().network().dt() / 1000;
        return new Stretch(session.simulation().report().threads(), simulated / seconds, waits.p95(),
                waits.p99(), processors, layout(), batches.get() / seconds, (double) carried.get() / spikes.get());
    }

    private double layout() {
        if (ROUNDS == 1) {
            return Double.NaN;
        }
        GraphCanvas graph = Widgets.first(session.shell(), GraphCanvas.class, GraphCanvas::isVisible);
        long begin = System.nanoTime();
        layOut(graph, NeuronLayout.FORCES);
        double ms = (System.nanoTime() - begin) / 1e6;
        layOut(graph, NeuronLayout.GIVEN);
        return ms;
    }

    private static void layOut(GraphCanvas graph, NeuronLayout layout) {
        Ui.run("glia.ui.views.chooseLayout", Map.of(RadioState.PARAMETER_ID, layout.name()));
        Ui.waitFor(layout.name(), () -> layout == (graph.geometry().placement() == null ? NeuronLayout.GIVEN
                : graph.geometry().placement().layout()) && graph.drawn());
    }

    private void rate(RefreshRate rate) {
        session.command("refreshRate", RadioState.PARAMETER_ID, rate.toString());
    }

    /** In the background, as an editor does it: a network is laid out anew. */
    private void apply(Profile profile) {
        Ui.await("the profile " + profile.name(), CompletableFuture.supplyAsync(() -> {
            try {
                return profiles.apply(profile);
            } catch (UnusableProfileException e) {
                throw new CompletionException(e);
            }
        }));
    }

    private static String median(List<Stretch> stretches, ToDoubleFunction<Stretch> figure) {
        double[] sorted = stretches.stream().mapToDouble(figure).sorted().toArray();
        return String.format("%.3g [%.3g, %.3g]", sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }

    /** With the 95 % confidence interval of the mean of the logarithms of pairs. */
    private static String ratio(List<Stretch> first, List<Stretch> other, ToDoubleFunction<Stretch> figure) {
        List<Double> logarithms = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            logarithms.add(Math.log(figure.applyAsDouble(other.get(i)) / figure.applyAsDouble(first.get(i))));
        }
        double mean = Confidence.mean(logarithms);
        double half = Confidence.halfWidth(logarithms);
        return String.format("%.2f [%.2f, %.2f]", Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half));
    }
}
