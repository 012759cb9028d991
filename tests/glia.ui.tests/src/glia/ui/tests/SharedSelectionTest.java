package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.change.NetworkChange.RemoveNeurons;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.CanonicalState;
import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import glia.ui.kit.LiveTable;
import glia.ui.kit.chart.LiveChart;
import glia.ui.kit.graph.Degrees;
import glia.ui.kit.graph.GraphCanvas;
import glia.ui.kit.graph.NeuronIds;
import glia.ui.kit.raster.RasterCanvas;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.ISelectionListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is selected in one view is selected in all, and who dies is told of in all. */
@ExtendWith(UiWatchdog.class)
class SharedSelectionTest {

    private Session session;
    private GraphCanvas graph;
    private RasterCanvas raster;
    private Network network;

    @BeforeEach
    void open() {
        session = Session.fresh();
        session.openExample("growing");
        network = session.simulation().network();
        for (String view : List.of(Session.TRACES, Session.ENERGY, Session.RASTER, Session.GRAPH)) {
            session.show(view);
        }
        Ui.waitFor("the graph", () -> session.table(Session.GRAPH).size() == network.living());
        graph = Widgets.first(session.shell(), GraphCanvas.class, GraphCanvas::isVisible);
        raster = Widgets.first(session.shell(), RasterCanvas.class, RasterCanvas::isVisible);
    }

    private static void key(Widget on, int code) {
        Event event = new Event();
        event.keyCode = code;
        event.stateMask = SWT.MOD1;
        on.notifyListeners(SWT.KeyDown, event);
    }

    @Test
    void whatIsSelectedInOneViewIsSelectedInAll() {
        List<String> told = new ArrayList<>();
        ISelectionListener listener = (part, selection) -> told.add(part.getTitle());
        List<String> views = List.of(Session.GRAPH, Session.RASTER, Session.TRACES, Session.ENERGY);
        views.forEach(view -> session.page().addSelectionListener(view, listener));
        session.show(Session.RASTER);
        told.clear();
        raster.select(NeuronIds.of(3, 17));
        Ui.waitFor("the graph", () -> graph.selection().equals(NeuronIds.of(3, 17)));
        ISelection one = session.page().getSelection(Session.RASTER);
        views.forEach(view -> assertEquals(one, session.page().getSelection(view), view));
        Ui.drain();
        assertEquals(4, told.size(), "each view is told once: " + told);
        Screenshot.take("selection-by-raster");
        session.show(Session.ENERGY);
        assertEquals(NeuronIds.of(3, 17), graph.selection(), "another view that is active selects nothing");
        // commands select in the graph whichever view is active
        graph.select(NeuronIds.of(8));
        Ui.waitFor("the raster", () -> raster.selection().equals(NeuronIds.of(8)));
        LiveTable energy = session.picture(LiveTable.class, "Energy");
        Ui.waitFor("the population", () -> energy.selected().size() == 1
                && energy.selected().getFirst().exact().getFirst().equals(network.populations().getFirst().name()));
        Table table = Widgets.first(energy, Table.class, found -> true);
        table.deselectAll();
        table.select(0);
        table.notifyListeners(SWT.Selection, new Event());
        Ui.waitFor("all of the population", () -> graph.selection().size() == network.populations().getFirst().living()
                && raster.selection().equals(graph.selection()));
        session.show(Session.GRAPH);
        key(graph, SWT.ESC);
        Ui.waitFor("none", () -> raster.selection().isEmpty() && energy.selected().isEmpty());
        views.forEach(view -> session.page().removeSelectionListener(view, listener));
    }

    private static List<String> rows(LiveTable table) {
        return table.selected().stream().map(row -> row.exact().getFirst()).toList();
    }

