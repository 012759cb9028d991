package glia.ui.kit.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.network.Network;
import glia.api.simulation.SpikeBatch;
import glia.ui.kit.Nets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpikeRingTest {
    private final Network network = Nets.points(0, 0, 1, 0, 2, 0);
    private final SpikeRing ring = new SpikeRing(1 << 13);

    private List<String> all(long from, long toStep) {
        List<String> seen = new ArrayList<>();
        ring.visit(from, toStep, (step, neuron) -> seen.add(step + ":" + neuron));
        return seen;
    }

    @Test
    void keepsSpikesInOrder() {
        ring.accept(Nets.batch(network, 1, 10, new int[] {0, 0, 4}, new int[] {0, 2, 1}));
        ring.accept(Nets.batch(network, 11, 20, new int[] {3}, new int[] {2}));
        assertEquals(List.of("1:0", "1:2", "5:1", "14:2"), all(0, 100));
        assertEquals(List.of("5:1"), all(ring.firstAt(2), 13));
        assertEquals(List.of("1:0", "1:2", "5:1"), all(0, 5));
        assertEquals(20, ring.lastStep());
        assertFalse(ring.partial());
    }

    @Test
    void memoryIsBoundedAndTheNewestStay() {
        for (int i = 0; i < 30_000; i++) {
            ring.accept(Nets.batch(network, i + 1, i + 1, new int[] {0}, new int[] {i % 3}));
        }
        assertEquals(1 << 13, ring.size());
        assertEquals(30_000, ring.written());
        List<String> seen = all(0, Long.MAX_VALUE);
        assertEquals(1 << 13, seen.size());
        assertEquals("30000:" + 29_999 % 3, seen.getLast());
        assertEquals(30_000 - (1 << 13) + 1 + ":" + (30_000 - (1 << 13)) % 3, seen.getFirst());
    }

    @Test
    void batchLargerThanTheRingLeavesItsEnd() {
        int count = 20_000;
        int[] steps = new int[count];
        int[] neurons = new int[count];
        for (int i = 0; i < count; i++) {
            steps[i] = i;
        }
        ring.accept(Nets.batch(network, 1, count, steps, neurons));
        List<String> seen = all(0, Long.MAX_VALUE);
        assertEquals(1 << 13, seen.size());
        assertEquals("20000:0", seen.getLast());
    }

    @Test
    void resetClears() {
        ring.accept(Nets.batch(network, 1, 10, new int[] {0}, new int[] {0}));
        long before = ring.generation();
        ring.accept(Nets.batch(network, 1, 10, new int[] {5}, new int[] {1}));
        assertEquals(List.of("6:1"), all(0, 100));
        assertTrue(ring.generation() != before);
    }

    @Test
    void saysWhenABatchDidNotCarryEverything() {
        ring.accept(new SpikeBatch(1, 1, 10, new int[] {0}, new int[] {0}, new long[] {5, 0, 0}));
        assertTrue(ring.partial());
    }
}
