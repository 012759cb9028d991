package glia.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TicksTest {

    @Test
    void stepsAreRound() {
        Ticks ticks = Ticks.between(212.3, 712.3, 6);
        assertEquals(100, ticks.step());
        assertEquals(300, ticks.first());
        assertEquals(5, ticks.count());
        assertEquals("700", ticks.label(ticks.at(4)));
        assertEquals(2, Ticks.roundUp(1.5), 1e-12);
        assertEquals(0.05, Ticks.roundUp(0.021), 1e-12);
    }

    @Test
    void labelsHaveAsManyDecimalsAsTheStep() {
        Ticks ticks = Ticks.between(0, 0.5, 5);
        assertEquals(0.1, ticks.step(), 1e-12);
        assertEquals("0.3", ticks.label(ticks.at(3)));
        assertEquals("0.00", Ticks.between(-0.05, 0.05, 5).label(-1e-17));
    }

    @Test
    void endsBelongToTheAxis() {
        Ticks ticks = Ticks.between(0, 1, 10);
        assertEquals(11, ticks.count());
        assertEquals(1, ticks.at(10), 1e-12);
    }

    @Test
    void neverMoreThanHaveRoom() {
        for (double span = 1e-6; span < 1e9; span *= 3.7) {
            for (int most = 1; most < 12; most++) {
                assertTrue(Ticks.between(0, span, most).count() <= most + 1, span + " " + most);
            }
        }
    }

    @Test
    void emptyAxisHasNone() {
        assertEquals(0, Ticks.between(1, 1, 5).count());
        assertEquals(0, Ticks.between(0, Double.NaN, 5).count());
    }
}
