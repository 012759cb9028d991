package glia.ui.kit.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SampleRingTest {

    @Test
    void keepsTheNewest() {
        SampleRing ring = new SampleRing(2, 2048);
        for (int i = 0; i < 5000; i++) {
            ring.add(i, new float[] {i, -i}, 0);
        }
        assertEquals(2048, ring.size());
        SampleRing.Slice slice = ring.slice(0, 1e9);
        assertEquals(5000 - 2048, slice.times()[0]);
        assertEquals(4999, slice.times()[2047]);
        assertEquals(-4999, slice.values()[1][2047]);
    }

    @Test
    void growsWithoutLossAndIsTakenOverFromItsBeginning() {
        SampleRing ring = new SampleRing(1, 2048);
        float[] expected = new float[1500];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = i + 0.5f;
            ring.add(i - 100, expected, i);
        }
        assertArrayEquals(expected, ring.slice(-1000, 2000).values()[0]);
        SampleRing next = new SampleRing(1, 2048);
        next.addAll(ring, new int[] {0});
        assertArrayEquals(expected, next.slice(-1000, 2000).values()[0]);
        assertArrayEquals(ring.slice(-1000, 2000).times(), next.slice(-1000, 2000).times());
    }

    @Test
    void sliceHasOneSampleMoreOnEitherSide() {
        SampleRing ring = new SampleRing(1, 1024);
        for (int i = 0; i < 100; i++) {
            ring.add(i * 10, new float[] {i}, 0);
        }
        assertArrayEquals(new double[] {40, 50, 60, 70}, ring.slice(45, 65).times());
    }

    @Test
    void goingBackInTimeBeginsAnew() {
        SampleRing ring = new SampleRing(1, 1024);
        ring.add(1, new float[] {1}, 0);
        ring.add(2, new float[] {2}, 0);
        ring.add(0.5, new float[] {3}, 0);
        assertEquals(1, ring.size());
        assertEquals(0.5, ring.lastTime());
        ring.clear();
        assertTrue(Double.isNaN(ring.lastTime()));
    }

    @Test
    void nearestSampleIsFound() {
        SampleRing.Slice slice = new SampleRing.Slice(new double[] {0, 10, 20}, new float[][] {{1, 2, 3}});
        assertEquals(0, slice.nearest(-5));
        assertEquals(1, slice.nearest(14.9));
        assertEquals(2, slice.nearest(15.1));
        assertEquals(2, slice.nearest(99));
        assertEquals(-1, new SampleRing.Slice(new double[0], new float[1][0]).nearest(1));
    }

    @Test
    void takesOverSomeLinesOfAnotherRing() {
        SampleRing former = new SampleRing(2, 1024);
        for (int i = 0; i < 2000; i++) {
            former.add(i, new float[] {i, -i}, 0);
        }
        SampleRing ring = new SampleRing(3, 1024);
        ring.addAll(former, new int[] {1, -1, 0});
        SampleRing.Slice all = ring.slice(0, 3000);
        assertArrayEquals(former.slice(0, 3000).times(), all.times());
        assertArrayEquals(former.slice(0, 3000).values()[1], all.values()[0]);
        assertArrayEquals(former.slice(0, 3000).values()[0], all.values()[2]);
        assertTrue(Float.isNaN(all.values()[1][0]) && Float.isNaN(all.values()[1][1023]));
        ring.amend(new float[] {7, 8, 9}, 0);
        assertEquals(1999, ring.lastTime());
        assertEquals(8, ring.slice(1999, 1999).values()[1][ring.slice(1999, 1999).nearest(1999)]);
    }
}
