package glia.ui.tests;

import glia.api.network.ExampleCatalogue;
import glia.api.network.ExampleCatalogue.Example;
import glia.api.network.Network;
import glia.api.simulation.ActiveSimulation;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus;
import glia.api.simulation.SimulationStatus.State;
import glia.api.store.Recording;
import glia.api.store.RecordingOptions;
import glia.api.store.Recordings;
import glia.api.store.RunReports;
import glia.api.store.RunSummary;
import glia.api.store.SpikeAnalyses;
import glia.api.store.SpikeAnalysis;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import glia.ui.kit.Exportable;
import glia.ui.kit.FrameJob;
import glia.ui.kit.RefreshRate;
import glia.ui.kit.UiQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.opentest4j.AssertionFailedError;

/** The running workbench as a person at it sees it. */
final class Session {
    /** Kinds that were opened in this process. */
    private static final Set<String> EDITORS = ConcurrentHashMap.newKeySet();

    static final String COMMAND = "glia.ui.workbench.command.";
    static final String NETWORKS = "glia.ui.workbench.networks";
    static final String GRAPH = "glia.ui.views.graph";
    static final String RASTER = "glia.ui.views.raster";
    static final String RATES = "glia.ui.views.rates";
    static final String NEURONS = "glia.ui.views.neurons";
    static final String TRACES = "glia.ui.views.traces";
    static final String ENERGY = "glia.ui.views.energy";
    static final String METRICS = "glia.ui.views.metrics";
    static final String PHASES = "glia.ui.views.phases";
    static final String HOT_SPOTS = "glia.ui.views.hotspots";
    static final String HEALTH_BOARD = "glia.ui.views.health";
    static final String ROLES = "glia.ui.views.roles";
    static final String EVENTS = "glia.ui.views.events";
    static final String DECISIONS = "glia.ui.views.decisions";
    static final String BUNDLES = "glia.ui.views.bundles";
    static final String COMPONENTS = "glia.ui.views.components";
    static final String FLOW = "glia.ui.views.flow";
    static final String HISTOGRAMS = "glia.ui.views.histograms";
    static final String ERROR_LOG = "org.eclipse.pde.runtime.LogView";
    static final String SIMULATE = "glia.ui.workbench.simulate";
    static final String PERFORMANCE = "glia.ui.workbench.performance";
    static final List<String> SIMULATE_VIEWS = List.of(NETWORKS, GRAPH, RASTER, NEURONS, RATES, TRACES, ENERGY,
            FLOW, HISTOGRAMS, ERROR_LOG);
    static final String HEALTH = "glia.ui.workbench.health";
    static final String EXTENSIONS = "glia.ui.workbench.extensions";
    static final List<String> OTHER_PERSPECTIVES = List.of(PERFORMANCE, HEALTH, EXTENSIONS);
    static final List<String> PERFORMANCE_VIEWS = List.of(METRICS, PHASES, HOT_SPOTS, DECISIONS);
    static final List<String> HEALTH_VIEWS = List.of(HEALTH_BOARD, ROLES, EVENTS);
    static final List<String> EXTENSION_VIEWS = List.of(BUNDLES, COMPONENTS);
    static final List<String> OWN_VIEWS = Stream.of(SIMULATE_VIEWS, PERFORMANCE_VIEWS, HEALTH_VIEWS,
            EXTENSION_VIEWS).flatMap(List::stream).filter(view -> view.startsWith("glia.")).toList();

    /** Words of the workbench in the language that it speaks. */
    private static final Properties WORDS = words(Platform.getNL().startsWith("de") ? "_de" : "");
    /** How much larger than usual letters are: who has such a screen has as much more room. */
    private static final double LETTERS = Double.parseDouble(Objects.requireNonNullElse(System.getenv("GDK_DPI_SCALE"),
            "1"));
    private static final Set<State> AT_REST = Set.of(State.READY, State.PAUSED, State.FINISHED);

    private final IWorkbench workbench = PlatformUI.getWorkbench();
    private final ActiveSimulation active = workbench.getService(ActiveSimulation.class);

