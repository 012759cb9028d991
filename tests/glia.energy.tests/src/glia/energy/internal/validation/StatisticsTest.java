package glia.energy.internal.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.energy.ValidationReport.Estimate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected values: R 4.2, t.test(c(2.1, 1.9, 2.4, 2.0, 2.6)) and the formula of Hedges 1981 by hand. */
class StatisticsTest {

    @Test
    void theIntervalIsThatOfStudentsT() {
        Estimate estimate = Statistics.estimate(List.of(2.1, 1.9, 2.4, 2.0, 2.6));
        assertEquals(2.2, estimate.mean(), 1e-12);
        assertEquals(1.838, estimate.low(), 1e-3);
        assertEquals(2.562, estimate.high(), 1e-3);
    }

    @Test
    void equalSamplesLeaveNoDoubt() {
        Estimate estimate = Statistics.estimate(List.of(0.5, 0.5, 0.5));
        assertEquals(0.5, estimate.low());
        assertEquals(0.5, estimate.high());
    }

    /** Means 5 and 3, both of variance 1, 4 degrees of freedom: 2 (1 - 3 / 15). */
    @Test
    void theEffectSizeIsCorrectedForSmallSamples() {
        assertEquals(1.6, Statistics.effectSize(List.of(4.0, 5.0, 6.0), List.of(2.0, 3.0, 4.0)), 1e-12);
        assertEquals(-1.6, Statistics.effectSize(List.of(2.0, 3.0, 4.0), List.of(4.0, 5.0, 6.0)), 1e-12);
        assertTrue(Double.isInfinite(Statistics.effectSize(List.of(1.0, 1.0), List.of(0.0, 0.0))));
        assertEquals(0, Statistics.effectSize(List.of(1.0, 1.0), List.of(1.0, 1.0)));
    }
}
