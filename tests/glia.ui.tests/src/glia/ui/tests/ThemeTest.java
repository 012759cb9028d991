package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.simulation.SimulationStatus.State;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.AssertionFailedError;

@ExtendWith(UiWatchdog.class)
class ThemeTest {
    private static final int CHANGES = 3;
    private static final String ELEMENTS = "getElementsContext";

    private Session session;

    @BeforeEach
    void open() {
        session = Session.fresh();
        session.runFor(1500);
    }

    @AfterEach
    void light() {
        if (dark()) {
            UiWatchdog.declared("styling every widget of the window", this::toggle);
        }
    }

    @Test
    void bothThemesTakeEffectAtOnce() {
        Ui.waitFor("light", () -> !dark());
        // buttons of text editors, which are in the platform of the tests and not in the product
        session.page().hideActionSet("org.eclipse.ui.edit.text.actionSet.annotationNavigation");
        session.page().hideActionSet("org.eclipse.ui.edit.text.actionSet.navigation");
        for (String view : List.of(Session.GRAPH, Session.RASTER, Session.RATES, Session.TRACES, Session.NETWORKS)) {
            session.show(view);
        }
        Widgets.find(Tree.class, Session.NETWORKS + ".tree").deselectAll();
        settle();
        double light = Legibility.luminanceOnScreen(session.shell());
        for (int change = 0; change < CHANGES; change++) {
            UiWatchdog.declared("styling every widget of the window", this::toggle);
            Ui.waitFor("dark for once", this::dark);
            settle();
            UiWatchdog.declared("styling every widget of the window", this::toggle);
            Ui.waitFor("light again", () -> !dark());
            awaitLegible();
        }
        UiWatchdog.declared("styling every widget of the window", this::toggle);
        Ui.waitFor("dark", this::dark);
        settle();
        double dark = Legibility.luminanceOnScreen(session.shell());
        // what is on the screen, canvases included, and not only what the widgets were told
        assertTrue(light > 0.7, "light: " + light);
        assertTrue(dark < 0.3, "dark: " + dark);
    }

    /** It styles every row that it knows, also one that SWT has lost: that ends the virtual machine. */
    @Test
    void themeEngineKnowsNoRowsThatAreGone() throws ReflectiveOperationException {
        for (String example : List.of("ed-stdp", "microcircuit-0.1", "two-neurons")) {
            session.openExample(example);
            session.perspective(Session.SIMULATE);
            session.show(Session.NEURONS);
            session.command("run");
            session.waitForState(State.RUNNING);
            int neurons = session.simulation().network().neurons();
            Ui.waitFor("neurons", () -> Widgets.first(session.shell(), Table.class, table -> table.isVisible()
                    && table.getItemCount() == neurons) != null);
            for (String perspective : Session.OTHER_PERSPECTIVES) {
                session.perspective(perspective);
                Ui.waitFor("rows of " + perspective, () -> Widgets.first(session.shell(), Table.class,
                        table -> table.isVisible() && table.getItemCount() > 0) != null);
                assertEquals(List.of(), lostItems(), example + " before " + perspective);
            }
            UiWatchdog.declared("styling every widget of the window", this::toggle);
            session.pause();
        }
    }

    /** The engine tells what it knows to nobody but its subclasses. */
    private List<String> lostItems() throws ReflectiveOperationException {
        Object engine = session.shell().getDisplay().getData("org.eclipse.e4.ui.css.core.engine");
        Class<?> type = engine.getClass();
        while (Stream.of(type.getDeclaredMethods()).noneMatch(method -> method.getName().equals(ELEMENTS))) {
            type = type.getSuperclass();
        }
        Method elements = type.getDeclaredMethod(ELEMENTS);
        elements.setAccessible(true);
        return ((Map<?, ?>) elements.invoke(engine)).keySet().stream()
                .filter(widget -> widget instanceof TableItem item && !item.isDisposed()
                        && item.getParent().indexOf(item) < 0)
                .map(item -> "an item of a table of " + ((TableItem) item).getParent().getItemCount()).toList();
    }

    private void toggle() {
        session.command("toggleDarkTheme");
    }

    /** Soon, but not at once: what has no colours of ours gets them from GTK when it is next drawn. */
    private void awaitLegible() {
        Control[] illegible = new Control[1];
        BooleanSupplier legible = () -> {
            illegible[0] = illegible(session.shell());
            return illegible[0] == null;
        };
        try {
            Ui.waitFor("text that differs from its background", legible);
        } catch (AssertionFailedError e) {
            throw new AssertionFailedError(illegible[0] + ": " + illegible[0].getForeground() + " on "
                    + illegible[0].getBackground(), e);
        }
    }

    /** GTK tells the colours of widgets that it never draws, such as an empty tool bar, as they were at first. */
    private static Control illegible(Control control) {
        boolean text = control instanceof Tree || control instanceof Table || control instanceof Label
                || control instanceof ToolBar bar && bar.getItemCount() > 0;
        if (text && control.isVisible() && contrast(control) <= 0.4) {
            return control;
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                Control found = illegible(child);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static double contrast(Control control) {
        return luminance(control.getBackground().getRGB()) - luminance(control.getForeground().getRGB());
    }

    private boolean dark() {
        Tree tree = Widgets.find(Tree.class, Session.NETWORKS + ".tree");
        return luminance(tree.getBackground().getRGB()) < 0.5;
    }

    /** Lets the canvases draw themselves anew in the jobs that draw them. */
    private static void settle() {
        Ui.spinFor(Duration.ofMillis(1000));
    }

    private static double luminance(RGB colour) {
        return (0.2126 * colour.red + 0.7152 * colour.green + 0.0722 * colour.blue) / 255;
    }
}
