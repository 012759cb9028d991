package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.cache.DerivedData;
import glia.api.cache.DerivedData.Counts;
import glia.api.profile.Profile;
import glia.api.profile.ProfileManager;
import glia.api.profile.UnusableProfileException;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import glia.ui.kit.graph.GraphCanvas;
import glia.ui.kit.graph.NeuronIds;
import glia.ui.kit.graph.SelectedConnections.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the cache of derived data and its expectations bring to somebody who walks through a network. */
@ExtendWith(UiWatchdog.class)
class ConnectionCacheTest {

    private static final int STEPS = 8;
    private static final String PID = "glia.derived";

    private final ProfileManager profiles = PlatformUI.getWorkbench().getService(ProfileManager.class);
    private final DerivedData data = PlatformUI.getWorkbench().getService(DerivedData.class);
    private Session session;
    private GraphCanvas graph;

    /**
     * How it went.
     *
     * @param hits in how many steps the connections were there already
     * @param steps all of them
     * @param millis the median time from the key to the connections
     */
    private record Walk(long hits, long steps, double millis) {
    }

    @BeforeEach
    void open() {
        session = Session.fresh();
        session.openExample("brunel");
        // a view that has seen no other test, whose ways it would expect here
        session.page().hideView(session.show(Session.GRAPH));
        session.show(Session.GRAPH);
        int neurons = session.simulation().network().neurons();
        Ui.waitFor("the graph", () -> session.table(Session.GRAPH).size() == neurons);
        graph = Widgets.first(session.shell(), GraphCanvas.class, GraphCanvas::isVisible);
        graph.setDirection(Direction.OUTGOING);
    }

    @AfterEach
    void restore() throws UnusableProfileException {
        graph.setDirection(Direction.INCOMING);
        profiles.apply(Profile.STANDARD);
        session.openExample("two-neurons");
    }

    /** A person looks at what is drawn for longer than it takes. */
    private void awaitPrepared(long expected, boolean foreseen) {
        Ui.waitFor("what is expected next", () -> !foreseen || data.counts().expected() > expected);
    }

    private static void right(GraphCanvas graph) {
        int before = graph.selection().lead();
        Event event = new Event();
        event.keyCode = SWT.ARROW_RIGHT;
        event.stateMask = SWT.MOD1;
        graph.notifyListeners(SWT.KeyDown, event);
        assertTrue(graph.selection().lead() != before, "there is no neuron to go to");
    }

    /** @return ns until there were connections */
    private long timed(Runnable select) {
        long begin = System.nanoTime();
        select.run();
        Ui.waitFor("connections", () -> graph.connections() != null);
        return System.nanoTime() - begin;
    }

    /** So many neurons to the right, and back again. */
    private Walk walk(boolean keep, boolean preload, int from) throws UnusableProfileException {
        profiles.apply(Profile.STANDARD.with(PID, "keep", keep).with(PID, "preload", preload));
        long expected = data.counts().expected();
        timed(() -> graph.select(NeuronIds.of(from)));
        awaitPrepared(expected, preload);
        Counts before = data.counts();
        List<Long> nanos = new ArrayList<>();
        List<NeuronIds> way = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            long known = data.counts().expected();
            way.addFirst(graph.selection());
            nanos.add(timed(() -> right(graph)));
            awaitPrepared(known, preload);
        }
        for (NeuronIds back : way) {
            nanos.add(timed(() -> graph.select(back)));
        }
        Counts after = data.counts();
        Collections.sort(nanos);
        return new Walk(after.hits() - before.hits(), after.hits() + after.misses() - before.hits() - before.misses(),
                nanos.get(nanos.size() / 2) / 1e6);
    }

    @Test
    void whatWasSeenIsThereAgainAndWhatIsNextIsThereBefore() throws UnusableProfileException {
        // each walk in a part of its own; the first one compiles the code
        walk(false, false, 2010);
        Walk none = walk(false, false, 2310);
        Walk kept = walk(true, false, 2610);
        Walk foreseen = walk(true, true, 2910);
        System.out.printf("connections of a neuron were there at once, and the median until they were: nothing kept "
                + "%d of %d, %.0f ms; kept %d of %d, %.1f ms; expected too %d of %d, %.1f ms%n", none.hits(),
                none.steps(), none.millis(), kept.hits(), kept.steps(), kept.millis(), foreseen.hits(),
                foreseen.steps(), foreseen.millis());
        assertEquals(2 * STEPS, none.steps());
        assertEquals(0, none.hits());
        assertEquals(STEPS, kept.hits(), "the way back, " + kept);
        assertTrue(foreseen.hits() > 2 * STEPS - 3, "nearly all, " + foreseen);
    }
}
