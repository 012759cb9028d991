package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.energy.Cost;
import glia.api.energy.EnergyTotals;
import glia.api.energy.Role;
import glia.api.model.NeuronModel;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.CanonicalState;
import glia.api.simulation.SimulationStatus.State;
import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import glia.ui.kit.Drawing;
import glia.ui.kit.Exportable;
import glia.ui.kit.graph.GraphCanvas;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Adapters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The view of the energy books. */
@ExtendWith(UiWatchdog.class)
class EnergyTest {

    /** In points, of the words of a picture. */
    private static final double LINE = 12;
    private Session session;

    @BeforeEach
    void open() {
        session = Session.fresh();
    }

    private static String atp(long units) {
        return Long.toString(1000 * units);
    }

    /** What work was paid for, in the order of the columns, of what is known. */
    private static List<String> costs(Map<Cost, Long> paid) {
        return Arrays.stream(Cost.values()).filter(paid::containsKey).map(cost -> atp(paid.get(cost))).toList();
    }

    private static List<String> row(String name, int living, long supplied, Map<Role, Long> spent, long stored,
            Map<Cost, Long> paid) {
        List<String> row = new ArrayList<>(List.of(name, Integer.toString(living), atp(supplied),
                atp(spent.get(Role.PROCESSING)), atp(stored)));
        row.addAll(costs(paid));
        return row;
    }

    private void assertShowsTheBooks() {
        EnergyTotals books = session.simulation().report().energy();
        int populations = session.simulation().network().populations().size();
        List<String[]> rows = session.table(Session.ENERGY);
        assertEquals(populations + 2, rows.size());
        for (int p = 0; p < populations; p++) {
            EnergyTotals.Population own = books.populations().get(p);
            Population population = session.simulation().network().populations().get(p);
            assertEquals(row(population.name(), population.living(), own.supplied(), own.spent(), own.stored(),
                    own.costs()), List.of(rows.get(p)));
            assertEquals(own.spent().get(Role.PROCESSING),
                    own.costs().values().stream().mapToLong(Long::longValue).sum());
        }
        assertEquals(row("All", session.simulation().network().living(), books.supplied(), books.spent(),
                books.stored(), books.costs()), List.of(rows.get(populations)));
        assertEquals(EnergyTotals.joules(books.supplied()), Double.parseDouble(rows.get(populations + 1)[2]),
                1e-3 * EnergyTotals.joules(books.supplied()));
    }

    @Test
    void showsTheBooksOfARunWhileItGoesOnAndAtItsEnd() {
        session.show(Session.ENERGY);
        session.command("run");
        session.waitForState(State.RUNNING);
        Ui.waitFor("rows", () -> session.table(Session.ENERGY).size() > 2);
        String before = String.join(",", session.table(Session.ENERGY).getFirst());
        Ui.waitFor("other figures", () -> !before.equals(String.join(",", session.table(Session.ENERGY).getFirst())));
        session.pause();
        Ui.waitFor("the last figures", () -> session.table(Session.ENERGY).getFirst()[2].equals(
                atp(session.simulation().report().energy().populations().getFirst().supplied())));
        assertShowsTheBooks();
        Screenshot.take("energy");
        // a view that is opened on a run that rests shows what it came to
        session.page().hideView(session.show(Session.ENERGY));
        session.show(Session.ENERGY);
        Ui.waitFor("rows", () -> session.table(Session.ENERGY).size() > 2);
        assertShowsTheBooks();
        session.reset();
        session.runFor(50);
        Ui.waitFor("the figures of another run", () -> session.table(Session.ENERGY).getFirst()[2].equals(
                atp(session.simulation().report().energy().populations().getFirst().supplied())));
        assertShowsTheBooks();
        assertTrue(session.status().step() > 0);
    }

    @Test
    void flowsGoFromTheSupplyToTheRolesAndLeaveNothingOut() {
        session.show(Session.FLOW);
        session.runFor(100);
        EnergyTotals books = session.simulation().report().energy();
        Ui.waitFor("the last figures", () -> session.table(Session.FLOW).stream().filter(row -> row[0].equals("supply"))
                .mapToDouble(row -> Double.parseDouble(row[2])).sum() == 1000.0 * books.supplied());
        List<String[]> rows = session.table(Session.FLOW);
        for (int p = 0; p < books.populations().size(); p++) {
            String name = session.simulation().network().populations().get(p).name();
            double out = rows.stream().filter(row -> row[0].equals(name))
                    .mapToDouble(row -> Double.parseDouble(row[2])).sum();
            assertEquals(1000.0 * books.populations().get(p).supplied(), out, name);
        }
        Drawing drawing = Adapters.adapt(session.show(Session.FLOW), Exportable.class).drawing();
        assertTrue(drawing.shapes().stream().anyMatch(shape -> shape instanceof Drawing.Text text
                && text.text().contains("Residual of the books: 0")));
        List<Drawing.Text> words = drawing.shapes().stream().filter(Drawing.Text.class::isInstance)
                .map(Drawing.Text.class::cast).toList();
        Pattern figure = Pattern.compile("\\d\\u202f\\p{L}?J$");
        assertTrue(words.stream().filter(text -> figure.matcher(text.text()).find()).count() > 2, words::toString);
        assertTrue(words.stream().noneMatch(text -> figure.matcher(text.shorter()).find()), words::toString);
        for (Drawing.Text one : words) {
            assertTrue(words.stream().noneMatch(other -> other != one && other.x() == one.x()
                    && Math.abs(other.y() - one.y()) < LINE), one + " lies over another of " + words);
        }
    }

