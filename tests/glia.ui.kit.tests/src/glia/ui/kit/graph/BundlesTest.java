package glia.ui.kit.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.ui.kit.Nets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where the names of populations stand. */
class BundlesTest {

    private static final int POPULATIONS = 10;
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    /** Half of a name. */
    private static final double HALF = 20;

    private final NetworkGeometry geometry = new NetworkGeometry(Nets.network(
            IntStream.range(0, POPULATIONS).mapToObj(p -> "p" + p).toList(),
            IntStream.range(0, POPULATIONS).map(p -> 30).toArray(), new int[POPULATIONS]), Plane.XY);
    private final Viewport fit = Viewport.fit(geometry, WIDTH, HEIGHT, 0, 0);

    /** All in one place, so that they part as far as they may. */
    @Test
    void namesThatPartStayOnTheScreen() {
        double[][] ends = new Bundles(geometry).ends(fit);
        for (int p = 0; p < POPULATIONS; p++) {
            assertTrue(ends[0][p] >= HALF && ends[0][p] <= WIDTH - HALF, p + " at x " + ends[0][p]);
            assertTrue(ends[1][p] >= HALF && ends[1][p] <= HEIGHT - HALF, p + " at y " + ends[1][p]);
            for (int other = 0; other < p; other++) {
                assertTrue(Math.hypot(ends[0][p] - ends[0][other], ends[1][p] - ends[1][other]) > HALF,
                        p + " lies on " + other);
            }
        }
    }

    @Test
    void whatIsBesideTheScreenStaysThere() {
        double[][] before = new Bundles(geometry).ends(fit.moved(-5 * WIDTH, 0));
        assertEquals(List.of(), IntStream.range(0, POPULATIONS).filter(p -> before[0][p] > -WIDTH).boxed().toList());
    }
}
