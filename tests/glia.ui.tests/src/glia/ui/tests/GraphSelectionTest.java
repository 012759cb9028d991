package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.change.NetworkChange.RemoveNeurons;
import glia.api.network.Network;
import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import glia.ui.kit.graph.GraphCanvas;
import glia.ui.kit.graph.NeuronIds;
import glia.ui.kit.graph.NeuronLayout;
import glia.ui.kit.graph.Plane;
import glia.ui.kit.graph.SelectedConnections.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.XMLMemento;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.handlers.RadioState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a person selects and hides in the graph. */
@ExtendWith(UiWatchdog.class)
class GraphSelectionTest {

    private Session session;
    private GraphCanvas graph;
    private Network network;

    @BeforeEach
    void open() {
        session = Session.fresh();
        session.show(Session.GRAPH);
        network = session.simulation().network();
        Ui.waitFor("the graph", () -> session.table(Session.GRAPH).size() == network.neurons());
        graph = Widgets.first(session.shell(), GraphCanvas.class, GraphCanvas::isVisible);
    }

    private static void select(Table table, int item, boolean checked) {
        table.getItem(item).setChecked(checked);
        Event event = new Event();
        event.item = table.getItem(item);
        event.detail = SWT.CHECK;
        table.notifyListeners(SWT.Selection, event);
    }

    @Test
    void hubsAreSelectedInTheWorkbenchAndTheirConnectionsFollowed() {
        Ui.withDialog(() -> {
            Ui.run("glia.ui.views.hubs");
            Ui.waitFor("the list", () -> graph.getDisplay().getShells().length > 1
                    || !graph.selection().isEmpty());
        }, dialog -> {
            Table table = Widgets.first(dialog, Table.class, t -> true);
            assertEquals(100, table.getItemCount());
            table.setSelection(new int[] {0, 1, 2});
            Screenshot.take("graph-hubs");
            Ui.waitFor("screenshot", () -> Screenshot.exists("graph-hubs"));
            Widgets.click(Widgets.button(dialog, "OK"));
        });
        Ui.waitFor("three hubs", () -> graph.selection().size() == 3);
        IStructuredSelection selected = (IStructuredSelection) session.page()
                .getSelection(Session.GRAPH);
        assertEquals(3, selected.size(), "what the workbench knows as selected");
        Ui.waitFor("incoming connections", () -> graph.connections() != null);
        session.show(Session.GRAPH);
        Ui.run("glia.ui.views.outgoing");
        Ui.waitFor("outgoing connections", () -> graph.connections() != null
                && graph.connections().direction() == Direction.OUTGOING);
        assertTrue(graph.connections().total() > 0);
        Ui.run("glia.ui.views.outgoing");
        assertEquals(Direction.INCOMING, graph.direction());
    }

    @Test
    void filterHidesAndShowsAgain() {
        Ui.withDialog(() -> Ui.run("glia.ui.views.filter"), dialog -> {
            Table populations = Widgets.first(dialog, Table.class, t -> true);
            Button ok = Widgets.button(dialog, "OK");
            Text least = Widgets.first(dialog, Text.class, Text::isEnabled);
            Widgets.type(least, "some");
            assertFalse(ok.isEnabled(), "a number that is none");
            Widgets.type(least, "");
            assertTrue(ok.isEnabled());
            select(populations, 0, false);
            Screenshot.take("graph-filter");
            Ui.waitFor("screenshot", () -> Screenshot.exists("graph-filter"));
            Widgets.click(ok);
        });
        int others = network.neurons() - network.populations().getFirst().size();
        assertEquals(others, session.table(Session.GRAPH).size());
        Ui.withDialog(() -> Ui.run("glia.ui.views.filter"),
                dialog -> Widgets.click(Widgets.button(dialog, "Show All")));
        assertEquals(network.neurons(), session.table(Session.GRAPH).size());
    }

    @Test
    void neuronsArePlacedInOtherWays() {
        session.openExample("growing");
        session.show(Session.GRAPH);
        Network small = session.simulation().network();
        Ui.waitFor("the graph", () -> session.table(Session.GRAPH).size() == small.living());
        Plane plane = graph.plane();
        graph.select(NeuronIds.of(5));
        Ui.run("glia.ui.views.layout");
        Ui.waitFor("a grid", () -> layout() == NeuronLayout.GRID);
        assertEquals(NeuronIds.of(5), graph.selection(), "what is selected stays so");
        Screenshot.take("graph-grid");
        session.show(Session.GRAPH);
        Ui.run("glia.ui.views.layout");
        Ui.waitFor("layers", () -> layout() == NeuronLayout.LAYERS && graph.drawn());
        Screenshot.take("graph-layers");
        session.show(Session.GRAPH);
        Ui.run("glia.ui.views.layout");
        Ui.waitFor("places by forces", () -> layout() == NeuronLayout.FORCES && graph.drawn());
        Screenshot.take("graph-forces");
        session.simulation().apply(List.of(new RemoveNeurons("E", IntStream.range(100, 200).toArray()))).join();
        Ui.waitFor("those who are left", () -> session.table(Session.GRAPH).size() == 100);
        assertEquals(NeuronLayout.FORCES, layout());
        session.show(Session.GRAPH);
        Ui.run("glia.ui.views.layout");
        Ui.waitFor("where they were given", () -> layout() == NeuronLayout.GIVEN);
        assertEquals(plane, graph.plane());
    }