    /** Its figures are those of the network, and a row is a neuron in all views. */
    @Test
    void theTableOfNeuronsIsTheGraphInWords() {
        session.show(Session.NEURONS);
        LiveTable neurons = session.picture(LiveTable.class, "Neurons");
        Table table = Widgets.first(neurons, Table.class, found -> true);
        Degrees degrees = Degrees.of(network, () -> false);
        Ui.waitFor("all that live, with their synapses", () -> neurons.content().rows().size() == network.living()
                && !neurons.content().rows().getFirst().exact().getLast().isEmpty());
        for (LiveTable.Row row : neurons.content().rows()) {
            int id = Integer.parseInt(row.exact().getFirst());
            assertEquals(List.of(network.populationOf(id).name(), Integer.toString(degrees.in()[id]), Integer.toString(
                    degrees.out()[id])), List.of(row.exact().get(1), row.exact().get(7), row.exact().get(8)));
        }
        session.runFor(200);
        CanonicalState end = session.simulation().exportState().join();
        Ui.waitFor("potentials at the end", () -> potentialsAre(neurons, end));
        assertTrue(neurons.content().rows().stream().anyMatch(row -> !row.exact().get(4).isEmpty()
                && Float.parseFloat(row.exact().get(4)) > 0), "rates");
        raster.select(NeuronIds.of(3, 17));
        Ui.waitFor("two rows", () -> rows(neurons).equals(List.of("3", "17")));
        table.getColumn(0).notifyListeners(SWT.Selection, new Event());
        table.getColumn(0).notifyListeners(SWT.Selection, new Event());
        int most = Integer.parseInt(neurons.content().rows().getLast().exact().getFirst());
        Ui.waitFor("the last one first", () -> table.getItem(0).getText().equals(Integer.toString(most)));
        assertEquals(List.of("17", "3"), rows(neurons));
        Screenshot.take("neurons");
        table.deselectAll();
        table.select(0);
        table.notifyListeners(SWT.Selection, new Event());
        NeuronIds last = NeuronIds.of(most);
        Ui.waitFor("the neuron of the row", () -> graph.selection().equals(last) && raster.selection().equals(last));
        int before = table.getItemCount();
        session.simulation().apply(List.of(new RemoveNeurons("E", new int[] {most}))).join();
        Ui.waitFor("who is left", () -> table.getItemCount() == before - 1 && rows(neurons).isEmpty());
    }

    private boolean potentialsAre(LiveTable table, CanonicalState state) {
        return table.content().rows().stream().allMatch(row -> {
            Population population = network.populationOf(Integer.parseInt(row.exact().getFirst()));
            float value = state.populations().get(population.index()).states()[population.model().potentialIndex()][
                    Integer.parseInt(row.exact().get(2))];
            return row.exact().get(6).equals(Float.toString(value));
        });
    }

    @Test
    void whoDiesIsToldOfInAllViews() {
        graph.select(NeuronIds.of(1, 0));
        session.show(Session.TRACES);
        LiveChart traces = session.picture(LiveChart.class, "Traces");
        Ui.waitFor("two traces", () -> header(traces).equals("time_ms,E[0],E[1]")
                && !Session.table(traces).isEmpty());
        session.runFor(10);
        int steps = (int) Math.round(10 / network.dt());
        Ui.waitFor("each step", () -> Session.table(traces).size() == steps + 1);
        List<String> first = potentials(traces, 1);
        session.simulation().apply(List.of(new RemoveNeurons("E", IntStream.range(1, 50).toArray()))).join();
        Ui.waitFor("the one that lives", () -> graph.selection().equals(NeuronIds.of(0)));
        Ui.waitFor("in the traces, too", () -> header(traces).equals("time_ms,E[0]"));
        assertEquals(first, potentials(traces, 1), "what was sampled of the one that lives is kept");
        graph.select(NeuronIds.of(0, 60));
        Ui.waitFor("one more", () -> header(traces).equals("time_ms,E[60],E[0]"));
        assertEquals(first, potentials(traces, 2), "what was sampled of the one that stays selected is kept");
        assertEquals("", potentials(traces, 1).getFirst(), "nothing was sampled of the other one");
        Ui.waitFor("its present state", () -> !potentials(traces, 1).getLast().isEmpty());
        session.show(Session.ENERGY);
        int living = session.simulation().presentNetwork().populations().getFirst().living();
        assertTrue(living < network.populations().getFirst().living());
        Ui.waitFor("who is left", () -> session.table(Session.ENERGY).getFirst()[1].equals(Integer.toString(living)));
        Screenshot.take("selection-died");
    }

    private static List<String> potentials(LiveChart chart, int column) {
        return Session.table(chart).stream().map(row -> row[column]).toList();
    }

    private static String header(LiveChart chart) {
        StringBuilder text = new StringBuilder();
        try {
            chart.table().writeCsv(text);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return text.toString().lines().findFirst().orElse("");
    }
}
