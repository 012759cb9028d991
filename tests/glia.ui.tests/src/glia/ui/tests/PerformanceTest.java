package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.simulation.SimulationStatus.State;
import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import glia.ui.kit.Drawing;
import glia.ui.kit.DrawingCanvas;
import glia.ui.kit.LiveTable;
import glia.ui.kit.chart.LiveChart;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.BundleException;

/** The views of what running costs. */
@ExtendWith(UiWatchdog.class)
class PerformanceTest {

    private Session session;

    @BeforeEach
    void open() {
        session = Session.fresh();
    }

    private LiveTable metrics() {
        return session.picture(LiveTable.class, "Metrics");
    }

    private LiveChart chart() {
        return session.picture(LiveChart.class, "Metrics over time");
    }

    private Optional<String[]> metric(String key) {
        return Session.table(metrics()).stream().filter(row -> row[0].equals(key)).findFirst();
    }

    private String ofThis(String name) {
        return name + "{simulation=" + session.simulation().id() + "}";
    }

    @Test
    void metricsAreShownAsFiguresAndOverTime() {
        session.perspective(Session.PERFORMANCE);
        session.command("run");
        session.waitForState(State.RUNNING);
        Ui.waitFor("steps of this simulation", () -> metric(ofThis("simulation.steps"))
                .filter(row -> Double.parseDouble(row[2]) > 0).isPresent());
        Ui.waitFor("latency and frames of the UI", () -> metric("ui.latency")
                .filter(row -> Double.parseDouble(row[2]) > 0).isPresent()
                && metric("ui.frames").filter(row -> Double.parseDouble(row[2]) > 0).isPresent());
        String[] absent = metric(ofThis("simulation.pace_kept")).orElseThrow();
        assertEquals("", absent[2]);
        assertEquals("it runs as fast as it can", absent[3]);
        Ui.waitFor("samples of the processor", () -> Session.table(chart()).size() >= 3);
        assertTrue(Session.table(chart()).stream().anyMatch(row -> Double.parseDouble(row[1]) > 0), "no load");
        // a metric that a person selects takes the place of those that are shown at first
        Table table = Widgets.first(metrics(), Table.class, t -> true);
        Text filter = Widgets.first(metrics(), Text.class, t -> true);
        Widgets.type(filter, "simulation.steps");
        assertTrue(Session.table(metrics()).stream().allMatch(row -> row[0].startsWith("simulation.steps")));
        int place = Session.table(metrics()).stream().map(row -> row[0]).toList().indexOf(ofThis("simulation.steps"));
        table.setSelection(place);
        table.notifyListeners(SWT.Selection, new Event());
        Ui.waitFor("its samples", () -> Session.table(chart()).stream()
                .anyMatch(row -> row.length == 2 && !row[1].isEmpty() && Double.parseDouble(row[1]) > 100));
        Widgets.type(filter, "");
        session.pause();
        assertTrue(metric("cpu.process").isPresent());
    }

    @Test
    void phasesOfARunAreShownAndMakeUpTheWhole() {
        session.perspective(Session.PERFORMANCE);
        DrawingCanvas<?> canvas = session.picture(DrawingCanvas.class, "Phases");
        session.command("run");
        session.waitForState(State.RUNNING);
        Ui.waitFor("shares", () -> Session.table(canvas).size() == 7);
        session.pause();
        List<String[]> rows = Session.table(canvas);
        double whole = rows.stream().filter(row -> !row[1].isEmpty()).mapToDouble(row -> Double.parseDouble(row[1]))
                .sum();
        assertEquals(1, whole, 1e-6, () -> rows.stream().map(Arrays::toString).toList().toString());
        assertEquals(List.of("input", "dynamics", "exchange", "delivery", "learning", "ledger", "snapshot"),
                rows.stream().map(row -> row[0]).toList());
        // by keyboard from part to part, each told in words
        canvas.setFocus();
        Event right = new Event();
        right.keyCode = SWT.ARROW_RIGHT;
        canvas.notifyListeners(SWT.KeyDown, right);
        assertTrue(canvas.selectedText().startsWith("Input"), canvas.selectedText());
    }