    /** From the menu of the graph, and by the names that Quick Access finds. */
    @Test
    void layoutsAreChosenByName() throws CommandException {
        session.openExample("two-neurons");
        session.show(Session.GRAPH);
        Ui.waitFor("the graph", () -> session.table(Session.GRAPH).size() == 2);
        List<MenuItem> ways = layouts();
        assertEquals(List.of("As Given", "In a Grid", "In Layers", "By Forces"),
                ways.stream().map(MenuItem::getText).toList());
        assertEquals(List.of("As Given"), chosen(ways));
        // as a hand does: the one that was chosen is told, too
        ways.getFirst().setSelection(false);
        Widgets.click(ways.getFirst());
        ways.get(2).setSelection(true);
        Widgets.click(ways.get(2));
        Ui.waitFor("layers", () -> layout() == NeuronLayout.LAYERS);
        assertEquals(List.of("In Layers"), chosen(layouts()));
        List<String> names = new ArrayList<>();
        for (Object each : ParameterizedCommand.generateCombinations(PlatformUI.getWorkbench()
                .getService(ICommandService.class).getCommand("glia.ui.views.chooseLayout"))) {
            ParameterizedCommand way = (ParameterizedCommand) each;
            names.add(way.getName());
            PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(way, null);
            String wanted = (String) way.getParameterMap().get(RadioState.PARAMETER_ID);
            Ui.waitFor(way.getName(), () -> layout() == NeuronLayout.valueOf(wanted));
        }
        assertEquals(Set.of("Lay Out Neurons (As Given)", "Lay Out Neurons (In a Grid)", "Lay Out Neurons (In Layers)",
                "Lay Out Neurons (By Forces)"), Set.copyOf(names));
        Ui.run("glia.ui.views.chooseLayout", Map.of(RadioState.PARAMETER_ID, NeuronLayout.GIVEN.name()));
        Ui.waitFor("where they were given", () -> layout() == NeuronLayout.GIVEN);
        assertEquals(List.of("As Given"), chosen(layouts()));
    }

    /** The items for layouts in the menu of the graph, as it is opened now. */
    private List<MenuItem> layouts() {
        graph.getMenu().notifyListeners(SWT.Show, new Event());
        return Stream.of(graph.getMenu().getItems()).filter(item -> (item.getStyle() & SWT.RADIO) != 0).toList();
    }

    private static List<String> chosen(List<MenuItem> items) {
        return items.stream().filter(MenuItem::getSelection).map(MenuItem::getText).toList();
    }

    @Test
    void theLayoutThatWasChosenIsKept() throws PartInitException {
        Ui.run("glia.ui.views.layout");
        Ui.run("glia.ui.views.layout");
        Ui.waitFor("layers", () -> layout() == NeuronLayout.LAYERS);
        session.openExample("microcircuit-0.1");
        session.show(Session.GRAPH);
        int neurons = session.simulation().network().neurons();
        Ui.waitFor("layers of the next network", () -> layout() == NeuronLayout.LAYERS
                && graph.geometry().neurons() == neurons && graph.drawn());
        Screenshot.take("graph-layers-microcircuit");
        XMLMemento memento = XMLMemento.createWriteRoot("view");
        IViewPart view = session.page().findView(Session.GRAPH);
        view.saveState(memento);
        session.show(Session.GRAPH);
        Ui.run("glia.ui.views.layout");
        Ui.run("glia.ui.views.layout");
        Ui.waitFor("where they were given", () -> layout() == NeuronLayout.GIVEN);
        // as when a workbench starts that knows no such layout, and then one that does
        XMLMemento unknown = XMLMemento.createWriteRoot("view");
        unknown.putString("layout", "SPIRAL");
        view.init(view.getViewSite(), unknown);
        session.openExample("two-neurons");
        Ui.waitFor("the next network", () -> graph.geometry().neurons() == 2 && graph.drawn());
        assertEquals(NeuronLayout.GIVEN, layout());
        session.openExample("microcircuit-0.1");
        view.init(view.getViewSite(), memento);
        session.openExample("two-neurons");
        Ui.waitFor("layers again", () -> layout() == NeuronLayout.LAYERS && graph.geometry().neurons() == 2);
        session.show(Session.GRAPH);
        Ui.run("glia.ui.views.layout");
        Ui.run("glia.ui.views.layout");
        Ui.waitFor("where they were given", () -> layout() == NeuronLayout.GIVEN);
    }

    private NeuronLayout layout() {
        return graph.geometry().placement() == null ? NeuronLayout.GIVEN : graph.geometry().placement().layout();
    }
}
