package glia.api.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PositionsTest {

    private static final int THREADS = 4;

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void theLayoutIsAskedWhenSomebodyWantsToKnow() {
        float[] all = {1, 2, 3, 4, 5, 6};
        Positions positions = Positions.by(2, () -> {
            asked.incrementAndGet();
            return all;
        });
        assertEquals(2, positions.neurons());
        assertEquals(0, asked.get());
        assertSame(all, positions.coordinates());
        assertSame(all, positions.coordinates());
        assertEquals(1, asked.get());
    }

    @Test
    void threadsThatAskTogetherGetTheSame() throws Exception {
        List<Thread> others = new ArrayList<>();
        Positions positions = Positions.by(1, () -> {
            asked.incrementAndGet();
            while (asked.get() == 1 && others.stream().anyMatch(t -> t != Thread.currentThread()
                    && t.getState() != Thread.State.BLOCKED)) {
                Thread.onSpinWait();
            }
            return new float[3];
        });
        Queue<float[]> results = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < THREADS; i++) {
            others.add(new Thread(() -> results.add(positions.coordinates())));
        }
        others.forEach(Thread::start);
        float[] all = positions.coordinates();
        for (Thread other : others) {
            other.join();
        }
        assertEquals(THREADS, results.size());
        results.forEach(r -> assertSame(all, r));
        assertEquals(1, asked.get());
    }

    @Test
    void aLayoutThatFailsIsAskedAgain() {
        Positions positions = Positions.by(1, () -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("once");
            }
            return new float[3];
        });
        assertThrows(IllegalStateException.class, positions::coordinates);
        assertEquals(3, positions.coordinates().length);
    }

    @Test
    void everyNeuronHasThreeCoordinates() {
        assertEquals(2, Positions.of(new float[6]).neurons());
        assertThrows(IllegalArgumentException.class, () -> Positions.of(new float[4]));
        assertThrows(IllegalStateException.class, () -> Positions.by(2, () -> new float[3]).coordinates());
    }
}
