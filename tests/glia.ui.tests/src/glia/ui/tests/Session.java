package glia.ui.tests;

import glia.api.network.ExampleCatalogue;
import glia.api.network.ExampleCatalogue.Example;
import glia.api.simulation.ActiveSimulation;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus;
import glia.api.simulation.SimulationStatus.State;
import glia.testkit.Ui;
import glia.testkit.Widgets;
import glia.ui.kit.Exportable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.opentest4j.AssertionFailedError;

/** The running workbench as a person at it sees it. */
final class Session {

    static final String COMMAND = "glia.ui.workbench.command.";
    static final String NETWORKS = "glia.ui.workbench.networks";
    static final String GRAPH = "glia.ui.views.graph";
    static final String RASTER = "glia.ui.views.raster";
    static final String RATES = "glia.ui.views.rates";
    static final String TRACES = "glia.ui.views.traces";
    static final String ENERGY = "glia.ui.views.energy";
    static final String ERROR_LOG = "org.eclipse.pde.runtime.LogView";
    static final List<String> OWN_VIEWS = List.of(NETWORKS, GRAPH, RASTER, RATES, TRACES, ENERGY);
    static final List<String> VIEWS = Stream.concat(OWN_VIEWS.stream(), Stream.of(ERROR_LOG)).toList();

    private static final Set<State> AT_REST = Set.of(State.READY, State.PAUSED, State.FINISHED);

    private final IWorkbench workbench = PlatformUI.getWorkbench();
    private final ActiveSimulation active = workbench.getService(ActiveSimulation.class);

    /** A workbench with the first example open, at step 0, as fast as it goes. */
    static Session fresh() {
        Session session = new Session();
        Shell shell = session.shell();
        shell.setBounds(new Rectangle(0, 0, 1440, 900).intersection(shell.getDisplay().getBounds()));
        Ui.waitFor("the network that is opened at the start", () -> session.active.simulation().isPresent());
        session.speed(0);
        session.openExample(session.catalogue().examples().getFirst().name());
        return session;
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
        String shown = switch (state) {
            case READY -> "Ready";
            case RUNNING -> "Running";
            case PAUSED -> "Paused";
            case FINISHED -> "Finished";
            case FAILED -> "Failed";
            case CLOSED -> "No network";
        };
        Ui.waitFor("status line " + shown, () -> shown.equals(statusLine("state")));
    }

    void pause() {
        if (!AT_REST.contains(status().state())) {
            command("pause");
            Ui.waitFor("rest", () -> AT_REST.contains(status().state()));
        }
    }

    void runFor(double ms) {
        long end = status().step() + simulation().network().steps(ms);
        command("runFor", COMMAND + "runFor.ms", Double.toString(ms));
        Ui.waitFor("step " + end, () -> status().step() == end);
        waitForState(State.FINISHED);
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
        Exportable picture = Adapters.adapt(show(view), Exportable.class);
        StringBuilder text = new StringBuilder();
        try {
            picture.table().writeCsv(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().lines().skip(1).map(line -> line.split(",", -1)).toList();
    }
}
