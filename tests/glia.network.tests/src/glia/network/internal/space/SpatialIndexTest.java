package glia.network.internal.space;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
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
}
