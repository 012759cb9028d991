package glia.api.energy;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a validation has found.
 *
 * @param seeds samples of each experiment and of its control
 * @param firstSeed seed of the first of them
 * @param findings one an experiment
 * @param mutants one a mutant that was tried
 */
public record ValidationReport(int seeds, long firstSeed, List<Finding> findings, List<MutantFinding> mutants) {

    public ValidationReport {
        findings = List.copyOf(findings);
        mutants = List.copyOf(mutants);
    }

    /**
     * Samples and what they say of their mean.
     *
     * @param samples by seed
     * @param mean their mean
     * @param low lower end of the 95 % confidence interval of the mean (Student's t); the mean itself where all samples
     *            are equal
     * @param high upper end of it
     */
    public record Estimate(List<Double> samples, double mean, double low, double high) {
        public Estimate {
            samples = List.copyOf(samples);
        }
    }

    /**
     * What an experiment has found.
     *
     * @param experiment the experiment
     * @param effect with energy in its role
     * @param control without
     * @param effectSize difference of the means in units of the pooled standard deviation, corrected for small samples
     *            (Hedges 1981, J Educ Stat 6:107-128); infinite where no sample differs from the others of its kind
     * @param holds whether the role is shown
     * @param verdict why, as a sentence
     */
    public record Finding(Experiment experiment, Estimate effect, Estimate control, double effectSize, boolean holds,
            String verdict) {
        public Finding {
            Objects.requireNonNull(experiment);
            Objects.requireNonNull(effect);
            Objects.requireNonNull(control);
            Objects.requireNonNull(verdict);
        }
    }

    /**
     * What the experiments say of broken energy code.
     *
     * @param mutant what was broken
     * @param caughtBy names of the experiments that do not hold any more
     * @param score how many roles are still shown
     */
    public record MutantFinding(Validation.Mutant mutant, List<String> caughtBy, int score) {
        public MutantFinding {
            Objects.requireNonNull(mutant);
            caughtBy = List.copyOf(caughtBy);
        }
    }

    /** Whether a role is shown: it has experiments, and all of them hold. */
    public boolean shown(Role role) {
        return shown(role, List.of());
    }

    private boolean shown(Role role, List<String> caughtBy) {
        List<Finding> tests = findings.stream().filter(f -> f.experiment().role() == role).toList();
        return !tests.isEmpty() && tests.stream()
                .allMatch(f -> f.holds() && !caughtBy.contains(f.experiment().name()));
    }

    /** How many roles are shown. */
    public int score() {
        return score(List.of());
    }

    /**
     * @param caughtBy names of experiments that do not hold with a mutant
     * @return how many roles are shown with it
     */
    public int score(List<String> caughtBy) {
        return (int) Arrays.stream(Role.values()).filter(role -> shown(role, caughtBy)).count();
    }

    /** Whether every mutant that was tried was caught by at least one experiment. */
    public boolean allCaught() {
        return mutants.stream().noneMatch(m -> m.caughtBy().isEmpty());
    }
}
