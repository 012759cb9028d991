package glia.energy.internal.validation;

import glia.api.energy.Experiment;
import glia.api.energy.ValidationReport.Estimate;
import glia.api.energy.ValidationReport.Finding;
import java.util.List;
import java.util.Locale;

/** Decides by samples whether a role is shown. */
final class Verdict {

    private Verdict() {
    }

    /**
     * A role is shown if even the lower end of the effect's confidence interval is above the smallest effect that
     * counts, and that of the control lies within it on both sides.
     *
     * @param reproducible whether the same seed gave the same sample again
     */
    static Finding of(Experiment experiment, List<Double> effects, List<Double> controls, boolean reproducible) {
        Estimate effect = Statistics.estimate(effects);
        Estimate control = Statistics.estimate(controls);
        double threshold = experiment.threshold();
        boolean there = effect.low() > threshold;
        boolean vanishes = control.low() > -threshold && control.high() < threshold;
        String verdict;
        if (Double.isNaN(effect.mean()) || Double.isNaN(control.mean())) {
            verdict = "nothing could be measured in " + (Double.isNaN(effect.mean()) ? "the experiment"
                    : "the control");
        } else if (!reproducible) {
            verdict = "the same seed gave another sample";
        } else if (!there) {
            verdict = "the effect is not shown to be above " + number(threshold);
        } else if (!vanishes) {
            verdict = "the control, which should show nothing, is not shown to be within " + number(threshold)
                    + " of 0";
        } else {
            verdict = "the effect is there, and vanishes in the control";
        }
        return new Finding(experiment, effect, control, Statistics.effectSize(effects, controls),
                there && vanishes && reproducible, verdict);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
