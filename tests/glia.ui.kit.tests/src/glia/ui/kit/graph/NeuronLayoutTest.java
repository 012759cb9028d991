package glia.ui.kit.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.Connectivity;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.network.Projection;
import glia.ui.kit.Nets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
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

    /** Projections between populations that were made for each and every pair, those named here only. */
    private static Network connected(int[] sizes, int[][] pairs) {
        List<String> names = IntStream.range(0, sizes.length).mapToObj(p -> "p" + p).toList();
        int[] one = new int[sizes.length];
        Arrays.fill(one, 1);
        Network all = Nets.network(names, sizes, one);
        List<Projection> wanted = all.projections().stream().filter(projection -> Arrays.stream(pairs)
                .anyMatch(pair -> pair[0] == projection.source() && pair[1] == projection.target())).toList();
        assertEquals(pairs.length, wanted.size());
        return new Network(all.description(), all.populations(), wanted, List.of(), 1, 1);
    }

    /** Left, right, lower and upper edge of a population's neurons. */
    private static float[] bounds(Placement placed, Population population) {
        float[] bounds = {Float.MAX_VALUE, -Float.MAX_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE};
        for (int id = population.firstId(); id < population.firstId() + population.size(); id++) {
            bounds[0] = Math.min(bounds[0], placed.x()[id]);
            bounds[1] = Math.max(bounds[1], placed.x()[id]);
            bounds[2] = Math.min(bounds[2], placed.y()[id]);
            bounds[3] = Math.max(bounds[3], placed.y()[id]);
        }
        return bounds;
    }

    @Test
    void aFeedForwardChainComesOutInLayersInOrder() {
        // in the file another order than along the chain 3, 0, 4, (1 and 2), 5; each projects to itself, 5 back to 3
        int[] sizes = {10, 100, 30, 1, 400, 7};
        int[][] chain = {{3, 0}, {0, 4}, {4, 1}, {4, 2}, {1, 5}, {2, 5}, {0, 0}, {4, 4}};
        Network network = connected(sizes, chain);
        Placement placed = place(NeuronLayout.LAYERS, network);
        List<float[]> bounds = network.populations().stream().map(each -> bounds(placed, each)).toList();
        for (int[] link : chain) {
            if (link[0] != link[1]) {
                assertTrue(bounds.get(link[0])[1] < bounds.get(link[1])[0], link[0] + " lies before " + link[1]);
            }
        }
        assertTrue(bounds.get(1)[0] <= bounds.get(2)[1] && bounds.get(2)[0] <= bounds.get(1)[1], "one layer");
        assertTrue(bounds.get(1)[3] < bounds.get(2)[2] || bounds.get(2)[3] < bounds.get(1)[2], "one above the other");
        Set<List<Float>> places = new HashSet<>();
        for (Population population : network.populations()) {
            float[] own = bounds.get(population.index());
            int side = (int) Math.ceil(Math.sqrt(population.size()));
            assertTrue(own[1] - own[0] < side - 0.9 && own[3] - own[2] < side - 0.9, population.name());
            for (int id = population.firstId(); id < population.firstId() + population.size(); id++) {
                places.add(List.of(placed.x()[id], placed.y()[id]));
            }
        }
        assertEquals(network.neurons(), places.size(), "none lies on another one");
        Placement again = place(NeuronLayout.LAYERS, network);
        assertArrayEquals(placed.x(), again.x());
        assertArrayEquals(placed.y(), again.y());
    }

    @Test
    void whatComesFirstStandsFirstWhereProjectionsGoRound() {
        Network network = connected(new int[] {20, 20, 20}, new int[][] {{2, 1}, {1, 0}, {0, 2}});
        Placement placed = place(NeuronLayout.LAYERS, network);
        // 0 to 2 to 1, and from there back
        assertTrue(placed.x()[0] < placed.x()[40] && placed.x()[40] < placed.x()[20]);
    }

    /** Whole it takes seconds, of which ELK asks within none whether it is to end. */
    @Test
    void layersThatAreCancelledEndAtOnce() {
        int populations = 300;
        int[][] pairs = new Random(3).ints(0, populations * populations).filter(p -> p / populations != p % populations)
                .distinct().limit(2000).mapToObj(p -> new int[] {p / populations, p % populations})
                .toArray(int[][]::new);
        int[] sizes = new int[populations];
        Arrays.fill(sizes, 4);
        Network network = connected(sizes, pairs);
        int[] asked = new int[1];
        long[] times = new long[1];
        assertThrows(CancellationException.class, () -> NeuronLayout.LAYERS.place(network, done -> { }, () -> {
            times[0] = System.nanoTime();
            return ++asked[0] > 20;
        }));
        double late = (System.nanoTime() - times[0]) / 1e6;
        System.out.printf("layers of %d populations ended %.1f ms after they were cancelled%n", populations, late);
        assertEquals(21, asked[0], "asked again although it was cancelled");
        assertTrue(late < 250, late + " ms");
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
