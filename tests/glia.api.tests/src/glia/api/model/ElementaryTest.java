package glia.api.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ElementaryTest {

    private static final int POINTS = 400_000;
    private static final double MOST_ULPS = 2;

    private interface FloatFunction {
        float apply(float x);
    }

    @Test
    void expIsWithinTwoUnitsInTheLastPlace() {
        double worst = 0;
        for (int i = 0; i <= POINTS; i++) {
            worst = Math.max(worst, ulps(Elementary::exp, StrictMath::exp,
                    (float) (Elementary.EXP_LOW + (Elementary.EXP_HIGH - Elementary.EXP_LOW) * (double) i / POINTS)));
        }
        System.out.println("exp: largest error " + worst + " ulp");
        assertTrue(worst < MOST_ULPS, "ulps: " + worst);
        assertEquals(1f, Elementary.exp(0));
    }

    @Test
    void expStopsAtItsLimits() {
        assertEquals(Elementary.exp(Elementary.EXP_HIGH), Elementary.exp(1e30f));
        assertEquals(Elementary.exp(Elementary.EXP_LOW), Elementary.exp(Float.NEGATIVE_INFINITY));
        assertTrue(Float.isFinite(Elementary.exp(Float.POSITIVE_INFINITY)));
        assertTrue(Elementary.exp(Float.NEGATIVE_INFINITY) > 0);
        assertTrue(Float.isNaN(Elementary.exp(Float.NaN)));
    }

    @Test
    void logIsWithinTwoUnitsInTheLastPlace() {
        double worst = 0;
        for (int i = 0; i <= POINTS; i++) {
            worst = Math.max(worst, ulps(Elementary::log, StrictMath::log,
                    (float) StrictMath.exp(-87 + 175 * (double) i / POINTS)));
            worst = Math.max(worst, ulps(Elementary::log, StrictMath::log, 0.5f + 1.5f * i / POINTS));
        }
        System.out.println("log: largest error " + worst + " ulp");
        assertTrue(worst < MOST_ULPS, "ulps: " + worst);
        assertEquals(0f, Elementary.log(1));
    }

    @Test
    void logTakesWhatIsNotPositiveForTheSmallestNormalNumber() {
        assertEquals(Elementary.log(Float.MIN_NORMAL), Elementary.log(0));
        assertEquals(Elementary.log(Float.MIN_NORMAL), Elementary.log(-5));
        assertTrue(Float.isNaN(Elementary.log(Float.NaN)));
        assertTrue(Float.isNaN(Elementary.log(Float.POSITIVE_INFINITY)));
    }

    private static double ulps(FloatFunction function, DoubleUnaryOperator exact, float x) {
        double wanted = exact.applyAsDouble(x);
        return Math.abs(function.apply(x) - wanted) / Math.ulp((float) wanted);
    }
}
