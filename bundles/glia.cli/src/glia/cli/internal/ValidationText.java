package glia.cli.internal;

import glia.api.energy.Role;
import glia.api.energy.ValidationReport;
import glia.api.energy.ValidationReport.Estimate;
import glia.api.energy.ValidationReport.Finding;
import glia.api.energy.ValidationReport.MutantFinding;
import java.io.PrintStream;
import java.util.Locale;

/** What a validation has found, as a person reads it. */
final class ValidationText {

    private ValidationText() {
    }

    static void print(ValidationReport report, PrintStream out) {
        for (Role role : Role.values()) {
            String name = role.name().toLowerCase(Locale.ROOT);
            if (report.findings().stream().noneMatch(f -> f.experiment().role() == role)) {
                out.println(name + ": not shown; there is no experiment on it");
            } else {
                out.println(name + ": " + (report.shown(role) ? "shown" : "NOT shown"));
            }
            report.findings().stream().filter(f -> f.experiment().role() == role).forEach(f -> finding(f, out));
        }
        for (MutantFinding mutant : report.mutants()) {
            out.printf("mutant %-22s %s; score %d%n", mutant.mutant().name(), mutant.caughtBy().isEmpty()
                    ? "NOT CAUGHT" : "caught by " + String.join(", ", mutant.caughtBy()), mutant.score());
        }
        out.println("score: " + report.score() + " of " + Role.values().length + " roles, "
                + report.seeds() + " seeds from " + report.firstSeed() + " on"
                + (report.mutants().isEmpty() ? "" : ", " + report.mutants().stream()
                        .filter(m -> !m.caughtBy().isEmpty()).count() + " of " + report.mutants().size()
                        + " mutants caught"));
    }

    private static void finding(Finding finding, PrintStream out) {
        out.println("  " + finding.experiment().name() + ": " + finding.experiment().claim());
        out.println("    with energy in its role  " + estimate(finding.effect()) + "  "
                + finding.experiment().measure());
        out.println("    control                  " + estimate(finding.control()) + "  "
                + finding.experiment().control());
        out.println("    effect size " + (Double.isInfinite(finding.effectSize()) ? "infinite (no spread)"
                : Texts.number(finding.effectSize())) + "; " + finding.verdict());
    }

    private static String estimate(Estimate estimate) {
        return String.format(Locale.ROOT, "%7.3f [%.3f, %.3f]", estimate.mean(), estimate.low(), estimate.high());
    }
}