    /** Of neurons with accounts what spikes took is told from what else took some. */
    @ParameterizedTest
    @CsvSource({"starvation, MEMBRANE_POTENTIAL", "ed-stdp, POSTSYNAPTIC_CURRENTS"})
    void workOfNeuronsWithAccountsIsShownByWhatItWasPaidFor(String example, Cost beside) {
        session.openExample(example);
        session.show(Session.FLOW);
        session.show(Session.ENERGY);
        session.runFor(300);
        EnergyTotals books = session.simulation().report().energy();
        EnergyTotals.Population own = books.populations().getFirst();
        assertEquals(Set.of(Cost.ACTION_POTENTIALS, beside), own.costs().keySet());
        Ui.waitFor("the last figures", () -> session.table(Session.ENERGY).stream().limit(1)
                .anyMatch(row -> row[2].equals(atp(own.supplied()))));
        List<String> shown = List.of(session.table(Session.ENERGY).getFirst());
        assertEquals(costs(own.costs()), shown.subList(shown.size() - 2, shown.size()));
        session.show(Session.FLOW);
        // in starvation the potential uses less than it gives back, which is no flow
        List<Cost> flows = Stream.of(Cost.ACTION_POTENTIALS, beside).filter(cost -> books.costs().get(cost) > 0)
                .toList();
        assertEquals(example.equals("starvation") ? 1 : 2, flows.size());
        for (Cost cost : flows) {
            Ui.waitFor("the flow to " + cost.word(), () -> session.table(Session.FLOW).stream()
                    .anyMatch(row -> row[0].equals("processing") && row[1].equals(cost.word())
                            && row[2].equals(atp(books.costs().get(cost)))));
        }
        assertEquals(flows.contains(beside), session.table(Session.FLOW).stream()
                .anyMatch(row -> row[1].equals(beside.word())), beside.word());
        Screenshot.take("energy-flow-costs-" + example);
    }

    /** The graph says by colour what each neuron holds; its table has the figures. */
    @Test
    void theGraphShowsWhatEachNeuronHolds() {
        session.openExample("starvation");
        session.show(Session.GRAPH);
        Ui.run("glia.ui.views.colour");
        session.runFor(300);
        Ui.waitFor("a rate of every neuron", () -> session.table(Session.GRAPH).stream()
                .filter(row -> !row[7].isEmpty()).count() == session.simulation().network().neurons());
        Screenshot.take("graph-rates");
        session.show(Session.GRAPH);
        Ui.run("glia.ui.views.colour");
        session.runFor(100);
        Ui.waitFor("what neurons hold at the end", () -> coloursAre(NeuronModel::accountIndex));
        Screenshot.take("graph-energy");
        Ui.run("glia.ui.views.colour");
        session.runFor(10);
        Ui.waitFor("potentials at the end", () -> coloursAre(NeuronModel::potentialIndex));
        GraphCanvas graph = Widgets.first(session.shell(), GraphCanvas.class, GraphCanvas::isVisible);
        Ui.waitFor("the picture of them", graph::drawn);
        Screenshot.take("graph-potential");
        session.show(Session.GRAPH);
        Ui.run("glia.ui.views.colour");
        assertEquals(7, session.table(Session.GRAPH).getFirst().length, "coloured by kind");
        session.openExample("ed-stdp");
        Screenshot.take("graph-kind");
        session.show(Session.GRAPH);
        Ui.run("glia.ui.views.colour");
        assertEquals(7, session.table(Session.GRAPH).getFirst().length, "coloured by population again");
    }

    /** Whether the graph's table has of each neuron the state that it is in. */
    private boolean coloursAre(ToIntFunction<NeuronModel> index) {
        CanonicalState state = session.simulation().exportState().join();
        Network network = session.simulation().network();
        return session.table(Session.GRAPH).stream().allMatch(row -> {
            Population population = network.populationOf(Integer.parseInt(row[0]));
            float value = state.populations().get(population.index()).states()[index.applyAsInt(population.model())][
                    Integer.parseInt(row[2])];
            return row[7].equals(Float.toString(value));
        });
    }
}
