package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import glia.api.adaptive.AdaptiveController;
import glia.api.cache.DerivedData;
import glia.api.event.EventBus;
import glia.api.health.HealthMonitor;
import glia.api.metric.PerformanceMonitor;
import glia.api.profiler.Profiler;
import glia.api.simulation.SimulationStatus.State;
import glia.api.store.RunReports;
import glia.api.store.SpikeAnalyses;
import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import glia.ui.kit.Exportable;
import glia.ui.kit.graph.GraphCanvas;
import glia.ui.kit.graph.NeuronIds;
import glia.ui.kit.raster.RasterCanvas;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** What a view says when a service that it needs goes away while it is open, and that it goes on when it returns. */
@ExtendWith(UiWatchdog.class)
class ServicesThatGoTest {
    private static final String BUS = "glia.bus";
    private static final List<String> BUNDLES = List.of(BUS, "glia.perf", "glia.health", "glia.store");
    private static final List<String> VIEWS_OF_THE_BUS = List.of(Session.GRAPH, Session.NEURONS, Session.RASTER,
            Session.RATES, Session.TRACES, Session.ENERGY, Session.FLOW, Session.HISTOGRAMS, Session.METRICS,
            Session.PHASES, Session.HOT_SPOTS, Session.DECISIONS, Session.HEALTH_BOARD, Session.EVENTS);

    private Session session;

    @BeforeEach
    void open() {
        session = Session.fresh();
    }

    @AfterEach
    void start() throws BundleException {
        for (String bundle : BUNDLES) {
            Platform.getBundle(bundle).start(Bundle.START_TRANSIENT);
        }
        if (session.active().simulation().isEmpty()) {
            session.openExample("two-neurons");
        }
        session.pause();
        session.perspective(Session.SIMULATE);
    }

    @Test
    void viewsOfMeasurementsSayWhatIsMissingAndGoOn() throws BundleException {
        session.command("run");
        goesAndComes("glia.perf", Session.PERFORMANCE, new TreeMap<>(Map.of(Session.METRICS, PerformanceMonitor.class,
                Session.PHASES, PerformanceMonitor.class, Session.HOT_SPOTS, Profiler.class,
                Session.DECISIONS, AdaptiveController.class)), List.of(Session.METRICS, Session.PHASES));
    }

    @Test
    void graphAndHistogramsSayWhatIsMissingAndGoOn() throws BundleException {
        session.runFor(300);
        goesAndComes("glia.perf", Session.SIMULATE, new TreeMap<>(Map.of(Session.GRAPH, DerivedData.class)),
                List.of(Session.GRAPH));
        GraphCanvas graph = Widgets.first(session.shell(), GraphCanvas.class, GraphCanvas::isVisible);
        RasterCanvas raster = Widgets.first(session.shell(), RasterCanvas.class, RasterCanvas::isVisible);
        graph.select(NeuronIds.of(8));
        Ui.waitFor("the same selection in other views", () -> raster.selection().equals(NeuronIds.of(8)));
        goesAndComes("glia.store", Session.SIMULATE, new TreeMap<>(Map.of(Session.HISTOGRAMS, SpikeAnalyses.class)),
                List.of());
    }

    @Test
    void viewsOfHealthSayWhatIsMissingAndGoOn() throws BundleException {
        goesAndComes("glia.health", Session.HEALTH, new TreeMap<>(Map.of(Session.HEALTH_BOARD, HealthMonitor.class)),
                List.of(Session.HEALTH_BOARD));
        goesAndComes("glia.store", Session.HEALTH, new TreeMap<>(Map.of(Session.ROLES, RunReports.class)), List.of());
    }

