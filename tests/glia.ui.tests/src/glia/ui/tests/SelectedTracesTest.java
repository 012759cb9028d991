package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.CanonicalState;
import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import glia.ui.kit.chart.LiveChart;
import glia.ui.kit.graph.GraphCanvas;
import glia.ui.kit.graph.NeuronIds;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Traces of what is selected, whatever the multimeters of the network record. */
@ExtendWith(UiWatchdog.class)
class SelectedTracesTest {

    private Session session;
    private IViewPart traces;

    @BeforeEach
    void open() {
        session = Session.fresh();
    }

    private GraphCanvas graph(String example) {
        session.openExample(example);
        traces = session.show(Session.TRACES);
        session.show(Session.GRAPH);
        Network network = session.simulation().network();
        Ui.waitFor("the graph", () -> session.table(Session.GRAPH).size() == network.neurons());
        return Widgets.first(session.shell(), GraphCanvas.class, GraphCanvas::isVisible);
    }

    private String description() {
        return ((org.eclipse.ui.part.ViewPart) traces).getContentDescription();
    }

    private List<String> atTheEnd(int[] neurons, String state) {
        CanonicalState now = session.simulation().exportState().join();
        Network network = session.simulation().network();
        return IntStream.of(neurons).mapToObj(id -> {
            Population population = network.populationOf(id);
            return Float.toString(now.populations().get(population.index()).states()[population.model()
                    .stateIndex(state)][id - population.firstId()]);
        }).toList();
    }

    /** The newest sample of a chart, without its time; empty if there is none. */
    private static List<String> newest(LiveChart chart) {
        List<String[]> rows = Session.table(chart);
        return rows.isEmpty() ? List.of() : List.of(rows.getLast()).subList(1, rows.getLast().length);
    }

    @Test
    void potentialAndEnergyOfSelectedNeuronsAreShown() {
        GraphCanvas graph = graph("starvation");
        graph.select(NeuronIds.of(7, 3));
        LiveChart potential = session.picture(LiveChart.class, "Traces");
        Ui.waitFor("two of two", () -> description().equals("2 of 2 selected neurons"));
        LiveChart energy = session.picture(LiveChart.class, "Energy of Selected Neurons");
        Ui.waitFor("the state at the beginning", () -> newest(potential).size() == 2);
        session.runFor(300);
        int[] shown = {3, 7};
        Ui.waitFor("potentials at the end", () -> newest(potential).equals(atTheEnd(shown, "V_m")));
        Ui.waitFor("energies at the end", () -> newest(energy).equals(atTheEnd(shown, "epsilon")));
        assertEquals(200, Session.table(potential).size() * session.simulation().network().dt(), 0.3,
                "every step of the time that is shown");
        Screenshot.take("traces-selected");
        UiWatchdog.declared("styling every widget of the window", () -> session.command("toggleDarkTheme"));
        Screenshot.take("traces-selected-dark");
        UiWatchdog.declared("styling every widget of the window", () -> session.command("toggleDarkTheme"));
        graph.select(NeuronIds.of(IntStream.range(0, 100).toArray()));
        Ui.waitFor("not more than can be told apart", () -> description().equals("8 of 100 selected neurons"));
        Ui.waitFor("eight lines", () -> newest(potential).size() == 8);
        graph.select(NeuronIds.NONE);
        Ui.waitFor("the multimeter again", () -> newest(potential).size() == 5);
        Ui.waitFor("no energies beside it", () -> energy.getSize().x == 0);
    }

    @Test
    void whatHasNoEnergyIsSaidToHaveNone() {
        GraphCanvas graph = graph("brunel");
        Ui.waitFor("the multimeter", () -> traces.getTitleToolTip() != null && description().isEmpty());
        graph.select(NeuronIds.of(42));
        Ui.waitFor("why there is no energy",
                () -> description().equals("1 of 1 selected neurons \u00b7 iaf_psc_delta has no energy account"));
        LiveChart potential = session.picture(LiveChart.class, "Traces");
        session.runFor(50);
        Ui.waitFor("the potential at the end", () -> newest(potential).equals(atTheEnd(new int[] {42}, "V_m")));
        IWorkbenchPart other = session.show(Session.ERROR_LOG);
        assertFalse(session.page().isPartVisible(traces), "behind " + other.getTitle());
        session.runFor(50);
        session.show(Session.TRACES);
        Ui.waitFor("the present state", () -> newest(potential).equals(atTheEnd(new int[] {42}, "V_m")));
        double from = Double.parseDouble(Session.table(potential).getFirst()[0]);
        assertEquals(0, from, "what came before stays");
        Screenshot.take("traces-no-account");
    }
}
