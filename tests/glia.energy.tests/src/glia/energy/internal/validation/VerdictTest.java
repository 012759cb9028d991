package glia.energy.internal.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.energy.Experiment;
import glia.api.energy.ValidationReport.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final List<Double> STRONG = List.of(3.0, 3.1, 2.9);
    private static final List<Double> NOTHING = List.of(0.0, 0.01, -0.01);

    /** Its threshold is 100 Hz. */
    private final Experiment experiment = new GatedFiring();

    private Finding of(List<Double> effects, List<Double> controls, boolean reproducible) {
        return Verdict.of(experiment, times100(effects), times100(controls), reproducible);
    }

    private static List<Double> times100(List<Double> values) {
        return values.stream().map(v -> 100 * v).toList();
    }

    @Test
    void aRoleIsShownByAnEffectThatVanishesInTheControl() {
        Finding finding = of(STRONG, NOTHING, true);
        assertTrue(finding.holds());
        assertEquals("the effect is there, and vanishes in the control", finding.verdict());
    }

    @Test
    void itIsNotShownByAnEffectThatMayBeSmaller() {
        Finding finding = of(List.of(1.5, 0.4, 3.0), NOTHING, true);
        assertFalse(finding.holds());
        assertEquals("the effect is not shown to be above 100", finding.verdict());
    }

    @Test
    void itIsNotShownIfTheControlShowsTheSame() {
        for (List<Double> controls : List.of(STRONG, List.of(-3.0, -3.1, -2.9), List.of(0.9, -0.9, 0.0))) {
            Finding finding = of(STRONG, controls, true);
            assertFalse(finding.holds());
            assertTrue(finding.verdict().startsWith("the control"), finding.verdict());
        }
    }

    @Test
    void itIsNotShownByWhatCouldNotBeMeasured() {
        Finding finding = of(List.of(3.0, Double.NaN, 3.0), NOTHING, true);
        assertFalse(finding.holds());
        assertEquals("nothing could be measured in the experiment", finding.verdict());
        assertEquals("nothing could be measured in the control",
                of(STRONG, List.of(0.0, Double.NaN), true).verdict());
    }

    @Test
    void itIsNotShownByWhatCannotBeRepeated() {
        Finding finding = of(STRONG, NOTHING, false);
        assertFalse(finding.holds());
        assertEquals("the same seed gave another sample", finding.verdict());
    }
}
