package glia.ui.views.internal.health;

import glia.api.health.CheckResult;
import glia.api.health.Finding;
import glia.api.health.Health;
import glia.api.health.HealthChange;
import glia.api.health.HealthReport;
import glia.api.health.HealthStatus;
import glia.api.health.Repair;
import glia.ui.kit.LiveTable;
import glia.ui.kit.LiveTable.Column;
import glia.ui.kit.LiveTable.Row;
import glia.ui.kit.LiveTable.Tone;
import glia.ui.views.internal.Messages;
import glia.ui.views.internal.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;

/** What checks say as tables: how it is now, and how it became so. */
final class HealthRows {

    private HealthRows() {
    }

    /** A row a finding, the worst first, and one for each check that has none. */
    static LiveTable.Content board(HealthReport report) {
        List<Row> rows = new ArrayList<>();
        report.results().stream().sorted(Comparator.comparing(CheckResult::status, HealthRows::worseFirst))
                .forEach(result -> add(result, rows));
        return new LiveTable.Content(List.of(Column.text(Messages.health_check, 150), Column.text(
                Messages.health_status, 170), Column.text(Messages.health_what, 320), Column.text(
                Messages.health_cause, 280), Column.text(Messages.health_action, 260)), rows, 1,
                NLS.bind(Messages.health_footer, new Object[] {word(report.health()), report.results().size(),
                    Times.clock(report.time())}));
    }

    private static void add(CheckResult result, List<Row> rows) {
        if (result.findings().isEmpty()) {
            rows.add(Row.of(tone(result.status()), result.check(), word(result.status()), "", "", ""));
        }
        for (int i = 0; i < result.findings().size(); i++) {
            Finding finding = result.findings().get(i);
            List<String> cells = List.of(result.check(), word(finding.status()), finding.what(), finding.cause(),
                    finding.action());
            List<String> exact = new ArrayList<>(cells);
            exact.set(0, i == 0 ? result.check() : result.check() + " " + (i + 1));
            rows.add(new Row(cells, exact, tone(finding.status())));
        }
    }

    /** A row a change of a status and a row a repair, the newest first. */
    static LiveTable.Content history(List<HealthChange> changes, List<Repair> repairs) {
        List<Row> rows = Stream.concat(changes.stream().map(HealthRows::row), repairs.stream().map(HealthRows::row))
                .sorted(Comparator.comparing((Row row) -> Instant.parse(row.exact().getFirst())).reversed()).toList();
        return new LiveTable.Content(List.of(Column.text(Messages.health_time, 100), Column.text(
                Messages.health_check, 150), Column.text(Messages.health_before, 170), Column.text(
                Messages.health_after, 170), Column.text(Messages.health_whole, 110), Column.text(
                Messages.health_why, 400)), rows, 3, "");
    }

    private static Row row(HealthChange change) {
        return row(change.time(), tone(change.status()), change.check(), word(change.before()),
                word(change.status()), word(change.health()),
                change.findings().stream().map(Finding::what).collect(Collectors.joining("; ")));
    }

    private static Row row(Repair repair) {
        boolean made = repair.state() == Repair.State.MADE;
        return row(repair.time(), made ? Tone.GOOD : Tone.WARNING, Messages.repair_row, "",
                made ? Messages.repair_made : Messages.repair_taken_back, "", NLS.bind(Messages.repair_why,
                        new Object[] {repair.simulation(), repair.step(), repair.what(), repair.change()}));
    }

    private static Row row(Instant time, Tone tone, String... cells) {
        return new Row(Stream.concat(Stream.of(Times.clock(time)), Stream.of(cells)).toList(),
                Stream.concat(Stream.of(time.toString()), Stream.of(cells)).toList(), tone);
    }

    private static int worseFirst(HealthStatus one, HealthStatus other) {
        return Integer.compare(badness(other), badness(one));
    }

    private static int badness(HealthStatus status) {
        return switch (status) {
            case OK -> 0;
            case WARN -> 1;
            case TEMPORARILY_UNAVAILABLE -> 2;
            case HEALTH_CHECK_ERROR -> 3;
            case CRITICAL -> 4;
        };
    }

    static Tone tone(HealthStatus status) {
        return switch (status) {
            case OK -> Tone.GOOD;
            case WARN, TEMPORARILY_UNAVAILABLE -> Tone.WARNING;
            case CRITICAL, HEALTH_CHECK_ERROR -> Tone.BAD;
        };
    }

    private static String word(HealthStatus status) {
        return switch (status) {
            case OK -> Messages.health_ok;
            case WARN -> Messages.health_warn;
            case TEMPORARILY_UNAVAILABLE -> Messages.health_unavailable;
            case CRITICAL -> Messages.health_critical;
            case HEALTH_CHECK_ERROR -> Messages.health_error;
        };
    }

    private static String word(Health health) {
        return switch (health) {
            case HEALTHY -> Messages.health_healthy;
            case DEGRADED -> Messages.health_degraded;
            case CRITICAL -> Messages.health_critical;
        };
    }
}
