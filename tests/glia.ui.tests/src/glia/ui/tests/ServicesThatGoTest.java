package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.adaptive.AdaptiveController;
import glia.api.cache.DerivedData;
import glia.api.energy.Validation;
import glia.api.event.EventBus;
import glia.api.health.HealthMonitor;
import glia.api.metric.PerformanceMonitor;
import glia.api.network.NetworkReader;
import glia.api.profile.Profile;
import glia.api.profile.ProfileManager;
import glia.api.profiler.Profiler;
import glia.api.simulation.SimulationStatus.State;
import glia.api.store.AtomicFiles;
import glia.api.store.RunReports;
import glia.api.store.SpikeAnalyses;
import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import glia.testkit.headless.LoggedErrors;
import glia.testkit.headless.Services;
import glia.ui.kit.Exportable;
import glia.ui.kit.LiveTable;
import glia.ui.kit.graph.GraphCanvas;
import glia.ui.kit.graph.NeuronIds;
import glia.ui.kit.raster.RasterCanvas;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.forms.editor.FormEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** What a view says when a service that it needs goes away while it is open, and that it goes on when it returns. */
@ExtendWith(UiWatchdog.class)
class ServicesThatGoTest {
    private static final String STOP = "glia.ui.views.stopBundle";
    private static final String START = "glia.ui.views.startBundle";
    private static final String PROFILE = "glia.ui.editors.openProfile";
    private static final String EDIT = "glia.ui.editors.editNetwork";
    /** Those without which there is no engine. */
    private static final List<String> ENGINE = List.of("glia.bus", "glia.engine", "glia.energy", "glia.network");

    /** What can be stopped, and which views say then what they need. */
    private static Map<String, Map<String, Class<?>>> stopped() {
        Map<String, Class<?>> bus = new TreeMap<>(Map.of(Session.ROLES, Validation.class));
        Stream.of(Session.GRAPH, Session.NEURONS, Session.RASTER, Session.RATES, Session.TRACES, Session.ENERGY,
                Session.FLOW, Session.HISTOGRAMS, Session.METRICS, Session.PHASES, Session.HOT_SPOTS,
                Session.DECISIONS, Session.HEALTH_BOARD, Session.EVENTS).forEach(view -> bus.put(view, EventBus.class));
        Map<String, Class<?>> engine = Map.of(Session.DECISIONS, AdaptiveController.class, Session.ROLES,
                Validation.class);
        Map<String, Map<String, Class<?>>> all = new LinkedHashMap<>();
        all.put("glia.bus", bus);
        all.put("glia.engine", engine);
        all.put("glia.engine.cpu", Map.of());
        all.put("glia.perf", Map.of(Session.GRAPH, DerivedData.class, Session.NEURONS, DerivedData.class,
                Session.METRICS, PerformanceMonitor.class, Session.PHASES, PerformanceMonitor.class,
                Session.HOT_SPOTS, Profiler.class, Session.DECISIONS, AdaptiveController.class));
        all.put("glia.health", Map.of(Session.HEALTH_BOARD, HealthMonitor.class));
        all.put("glia.profiles", Map.of());
        all.put("glia.store", Map.of(Session.HISTOGRAMS, SpikeAnalyses.class, Session.ROLES, RunReports.class));
        all.put("glia.network", engine);
        all.put("glia.models", Map.of(Session.ROLES, Validation.class));
        all.put("glia.energy", engine);
        all.put("glia.examples", Map.of());
        all.put("glia.cli", Map.of());
        all.put("glia.json", Map.of());
        all.put("glia.hdf5", Map.of());
        return all;
    }

    @TempDir
    private Path folder;
    private Session session;

    @BeforeEach
    void open() {
        session = Session.fresh();
    }