    /** The bus takes the engine and its run with it. What was there before has to do with the new ones. */
    @Test
    void theWorkbenchGoesOnWhenTheBusHasComeBack() {
        List<String> errors = new CopyOnWriteArrayList<>();
        ILogListener listener = (status, plugin) -> {
            if (status.getSeverity() == IStatus.ERROR) {
                errors.add(status.getMessage() + ": " + status.getException());
            }
        };
        VIEWS_OF_THE_BUS.forEach(session::show);
        // what has been used once is kept by the platform
        session.command("run");
        session.waitForState(State.RUNNING);
        session.command("emergencyStop");
        session.waitForState(State.PAUSED);
        session.command("run");
        session.waitForState(State.RUNNING);
        Platform.addLogListener(listener);
        try {
            Ui.await("the bus to stop", changed(() -> Platform.getBundle(BUS).stop(Bundle.STOP_TRANSIENT)));
            for (String view : VIEWS_OF_THE_BUS) {
                IViewPart part = session.show(view);
                Ui.waitFor(view + " to say that the bus is missing", () -> says(EventBus.class));
                assertNull(Adapters.adapt(part, Exportable.class), "nothing of what is old is left to be saved");
            }
            Ui.waitFor("the status line", () -> session.statusLine("state").equals("No network"));
            Ui.waitFor("nothing to be run", () -> !Ui.enabled(Session.COMMAND + "run"));
            Screenshot.take("missing-" + BUS);
            Ui.await("the bus to start", changed(() -> Platform.getBundle(BUS).start(Bundle.START_TRANSIENT)));
            for (String view : VIEWS_OF_THE_BUS) {
                IViewPart part = session.show(view);
                Ui.waitFor("the pictures of " + view, () -> Adapters.adapt(part, Exportable.class) != null);
                Ui.waitFor(view + " to say nothing of the bus", () -> !says(EventBus.class));
            }
            session.openExample("two-neurons");
            session.command("run");
            session.waitForState(State.RUNNING);
            for (String view : List.of(Session.GRAPH, Session.RASTER, Session.METRICS, Session.EVENTS)) {
                Ui.waitFor("something in " + view, () -> !session.table(view).isEmpty());
            }
            session.command("emergencyStop");
            session.waitForState(State.PAUSED);
        } finally {
            Platform.removeLogListener(listener);
        }
        assertEquals(List.of(), errors);
    }

    /** What a bundle may do. */
    private interface Turn {
        void take() throws BundleException;
    }

    /** As the view of the bundles does it: not in the UI thread. */
    private static CompletableFuture<Void> changed(Turn turn) {
        return CompletableFuture.runAsync(() -> {
            try {
                turn.take();
            } catch (BundleException e) {
                throw new CompletionException(e);
            }
        });
    }

    /**
     * @param views what each of them needs of the bundle
     * @param live those that show something soon by themselves
     */
    private void goesAndComes(String bundle, String perspective, Map<String, Class<?>> views, List<String> live)
            throws BundleException {
        session.perspective(perspective);
        views.keySet().forEach(session::show);
        for (String view : live) {
            session.show(view);
            Ui.waitFor("something in " + view, () -> !session.table(view).isEmpty());
        }
        Platform.getBundle(bundle).stop(Bundle.STOP_TRANSIENT);
        views.forEach((view, service) -> {
            IViewPart part = session.show(view);
            Ui.waitFor(view + " to say that " + service.getName() + " is missing", () -> says(service));
            assertNull(Adapters.adapt(part, Exportable.class), "nothing of what is old is left to be saved");
        });
        Screenshot.take("missing-" + bundle + perspective.substring(perspective.lastIndexOf('.')));
        Platform.getBundle(bundle).start(Bundle.START_TRANSIENT);
        views.forEach((view, service) -> {
            IViewPart part = session.show(view);
            Ui.waitFor("the pictures of " + view, () -> Adapters.adapt(part, Exportable.class) != null);
            Ui.waitFor(view + " to say nothing of " + service.getName(), () -> !says(service));
        });
        for (String view : live) {
            session.show(view);
            Ui.waitFor("something in " + view + " again", () -> !session.table(view).isEmpty());
        }
    }

    private boolean says(Class<?> service) {
        return Widgets.first(session.shell(), Label.class,
                label -> label.isVisible() && label.getText().contains(service.getName())) != null;
    }
}
