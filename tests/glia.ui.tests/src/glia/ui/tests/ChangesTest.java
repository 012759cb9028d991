package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glia.api.change.NetworkChange.AddNeurons;
import glia.api.change.NetworkChange.RemoveNeurons;
import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pictures of a network that changes. */
@ExtendWith(UiWatchdog.class)
class ChangesTest {

    private Session session;

    @BeforeEach
    void open() {
        session = Session.fresh();
        session.openExample("growing");
    }

    private List<String> shown() {
        return session.table(Session.GRAPH).stream().map(row -> row[0]).toList();
    }

    private static List<String> ids(IntStream neurons) {
        return neurons.mapToObj(Integer::toString).toList();
    }

    @Test
    void theGraphHasTheNeuronsThatLive() {
        session.show(Session.GRAPH);
        Ui.waitFor("the neurons of the beginning", () -> shown().equals(ids(IntStream.range(0, 200))));
        session.simulation().apply(List.of(new RemoveNeurons("E", IntStream.range(0, 50).toArray()))).join();
        Ui.waitFor("those who are left", () -> shown().equals(ids(IntStream.range(50, 200))));
        session.simulation().apply(List.of(new AddNeurons("E", 101, null))).join();
        Ui.waitFor("those who were born", () -> shown().equals(ids(IntStream.range(0, 251))));
        Screenshot.take("changes");
        session.simulation().reset().join();
        Ui.waitFor("the neurons of the beginning", () -> shown().equals(ids(IntStream.range(0, 200))));
    }

    @Test
    void aRunThatGrowsIsShownAsItIsInTheEnd() {
        session.show(Session.GRAPH);
        session.show(Session.RASTER);
        session.runFor(300);
        List<String> living = ids(IntStream.range(0, 300).filter(neuron -> session.simulation().presentNetwork()
                .populations().getFirst().slots().lives(neuron)));
        Ui.waitFor("the neurons that live", () -> shown().equals(living));
        assertEquals(300, session.simulation().network().neurons());
    }
}