    @AfterEach
    void start() throws BundleException {
        for (String bundle : stopped().keySet()) {
            Platform.getBundle(bundle).start(Bundle.START_TRANSIENT);
        }
        session.page().closeAllEditors(false);
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

    /** Whatever a person stops in the view of bundles, under all views: nothing fails, and all of it comes back. */
    @Test
    void whateverIsStoppedComesBack() {
        List<String> views = Session.OWN_VIEWS.stream().filter(view -> !view.equals(Session.NETWORKS)).toList();
        session.openExample("two-neurons");
        // what is looked at is not how fast it runs
        session.speed(1);
        views.forEach(session::show);
        try (LoggedErrors errors = new LoggedErrors()) {
            stopped().forEach((bundle, needed) -> {
                turn(bundle, STOP, "Resolved");
                for (String view : views) {
                    Ui.waitFor(view + " without " + bundle, () -> empty(view) == needed.containsKey(view));
                }
                needed.forEach((view, service) -> {
                    session.show(view);
                    Ui.waitFor(view + " to say that " + service.getName() + " is missing", () -> says(service));
                });
                if (needed.containsKey(Session.GRAPH)) {
                    Screenshot.take("missing-" + bundle);
                }
                if (ENGINE.contains(bundle)) {
                    Ui.waitFor("the status line", () -> session.statusLine("state").equals("No network"));
                    Ui.waitFor("nothing to be run", () -> !Ui.enabled(Session.COMMAND + "run"));
                }
                turn(bundle, START, "Active");
                for (String view : views) {
                    Ui.waitFor(view + " with " + bundle, () -> !empty(view));
                }
                works(List.of(Session.GRAPH, Session.RASTER, Session.METRICS, Session.EVENTS));
                assertEquals(List.of(), errors.all(), bundle);
            });
        }
    }

    /** Editors are open for longer than a bundle: they hear of profiles that are applied after that, too. */
    @Test
    void editorsOfProfilesGoOn() throws BundleException {
        FormEditor configuration = editor("configuration", "glia.ui.editors.openConfiguration", Map.of());
        Ui.waitFor("the switches", () -> batchPeriod(configuration) != null);
        Text period = batchPeriod(configuration);
        period.setText("250");
        period.notifyListeners(SWT.DefaultSelection, new Event());
        FormEditor profile = editor("profile", PROFILE, Map.of(PROFILE + ".profile", "throughput"));
        List<FormEditor> both = List.of(configuration, profile);
        Ui.waitFor("the difference", () -> says(profile, "differ from what runs"));
        Ui.await("the bus to stop", changed(() -> Platform.getBundle("glia.bus").stop(Bundle.STOP_TRANSIENT)));
        both.forEach(editor -> Ui.waitFor("what is missing", () -> says(editor, ProfileManager.class.getName())));
        Ui.await("the bus to start", changed(() -> Platform.getBundle("glia.bus").start(Bundle.START_TRANSIENT)));
        both.forEach(editor -> Ui.waitFor("its return", () -> !says(editor, ProfileManager.class.getName())));
        Ui.waitFor("what was set", () -> batchPeriod(configuration) != null);
        assertEquals("250", batchPeriod(configuration).getText());
        assertTrue(configuration.isDirty(), "what was set is not lost");
        Ui.waitFor("the difference again", () -> says(profile, "differ from what runs"));
        ProfileManager manager = Services.get(ProfileManager.class);
        try {
            Ui.await("a profile", changed(() -> manager.apply(manager.find("throughput").orElseThrow())));
            both.forEach(editor -> Ui.waitFor(editor.getTitle(), () -> says(editor, "what runs (throughput)")
                    || says(editor, "go by now (throughput)")));
            assertFalse(configuration.isDirty(), "what runs is other than it was");
        } finally {
            Ui.await("the standard", changed(() -> manager.apply(Profile.STANDARD)));
        }
    }

    /** What was applied before goes on, and is called by its name; it cannot be taken back, and that is said. */
    @Test
    void whatRunsKeepsItsNameWithoutWhatWasBefore() throws BundleException {
        FormEditor profile = editor("profile", PROFILE, Map.of(PROFILE + ".profile", "throughput"));
        Ui.waitFor("the difference", () -> says(profile, "differ from what runs (standard)"));
        Ui.run("glia.ui.editors.applyProfile");
        Ui.waitFor("what runs", () -> says(profile, "It says what runs (throughput)."));
        try {
            Ui.await("the profiles to stop", changed(() -> Platform.getBundle("glia.profiles").stop(
                    Bundle.STOP_TRANSIENT)));
            Ui.waitFor("what is missing", () -> says(profile, ProfileManager.class.getName()));
            Ui.await("the profiles to start", changed(() -> Platform.getBundle("glia.profiles").start(
                    Bundle.START_TRANSIENT)));
            Ui.waitFor("what runs still", () -> says(profile, "It says what runs (throughput)."));
            Ui.run("glia.ui.editors.undoProfile");
            Ui.waitFor("the answer", () -> says(profile, "There is nothing to go back to. It says what runs "
                    + "(throughput)."));
        } finally {
            ProfileManager manager = Services.get(ProfileManager.class);
            Ui.await("the standard", changed(() -> manager.apply(Profile.STANDARD)));
        }
    }

    /** The text of a network is checked and saved by what has come back; until then it is said what is missing. */
    @Test
    void theEditorOfANetworkGoesOn() throws Exception {
        Path file = Files.copy(session.active().file().orElseThrow(), folder.resolve("stays.network.json"));
        String before = Files.readString(file);
        FormEditor network = editor("network", EDIT, Map.of(EDIT + ".file", file.toString()));
        session.editorPage("Source");
        StyledText text = Widgets.find(StyledText.class, "glia.ui.editors.source");
        text.setSelection(0);
        text.insert(" ");
        Platform.getBundle("glia.models").stop(Bundle.STOP_TRANSIENT);
        Ui.waitFor("what is missing", () -> problems(network).contains(NetworkReader.class.getName()));
        Platform.getBundle("glia.models").start(Bundle.START_TRANSIENT);
        Ui.waitFor("no problem", () -> problems(network).isEmpty());
        Platform.getBundle("glia.store").stop(Bundle.STOP_TRANSIENT);
        ErrorDialog.AUTOMATED_MODE = false;
        try {
            Ui.withDialog(() -> Ui.run("org.eclipse.ui.file.save"), dialog -> {
                assertTrue(Widgets.text(dialog).contains(AtomicFiles.class.getName()), Widgets.text(dialog));
                Widgets.click(Widgets.button(dialog, "OK"));
            });
        } finally {
            ErrorDialog.AUTOMATED_MODE = true;
        }
        assertTrue(network.isDirty());
        assertEquals(before, Files.readString(file));
        Platform.getBundle("glia.store").start(Bundle.START_TRANSIENT);
        // after the dialog no window is the active one here, so that the command would not know what to save
        assertTrue(session.page().saveEditor(network, false));
        assertFalse(network.isDirty());
        assertEquals(" " + before, Files.readString(file));
    }

    private FormEditor editor(String kind, String command, Map<String, String> parameters) {
        return (FormEditor) session.edit(kind, command, parameters);
    }

    private static Text batchPeriod(FormEditor editor) {
        return Widgets.first((Composite) editor.getActivePageInstance().getPartControl(), Text.class,
                text -> "glia.engine/batchPeriod".equals(text.getData(Widgets.ID)));
    }

    private static boolean says(FormEditor editor, String words) {
        return Widgets.first((Composite) editor.getActivePageInstance().getPartControl(), Label.class,
                label -> label.getText().contains(words)) != null;
    }

    private static String problems(FormEditor editor) {
        try {
            return Arrays.stream(((IFileEditorInput) editor.getEditorInput()).getFile().findMarkers(null, true, 0))
                    .map(marker -> marker.getAttribute(IMarker.MESSAGE, "")).collect(Collectors.joining("\n"));
        } catch (CoreException e) {
            throw new AssertionFailedError(e.getMessage(), e);
        }
    }

    /** What is not done in the UI thread. */
    private interface Turn {
        void take() throws Exception;
    }

    private static CompletableFuture<Void> changed(Turn turn) {
        return CompletableFuture.runAsync(() -> {
            try {
                turn.take();
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
    }

    private boolean empty(String view) {
        return Adapters.adapt(session.page().findView(view), Exportable.class) == null;
    }

    /** Stops or starts a bundle as a person does. */
    private void turn(String bundle, String command, String state) {
        session.show(Session.BUNDLES);
        LiveTable table = session.picture(LiveTable.class, "Bundles");
        Ui.waitFor(bundle, () -> Session.table(table).stream().anyMatch(row -> row[0].equals(bundle)));
        table.setSelected(List.of(bundle));
        if (command.equals(STOP)) {
            Ui.withDialog(() -> Ui.run(command), dialog -> Widgets.click(Widgets.button(dialog, "OK")));
        } else {
            Ui.run(command);
        }
        Ui.waitFor(bundle + " " + state, () -> Session.table(table).stream().anyMatch(row -> row[0].equals(bundle)
                && row[2].equals(state)));
    }

    /** A network runs, views show something, and the emergency stop stops it. */
    private void works(List<String> shown) {
        if (session.active().simulation().isEmpty()) {
            session.openExample("two-neurons");
        }
        session.command("run");
        session.waitForState(State.RUNNING);
        for (String view : shown) {
            Ui.waitFor("something in " + view, () -> !session.table(view).isEmpty());
        }
        session.command("emergencyStop");
        session.waitForState(State.PAUSED);
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