    private static Properties words(String language) {
        try {
            return TranslationTest.read("glia.ui.workbench", "glia/ui/workbench/internal/messages" + language
                    + ".properties");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A workbench with the first example open, at step 0, as fast as it goes. */
    static Session fresh() {
        Session session = new Session();
        // a new workspace begins with the welcome page
        session.workbench.getIntroManager().closeIntro(session.workbench.getIntroManager().getIntro());
        Shell shell = session.shell();
        shell.setBounds(new Rectangle(0, 0, (int) (1440 * LETTERS), (int) (900 * LETTERS)).intersection(
                shell.getDisplay().getBounds()));
        Ui.waitFor("the network that is opened at the start", () -> session.active.simulation().isPresent());
        if (!session.page().getPerspective().getId().equals(SIMULATE)) {
            session.perspective(SIMULATE);
        }
        session.speed(0);
        session.openExample(session.catalogue().examples().getFirst().name());
        return session;
    }

    /** Opens a perspective, as it was at first. */
    void perspective(String id) {
        Ui.run("org.eclipse.ui.perspectives.showPerspective",
                Map.of("org.eclipse.ui.perspectives.showPerspective.perspectiveId", id));
        page().resetPerspective();
        Ui.drain();
    }

    ActiveSimulation active() {
        return active;
    }

    Simulation simulation() {
        return active.simulation().orElseThrow();
    }

    SimulationStatus status() {
        return simulation().status();
    }

    ExampleCatalogue catalogue() {
        return workbench.getService(ExampleCatalogue.class);
    }

    IWorkbenchPage page() {
        return workbench.getWorkbenchWindows()[0].getActivePage();
    }

    Shell shell() {
        return workbench.getWorkbenchWindows()[0].getShell();
    }

    /** Runs one of the workbench's commands. */
    void command(String name) {
        Ui.waitFor(name + " enabled", () -> Ui.enabled(COMMAND + name));
        Ui.run(COMMAND + name);
    }

    void command(String name, String parameter, String value) {
        Ui.waitFor(name + " enabled", () -> Ui.enabled(COMMAND + name));
        Ui.run(COMMAND + name, Map.of(parameter, value));
    }

    void speed(double pace) {
        String value = pace == Math.rint(pace) ? Long.toString((long) pace) : Double.toString(pace);
        command("speed", "org.eclipse.ui.commands.radioStateParameter", value);
    }

    /** Goes to a page of the editor that is active, as a click at its tab does. */
    void editorPage(String title) {
        CTabFolder tabs = Widgets.first(shell(), CTabFolder.class, folder -> folder.isVisible()
                && (folder.getStyle() & SWT.BOTTOM) != 0);
        CTabItem tab = Stream.of(tabs.getItems()).filter(item -> item.getText().equals(title)).findFirst()
                .orElseThrow();
        tabs.setSelection(tab);
        Event event = new Event();
        event.item = tab;
        tabs.notifyListeners(SWT.Selection, event);
        Ui.drain();
    }

    /** Opens an editor; how long the first one of its kind takes, for which classes are loaded, is not counted. */
    static void opensEditor(String kind, Runnable opening) {
        if (EDITORS.add(kind)) {
            UiWatchdog.declared("the first " + kind + " editor, for which up to 1500 classes are loaded", opening);
        } else {
            opening.run();
        }
    }

    /** What a command opens that is not open yet. */
    IEditorPart edit(String kind, String command, Map<String, String> parameters) {
        IEditorPart before = page().getActiveEditor();
        opensEditor(kind, () -> {
            Ui.run(command, parameters);
            Ui.waitFor("the " + kind + " editor", () -> page().getActiveEditor() != before);
        });
        return page().getActiveEditor();
    }

    /** Opens an example; its simulation is a new one, at step 0. */
    void openExample(String name) {
        Example example = catalogue().find(name).orElseThrow();
        long before = active.simulation().map(Simulation::id).orElse(-1L);
        command("openExample", COMMAND + "openExample.name", example.name());
        Ui.waitFor(name + " to be open", () -> active.simulation().map(Simulation::id).orElse(-1L) != before
                && active.file().orElseThrow().endsWith(example.file()));
        waitForState(State.READY);
    }

    /** Waits until the simulation is in the state, and the workbench shows it. */
    void waitForState(State state) {
        Ui.waitFor("state " + state, () -> active.simulation().isPresent() && status().state() == state);
        String shown = WORDS.getProperty(switch (state) {
            case READY -> "StateReady";
            case RUNNING -> "StateRunning";
            case PAUSED -> "StatePaused";
            case FINISHED -> "StateFinished";
            case FAILED -> "StateFailed";
            case CLOSED -> "StateNone";
        });
        Ui.waitFor("status line " + shown, () -> shown.equals(statusLine("state")));
    }

    void pause() {
        if (!AT_REST.contains(status().state())) {
            command("pause");
            Ui.waitFor("rest", () -> AT_REST.contains(status().state()));
        }
    }

    /** Waits until what was at work has ended, every frame that was due is made, and all of that has been drawn. */
    void settle() {
        UiQueue queue = workbench.getService(UiQueue.class);
        // tests load the machine, and then views are drawn once a second: nobody needs to wait for that
        RefreshRate before = queue.rate();
        queue.setRate(RefreshRate.SMOOTH);
        try {
            awaitWork();
            boolean[] drawn = new boolean[1];
            queue.post(drawn, () -> drawn[0] = true);
            Ui.waitFor("what waited to be drawn", () -> drawn[0]);
        } finally {
            if (queue.rate() == RefreshRate.SMOOTH) {
                queue.setRate(before);
            }
        }
    }

    /** Waits for the end of what is at work now, not of what begins later. */
    private static void awaitWork() {
        Set<Job> working = ConcurrentHashMap.newKeySet();
        IJobChangeListener ended = new JobChangeAdapter() {
            @Override
            public void done(IJobChangeEvent event) {
                working.remove(event.getJob());
            }
        };
        Job.getJobManager().addJobChangeListener(ended);
        try {
            Stream.of(Job.getJobManager().find(null)).filter(Session::working).forEach(working::add);
            Ui.waitFor("the end of " + working, () -> {
                working.removeIf(job -> !working(job));
                return working.isEmpty();
            });
        } finally {
            Job.getJobManager().removeJobChangeListener(ended);
        }
    }

    /** What looks again and again sleeps between two looks; a frame that sleeps is due. */
    private static boolean working(Job job) {
        return job.getState() == Job.RUNNING || job.getState() == Job.WAITING
                || job.getState() == Job.SLEEPING && job.getClass().getName().startsWith(FrameJob.class.getName());
    }

    void runFor(double ms) {
        long end = status().step() + simulation().network().steps(ms);
        command("runFor", COMMAND + "runFor.ms", Double.toString(ms));
        Ui.waitFor("step " + end, () -> status().step() == end);
        waitForState(State.FINISHED);
    }

    /**
     * Runs an example and records it by what {@code glia run --out} uses.
     *
     * @return how many spikes there were
     */
    long record(String example, double ms, Path folder, RecordingOptions options) throws IOException {
        openExample(example);
        Simulation simulation = simulation();
        Network network = simulation.network();
        SpikeAnalysis analysis = workbench.getService(SpikeAnalyses.class).begin(network, 0, 0, network.steps(ms));
        try (Recording recording = workbench.getService(Recordings.class).begin(folder, network, options)) {
            simulation.addRecorder(recording);
            simulation.addRecorder(analysis);
            runFor(ms);
            Ui.await("the end of the recording", simulation.removeRecorder(recording));
            Ui.await("the end of the analysis", simulation.removeRecorder(analysis));
            List<String> files = recording.complete().stream().map(file -> file.getFileName().toString()).toList();
            workbench.getService(RunReports.class).write(folder, new RunSummary("0.1", example, network, 1, 0,
                    simulation.report(), Optional.of(analysis.statistics()), OptionalLong.empty(), "not measured",
                    files), analysis.figures());
        }
        return status().spikes();
    }

    void reset() {
        command("reset");
        waitForState(State.READY);
    }

    /** A field of the status line: state, name, time, factor, spikes or pace. */
    String statusLine(String field) {
        return Widgets.find(Label.class, "glia.ui.workbench.status." + field).getText();
    }

    IViewPart show(String view) {
        try {
            return page().showView(view);
        } catch (PartInitException e) {
            throw new AssertionFailedError(view + ": " + e, e);
        }
    }

    /** The rows of the table that a view would save now, without the header. */
    List<String[]> table(String view) {
        IViewPart part = page().findView(view);
        // to show a view again styles the whole stack of views again
        boolean shown = part != null && page().isPartVisible(part);
        return table(Adapters.adapt(shown ? part : show(view), Exportable.class));
    }

    /** The picture of a kind with a title, wherever it is on the screen. */
    <T extends Composite & Exportable> T picture(Class<T> type, String title) {
        T found = Widgets.first(shell(), type, picture -> picture.exportName().equals(title) && picture.isVisible());
        if (found == null) {
            throw Ui.failure("no " + type.getSimpleName() + " of " + title);
        }
        return found;
    }

    /** The rows of the table that a picture would save now, without the header. */
    static List<String[]> table(Exportable picture) {
        StringBuilder text = new StringBuilder();
        try {
            picture.table().writeCsv(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().lines().skip(1).map(Session::cells).toList();
    }

    /** The cells of a line, of which none has a line end within it. */
    private static String[] cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells.toArray(String[]::new);
    }
}
