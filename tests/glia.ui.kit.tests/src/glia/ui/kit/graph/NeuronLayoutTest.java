package glia.ui.kit.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.Connectivity;
import glia.api.network.Network;
import glia.api.network.Projection;
import glia.ui.kit.Nets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class NeuronLayoutTest {

    private static final int SIZE = 400;
    private static final int FEW = 200;

    /** Two populations that are connected within, and not with each other. */
    private static Network apart() {
        Network both = Nets.network(List.of("a", "b"), new int[] {SIZE, SIZE}, new int[] {8, 8});
        List<Projection> within = both.projections().stream().filter(p -> p.source() == p.target()).toList();
        return new Network(both.description(), both.populations(), within, List.of(), 1, 1);
    }

    private static Placement place(NeuronLayout layout, Network network) {
        return layout.place(network, done -> assertTrue(done > 0 && done <= 1, "done " + done), () -> false);
    }

    private static double distance(Placement placed, int one, int other) {
        return Math.hypot(placed.x()[one] - placed.x()[other], placed.y()[one] - placed.y()[other]);
    }

    /** Mean length of connections against that of as many other pairs of neurons. */
    private static double stretch(Placement placed, Network network) {
        double[] sums = new double[3];
        for (Projection projection : network.projections()) {
            Connectivity connectivity = projection.connectivity();
            int target = network.populations().get(projection.target()).firstId();
            int source = network.populations().get(projection.source()).firstId();
            connectivity.rows(0, network.populations().get(projection.target()).size(), (index, from, count) -> {
                for (int i = 0; i < count; i++) {
                    sums[0] += distance(placed, source + from[i], target + index);
                    sums[1] += distance(placed, (source + from[i] + SIZE) % (2 * SIZE), target + index);
                    sums[2]++;
                }
            });
        }
        assertTrue(sums[2] > 0);
        return sums[0] / sums[1];
    }

    @Test
    void forcesBringTogetherWhatIsConnected() {
        Network network = apart();
        Placement placed = place(NeuronLayout.FORCES, network);
        double ratio = stretch(placed, network);
        assertTrue(ratio < 0.4, "connections are as long as other distances: " + ratio);
        Set<List<Float>> places = new HashSet<>();
        for (int id = 0; id < network.neurons(); id++) {
            assertTrue(Float.isFinite(placed.x()[id]) && Float.isFinite(placed.y()[id]), "place of " + id);
            places.add(List.of(placed.x()[id], placed.y()[id]));
        }
        assertEquals(network.neurons(), places.size(), "none lies on another one");
        Placement again = place(NeuronLayout.FORCES, network);
        assertArrayEquals(placed.x(), again.x());
        assertArrayEquals(placed.y(), again.y());
    }

    @Test
    void aLayoutThatIsCancelledEnds() {
        int[] asked = new int[1];
        assertThrows(CancellationException.class, () -> NeuronLayout.FORCES.place(Nets.brunel(), done -> { },
                () -> ++asked[0] > FEW));
        assertEquals(FEW + 1, asked[0], "asked again although it was cancelled");
    }

    @Test
    void aGridHasAPlaceForEach() {
        Network network = Nets.network(List.of("a", "b", "c"), new int[] {10, 3, 100}, new int[] {0, 0, 0});
        Placement grid = place(NeuronLayout.GRID, network);
        Set<List<Float>> places = new HashSet<>();
        for (int id = 0; id < network.neurons(); id++) {
            places.add(List.of(grid.x()[id], grid.y()[id]));
        }
        assertEquals(network.neurons(), places.size());
        assertNull(place(NeuronLayout.GIVEN, network));
        NetworkGeometry geometry = new NetworkGeometry(network, Plane.XY, grid);
        assertEquals(grid.x()[12], geometry.x(12));
        assertEquals(12, geometry.nearest(grid.x()[12] + 0.1, grid.y()[12] - 0.1, 1, id -> true));
    }

    /** Printed, and bounded only as a guard against what never ends. */
    @Test
    void thousandsOfNeuronsTakeSeconds() {
        Network network = Nets.network(List.of("E", "I"), new int[] {2400, 600}, new int[] {80, 20});
        long begin = System.nanoTime();
        place(NeuronLayout.FORCES, network);
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf("layout of %d neurons by forces: %.2f s%n", network.neurons(), seconds);
        assertTrue(seconds < 60, seconds + " s");
    }
}