    @Test
    void hotSpotsOfARunAreAFlameGraphThatCanBeLookedInto() {
        session.perspective(Session.PERFORMANCE);
        session.command("run");
        session.waitForState(State.RUNNING);
        Ui.run("glia.ui.views.startProfile");
        DrawingCanvas<?> flame = session.picture(DrawingCanvas.class, "Hot spots");
        LiveTable methods = session.picture(LiveTable.class, "Methods");
        Ui.waitFor("samples", () -> Session.table(methods).size() > 3
                && flame.drawing().marks().stream().anyMatch(mark -> mark.width() < flame.getSize().x / 2.0));
        Ui.run("glia.ui.views.stopProfile");
        session.pause();
        double own = Session.table(methods).stream().mapToDouble(row -> Double.parseDouble(row[1])).sum();
        assertTrue(own > 0 && own <= 1 + 1e-9, "shares of methods: " + own);
        long samples = Session.table(flame).stream().mapToLong(row -> Long.parseLong(row[1])).sum();
        assertTrue(samples > 0, "no stacks");
        Screenshot.take("hot-spots");
        // a call that takes less than half of the width takes all of it when it is opened
        List<Drawing.Mark> marks = flame.drawing().marks();
        int narrow = IntStream.range(0, marks.size()).filter(i -> marks.get(i).width() < flame.getSize().x / 2.0)
                .findFirst().orElseThrow();
        Drawing.Mark call = marks.get(narrow);
        flame.setFocus();
        for (int i = 0; i <= narrow; i++) {
            Event down = new Event();
            down.keyCode = SWT.ARROW_DOWN;
            flame.notifyListeners(SWT.KeyDown, down);
        }
        assertEquals(call.text(), flame.selectedText());
        Event enter = new Event();
        enter.keyCode = SWT.CR;
        flame.notifyListeners(SWT.KeyDown, enter);
        Ui.waitFor("the call at full width", () -> flame.drawing().marks().stream()
                .anyMatch(mark -> mark.text().equals(call.text()) && mark.width() > flame.getSize().x - 20));
        Ui.waitFor("screenshot", () -> Screenshot.exists("hot-spots"));
    }

    @Test
    void whatGivesWayIsShownWithItsCost() {
        session.perspective(Session.PERFORMANCE);
        session.show(Session.DECISIONS);
        Ui.waitFor("the rungs", () -> Session.table(session.picture(LiveTable.class, "Rungs")).size() == 6);
        String[] pictures = Session.table(session.picture(LiveTable.class, "Rungs")).stream()
                .filter(row -> row[0].equals("Pictures")).findFirst().orElseThrow();
        assertTrue(pictures[3].contains("views are drawn once a second"), pictures[3]);
        assertTrue(Session.table(session.picture(LiveTable.class, "Signals")).size() > 1, "no signals");
    }

    @Test
    void aViewWithoutItsServiceSaysWhichIsMissing() throws BundleException {
        session.perspective(Session.PERFORMANCE);
        session.page().hideView(session.show(Session.METRICS));
        Platform.getBundle("glia.perf").stop();
        try {
            IViewPart view = session.show(Session.METRICS);
            String text = Widgets.text(session.shell());
            assertTrue(text.contains("This view needs glia.api.metric.PerformanceMonitor, which is not there"), text);
            session.page().hideView(view);
        } finally {
            Platform.getBundle("glia.perf").start();
        }
    }

    /** As when a bundle is swapped: a view that stays open makes its pictures anew, of who is there now. */
    @Test
    void aViewThatIsOpenWatchesWithTheMonitorThatCameLater() throws BundleException {
        session.perspective(Session.PERFORMANCE);
        List<String> failures = new CopyOnWriteArrayList<>();
        ILogListener listener = (status, plugin) -> failures.add(status.getMessage() + ": " + status.getException());
        Platform.addLogListener(listener);
        try {
            Platform.getBundle("glia.perf").stop();
            Platform.getBundle("glia.perf").start();
            session.perspective(Session.SIMULATE);
            session.perspective(Session.PERFORMANCE);
            session.command("run");
            session.waitForState(State.RUNNING);
            Ui.waitFor("shares", () -> {
                DrawingCanvas<?> canvas = Widgets.first(session.shell(), DrawingCanvas.class,
                        each -> each.isVisible() && each.exportName().equals("Phases"));
                return canvas != null && Session.table(canvas).size() == 7;
            });
            session.pause();
        } finally {
            Platform.removeLogListener(listener);
        }
        assertEquals(List.of(), failures);
    }
}
