package glia.ui.kit.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.network.Positions;
import glia.api.network.Slots;
import glia.ui.kit.Nets;
import glia.ui.kit.graph.SelectedConnections.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkGeometryTest {

    @Test
    void nearestIsTheNearestOfAll() {
        Network network = Nets.brunel();
        NetworkGeometry geometry = new NetworkGeometry(network, Plane.XY);
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            double x = random.nextDouble() * 2.4 - 1.2;
            double y = random.nextDouble() * 2.4 - 1.2;
            double radius = i % 2 == 0 ? 0.01 : 0.2;
            assertEquals(slowly(geometry, x, y, radius), geometry.nearest(x, y, radius, id -> true), x + ", " + y);
        }
    }

    private static int slowly(NetworkGeometry geometry, double x, double y, double radius) {
        int best = -1;
        double bestSquare = radius * radius;
        for (int id = 0; id < geometry.neurons(); id++) {
            double dx = geometry.x(id) - x;
            double dy = geometry.y(id) - y;
            if (dx * dx + dy * dy < bestSquare) {
                bestSquare = dx * dx + dy * dy;
                best = id;
            }
        }
        return best;
    }

    @Test
    void linesAndSinglePointsHaveAGridToo() {
        NetworkGeometry line = new NetworkGeometry(Nets.points(0, 0, 0.1f, 0, 0.2f, 0), Plane.XY);
        assertEquals(1, line.nearest(0.11, 0.001, 0.05, id -> true));
        assertEquals(-1, line.nearest(0.15, 0.2, 0.05, id -> true));
        NetworkGeometry point = new NetworkGeometry(Nets.points(3, 4), Plane.XY);
        assertEquals(0, point.nearest(3, 4.01, 0.05, id -> true));
    }

    @Test
    void whereNoNeuronLivesThereIsNone() {
        Population all = Nets.points(0, 0).populations().get(0);
        Population some = new Population(0, "p", 0, 4, all.model(), Map.of(), Map.of(), new double[0],
                Positions.of(new float[] {0, 0, 0, 1, 0, 0, 2, 0, 0, 9, 0, 0}), Slots.of(4, 3).died(new int[] {1}));
        NetworkGeometry geometry = new NetworkGeometry(new Network(Nets.points(0, 0).description(), List.of(some),
                List.of(), List.of(), 1, 1), Plane.XY);
        assertEquals(List.of(true, false, true, false), IntStream.range(0, 4).mapToObj(geometry::lives).toList());
        assertEquals(-1, geometry.nearest(1, 0, 0.5, id -> true));
        assertEquals(2, geometry.nearest(1.9, 0, 0.5, id -> true));
        assertEquals(1, geometry.centroidX(0), "that of the living");
        assertEquals(9, geometry.highX(), "there is room for those who will be born");
    }

    @Test
    void projectsOntoThePlane() {
        Network flat = Nets.points(1, 2);
        Population one = flat.populations().get(0);
        Population deep = new Population(0, "p", 0, 1, one.model(), Map.of(), Map.of(), new double[0],
                new float[] {1, 2, 3});
        Network network = new Network(flat.description(), List.of(deep), List.of(), List.of(), 1, 1);
        NetworkGeometry side = new NetworkGeometry(network, Plane.YZ);
        assertEquals(2, side.x(0));
        assertEquals(3, side.y(0));
        assertEquals(Plane.XY, Plane.widest(flat));
    }

    @Test
    void viewportKeepsThePointUnderThePointer() {
        NetworkGeometry geometry = new NetworkGeometry(Nets.brunel(), Plane.XY);
        Viewport viewport = Viewport.fit(geometry, 800, 600, 0, 0);
        double x = viewport.toMmX(123);
        double y = viewport.toMmY(456);
        Viewport zoomed = viewport.zoomed(3, 123, 456, 1, 1e6);
        assertEquals(viewport.scale() * 3, zoomed.scale(), 1e-9);
        assertEquals(x, zoomed.toMmX(123), 1e-9);
        assertEquals(y, zoomed.toMmY(456), 1e-9);
        assertEquals(123 + 40, viewport.moved(40, -7).toPixelX(x), 1e-9);
        assertEquals(456 - 7, viewport.moved(40, -7).toPixelY(y), 1e-9);
    }

    @Test
    void fitShowsEveryNeuronBesideWhatIsReserved() {
        NetworkGeometry geometry = new NetworkGeometry(Nets.brunel(), Plane.XY);
        Viewport viewport = Viewport.fit(geometry, 800, 600, 200, 100);
        for (int id = 0; id < geometry.neurons(); id++) {
            double x = viewport.toPixelX(geometry.x(id));
            double y = viewport.toPixelY(geometry.y(id));
            assertEquals(true, x >= 0 && x <= 600 && y >= 100 && y <= 600, id + " at " + x + ", " + y);
        }
    }

    @Test
    void neuronsAreNamedByIdOrPopulation() {
        Network network = Nets.network(List.of("E", "L2 3"), new int[] {5, 3}, new int[] {0, 0});
        assertEquals(7, NeuronName.parse(network, " 7 "));
        assertEquals(-1, NeuronName.parse(network, "8"));
        assertEquals(4, NeuronName.parse(network, "e[4]"));
        assertEquals(-1, NeuronName.parse(network, "E[5]"));
        assertEquals(6, NeuronName.parse(network, "L2 3[1]"));
        assertEquals(6, NeuronName.parse(network, "L2 3 1"));
        assertEquals(-1, NeuronName.parse(network, "nobody"));
        assertEquals("L2 3[1]", NeuronName.of(network, 6));
    }

    @Test
    void connectionsAreCountedAndBounded() {
        Network network = Nets.brunel();
        SelectedConnections found = found(network, Direction.INCOMING, 10_003);
        assertEquals(1250, found.total());
        assertEquals(1250, found.others().length);
        assertEquals(Map.of(0, 1000L, 1, 250L), found.countByPopulation());
        assertEquals(3, found.from()[0]);
        assertEquals(10_000 + 3, found.from()[1000]);
        Network dense = Nets.network(List.of("E"), new int[] {20_000}, new int[] {15_000});
        SelectedConnections part = found(dense, Direction.INCOMING, 0);
        assertEquals(15_000, part.total());
        assertEquals(SelectedConnections.MOST, part.from().length);
        assertNull(SelectedConnections.of(network, NeuronIds.of(3), Direction.OUTGOING, () -> true));
    }

    private static SelectedConnections found(Network network, Direction direction, int... ids) {
        return SelectedConnections.of(network, NeuronIds.of(ids), direction, () -> false);
    }

    /** Row t of a projection has the sources t to t + indegree - 1, modulo their number. */
    @Test
    void connectionsOfSeveralAreFollowedBothWays() {
        Network network = Nets.network(List.of("E", "I"), new int[] {600, 300}, new int[] {2, 3});
        SelectedConnections out = found(network, Direction.OUTGOING, 500, 899);
        assertArrayEquals(new int[] {500, 500, 899, 899, 899, 899, 899, 899, 899, 899, 899}, sorted(out.from()));
        assertArrayEquals(new int[] {297, 298, 299, 499, 500, 597, 598, 599, 897, 898, 899}, sorted(out.to()));
        assertEquals(Map.of(0, 8L, 1, 3L), out.countByPopulation());
        SelectedConnections in = found(network, Direction.INCOMING, 0, 601);
        assertArrayEquals(new int[] {0, 1, 1, 2, 600, 601, 601, 602, 602, 603}, sorted(in.from()));
        assertArrayEquals(in.from(), in.others());
        assertArrayEquals(out.to(), out.others());
        Degrees degrees = Degrees.of(network, () -> false);
        for (int id : new int[] {0, 500, 601, 899}) {
            assertEquals(found(network, Direction.INCOMING, id).total(), degrees.in()[id]);
            assertEquals(found(network, Direction.OUTGOING, id).total(), degrees.out()[id]);
        }
        // neurons of I send to 2 x 3 of E and 3 of I and get 2 + 3, the others send 2 and 1 or 2
        assertArrayEquals(new int[] {600, 601, 602, 603}, degrees.hubs(4));
    }

    private static int[] sorted(int[] values) {
        return Arrays.stream(values).sorted().toArray();
    }

    @Test
    void selectionsKeepTheirLead() {
        NeuronIds set = NeuronIds.of(9, 2, 5);
        assertEquals(5, set.lead());
        assertArrayEquals(new int[] {2, 5, 9}, set.ids());
        assertEquals(2, set.with(2).lead());
        assertEquals(9, set.toggled(5).lead());
        assertArrayEquals(new int[] {2, 9}, set.toggled(5).ids());
        assertEquals(set, set.keep(id -> true));
        assertEquals(NeuronIds.NONE, set.keep(id -> false));
        assertEquals(-1, NeuronIds.NONE.lead());
    }

    @Test
    void nextIsTheNearestInADirection() {
        NetworkGeometry geometry = new NetworkGeometry(Nets.points(0, 0, 2, 1, 1, 3, -1, 0, 3, 0), Plane.XY);
        assertEquals(1, geometry.next(0, 0, 1, 0, id -> true));
        assertEquals(4, geometry.next(0, 0, 1, 0, id -> id != 1));
        assertEquals(2, geometry.next(0, 0, 0, 1, id -> true));
        assertEquals(3, geometry.next(0, 0, -1, 0, id -> true));
        assertEquals(-1, geometry.next(0, 0, 0, -1, id -> true));
        assertArrayEquals(new int[] {1, 4}, geometry.within(1.5, 2, 3, 0));
    }

    @Test
    void filterLetsThroughWhatFulfilsAllOfIt() {
        Network network = Nets.network(List.of("E", "I"), new int[] {600, 300}, new int[] {2, 3});
        Degrees degrees = Degrees.of(network, () -> false);
        assertTrue(NeuronFilter.ALL.shows(0, 0, Double.NaN) && NeuronFilter.ALL.all());
        NeuronFilter filter = new NeuronFilter(Set.of(1), degrees, 14, 20, "Energy", 1, 2);
        assertTrue(filter.shows(1, 600, 1.5));
        assertFalse(filter.shows(0, 600, 1.5), "of another population");
        assertFalse(filter.shows(1, 600, 2.5), "more energy");
        assertFalse(filter.shows(1, 600, Double.NaN), "energy that is not known");
        assertFalse(filter.shows(1, 0, 1.5), "fewer connections");
        assertTrue(filter.with(null).shows(1, 600, Double.NaN), "coloured by something else");
        assertTrue(filter.with(new NeuronQuantity("Rate", 900)).shows(1, 600, 2.5), "coloured by something else");
        assertEquals(filter, filter.with(new NeuronQuantity("Energy", 900)));
    }
}
