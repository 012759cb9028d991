package glia.network.internal.space;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 100 000 points, of which about 1000 are within the radius. */
class SpatialIndexTest {

    private static final int POINTS = 100_000;
    private static final int HITS = 1000;
    private static final int WARM_UP = 3000;
    private static final int TIMED = 2000;
    /** A guard against searching all; the goal of 0.1 ms is printed beside what was measured. */
    private static final double MOST_MS = 5;

    private static float[] points(int axes, boolean clustered, long seed) {
        Random random = new Random(seed);
        float[] places = new float[3 * POINTS];
        for (int i = 0; i < places.length; i++) {
            if (i % 3 < axes) {
                double uniform = random.nextDouble();
                places[i] = (float) (clustered ? uniform * uniform * uniform : uniform);
            }
        }
        return places;
    }

    private static int[] within(Distances distances, int target, double radius) {
        int[] found = new int[POINTS];
        int count = 0;
        for (int source = 0; source < POINTS; source++) {
            if (distances.squared(source, target) <= radius * radius) {
                found[count++] = source;
            }
        }
        return Arrays.copyOf(found, count);
    }

    @ParameterizedTest
    @CsvSource({"2, false, 0", "2, true, 0", "2, false, 1", "3, false, 0", "3, false, 1", "1, false, 0"})
    void whatIsWithinARadiusIsFoundExactlyAndFast(int axes, boolean clustered, double period) {
        double radius = switch (axes) {
            case 1 -> HITS / 2.0 / POINTS;
            case 2 -> Math.sqrt(HITS / Math.PI / POINTS);
            default -> Math.cbrt(HITS * 3 / 4.0 / Math.PI / POINTS);
        };
        float[] places = points(axes, clustered, 3);
        Distances distances = new Distances(places, places,
                new Wrap(period, axes > 1 ? period : 0, axes > 2 ? period : 0));
        SpatialIndex.Query query = new SpatialIndex(distances, radius).query();
        for (int target = 0; target < 50; target++) {
            int[] found = new int[query.find(target)];
            for (int i = 0; i < found.length; i++) {
                found[i] = query.source(i);
            }
            Arrays.sort(found);
            assertArrayEquals(within(distances, target, radius), found, "target " + target);
        }
        long hits = 0;
        long begin = 0;
        for (int k = 0; k < WARM_UP + TIMED; k++) {
            if (k == WARM_UP) {
                begin = System.nanoTime();
                hits = 0;
            }
            hits += query.find(k * 7 % POINTS);
        }
        double ms = (System.nanoTime() - begin) / 1e6 / TIMED;
        System.out.printf("%d axes%s%s: %.0f of %d points within the radius in %.4f ms (goal 0.1 for 1000)%n", axes,
                clustered ? ", clustered" : "", period > 0 ? ", wrapping" : "", (double) hits / TIMED, POINTS, ms);
        assertTrue(hits > 0 && ms < MOST_MS, ms + " ms");
    }

    /** By looking at all: ids of the nearest, nearest first, of equally near ones the lower one first. */
    private static int[] nearest(Distances distances, int target, int wanted) {
        int sources = distances.sources().length / 3;
        double[] squared = new double[sources];
        Arrays.setAll(squared, source -> distances.squared(source, target));
        return IntStream.range(0, sources).boxed()
                .sorted(Comparator.comparingDouble((Integer source) -> squared[source]).thenComparing(source -> source))
                .limit(wanted).mapToInt(source -> source).toArray();
    }

    private static int[] found(SpatialIndex.Query query, int target, int wanted) {
        int[] found = new int[query.findNearest(target, wanted)];
        Arrays.setAll(found, query::source);
        return found;
    }

    /** A tenth of a unit apart, so that distances are equal many times over. */
    private static float[] lattice(int axes) {
        float[] places = points(axes, false, 5);
        for (int i = 0; i < places.length; i++) {
            places[i] = Math.round(places[i] * 10) / 10f;
        }
        return places;
    }

    @ParameterizedTest
    @CsvSource({"2, false, 0", "2, true, 0", "2, false, 1", "3, false, 0", "3, true, 1", "1, false, 0", "1, false, 1"})
    void theNearestAreFoundExactlyAndInOrder(int axes, boolean clustered, double period) {
        Wrap wrap = new Wrap(period, axes > 1 ? period : 0, axes > 2 ? period : 0);
        for (float[] places : new float[][] {points(axes, clustered, 4), lattice(axes)}) {
            Distances distances = new Distances(places, places, wrap);
            SpatialIndex.Query query = new SpatialIndex(distances, 0).query();
            for (int target = 0; target < 10; target++) {
                int wanted = target % 2 == 0 ? 100 : 1;
                assertArrayEquals(nearest(distances, target, wanted), found(query, target, wanted), "target " + target);
            }
        }
    }

    @Test
    void whoWantsMoreThanThereAreGetsAll() {
        float[] few = {0, 0, 0, 2, 0, 0, 1, 0, 0, 1, 0, 0};
        SpatialIndex.Query query = new SpatialIndex(new Distances(few, new float[] {50, 0, 0}, Wrap.NONE), 0).query();
        assertArrayEquals(new int[] {1, 2, 3, 0}, found(query, 0, 9));
        assertArrayEquals(new int[] {1, 2}, found(query, 0, 2));
        assertEquals(0, query.findNearest(0, 0));
        SpatialIndex.Query one = new SpatialIndex(new Distances(new float[3], new float[3], Wrap.NONE), 0).query();
        assertArrayEquals(new int[] {0}, found(one, 0, 3));
        SpatialIndex.Query none = new SpatialIndex(new Distances(new float[0], new float[3], Wrap.NONE), 0).query();
        assertEquals(0, none.findNearest(0, 3));
    }

    @ParameterizedTest
    @CsvSource({"2, 10", "2, 1000", "3, 10", "3, 1000"})
    void theNearestAreFoundFast(int axes, int wanted) {
        float[] places = points(axes, false, 3);
        SpatialIndex.Query query = new SpatialIndex(new Distances(places, places, Wrap.NONE), 0).query();
        long begin = 0;
        for (int k = 0; k < WARM_UP + TIMED; k++) {
            begin = k == WARM_UP ? System.nanoTime() : begin;
            assertEquals(wanted, query.findNearest(k * 7 % POINTS, wanted));
        }
        double ms = (System.nanoTime() - begin) / 1e6 / TIMED;
        System.out.printf("%d axes: the nearest %d of %d points in %.4f ms%n", axes, wanted, POINTS, ms);
        assertTrue(ms < MOST_MS, ms + " ms");
    }
}
