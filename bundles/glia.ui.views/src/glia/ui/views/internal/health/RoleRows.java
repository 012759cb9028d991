package glia.ui.views.internal.health;

import glia.api.energy.ValidationReport;
import glia.api.energy.ValidationReport.Estimate;
import glia.api.energy.ValidationReport.Finding;
import glia.api.energy.ValidationReport.MutantFinding;
import glia.ui.kit.LiveTable;
import glia.ui.kit.LiveTable.Column;
import glia.ui.kit.LiveTable.Row;
import glia.ui.kit.LiveTable.Tone;
import glia.ui.views.internal.Messages;
import glia.ui.views.internal.RoleWords;
import java.util.List;
import java.util.Locale;
import org.eclipse.osgi.util.NLS;

/** What a validation has found as a table: a row an experiment. */
final class RoleRows {

    private RoleRows() {
    }

    /** @param record where it was read from, or nothing */
    static LiveTable.Content of(ValidationReport report, String record) {
        List<Row> rows = report.findings().stream().map(RoleRows::row).toList();
        return new LiveTable.Content(List.of(Column.text(Messages.roles_experiment, 170), Column.text(
                Messages.roles_role, 110), Column.text(Messages.roles_holds, 90), Column.number(
                Messages.roles_effect), new Column(Messages.roles_interval, true, 150), Column.number(
                Messages.roles_control), Column.number(Messages.roles_threshold), Column.number(
                Messages.roles_size), Column.text(Messages.roles_measure, 220), Column.text(Messages.roles_verdict,
                420)), rows, 2, NLS.bind(Messages.roles_footer, new Object[] {report.score(), 7, report.seeds(),
                    report.firstSeed()}) + (record.isEmpty() ? "" : " " + record));
    }

    /** What experiments say of broken energy code: a row a mutant; null if none was tried. */
    static LiveTable.Content mutants(ValidationReport report) {
        List<Row> rows = report.mutants().stream().map(RoleRows::mutant).toList();
        return rows.isEmpty() ? null : new LiveTable.Content(List.of(Column.text(
                Messages.roles_mutant, 170), Column.text(Messages.roles_caught, 90), Column.number(
                Messages.roles_left), Column.text(Messages.roles_broken, 300), Column.text(Messages.roles_caught_by,
                420)), rows, -1, NLS.bind(Messages.roles_mutants_footer, report.mutants().stream()
                    .filter(mutant -> !mutant.caughtBy().isEmpty()).count(), report.mutants().size()));
    }

    private static Row mutant(MutantFinding finding) {
        boolean caught = !finding.caughtBy().isEmpty();
        List<String> cells = List.of(finding.mutant().name(), caught ? Messages.roles_yes : Messages.roles_no,
                Integer.toString(finding.score()), finding.mutant().description(),
                String.join(", ", finding.caughtBy()));
        return new Row(cells, cells, caught ? Tone.GOOD : Tone.BAD);
    }

    private static Row row(Finding finding) {
        Estimate effect = finding.effect();
        String holds = finding.holds() ? Messages.roles_shown : Messages.roles_not_shown;
        String role = RoleWords.word(finding.experiment().role());
        List<String> shown = List.of(finding.experiment().name(), role, holds, number(effect.mean()),
                number(effect.low()) + " \u2026 " + number(effect.high()), number(finding.control().mean()),
                number(finding.experiment().threshold()), number(finding.effectSize()),
                finding.experiment().measure(), finding.verdict());
        List<String> exact = List.of(finding.experiment().name(), role, holds, Double.toString(effect.mean()),
                effect.low() + " " + effect.high(), Double.toString(finding.control().mean()),
                Double.toString(finding.experiment().threshold()), Double.toString(finding.effectSize()),
                finding.experiment().measure(), finding.verdict());
        return new Row(shown, exact, finding.holds() ? Tone.GOOD : Tone.BAD);
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "\u2013";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "\u221E" : "\u2212\u221E";
        }
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size == 0 ? "%.0f" : size >= 1e5 || size < 1e-3 ? "%.2e"
                : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.3f", value);
    }
}
