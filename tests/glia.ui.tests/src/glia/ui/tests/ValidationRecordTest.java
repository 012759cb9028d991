package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import glia.api.energy.Role;
import glia.api.energy.Validation;
import glia.api.energy.ValidationReport;
import glia.api.energy.ValidationReport.Estimate;
import glia.api.energy.ValidationReport.Finding;
import glia.api.energy.ValidationReport.MutantFinding;
import glia.api.store.RunReports;
import glia.testkit.Screenshot;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import glia.ui.kit.LiveTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a validation has left, shown by the view of the seven roles. */
@ExtendWith(UiWatchdog.class)
class ValidationRecordTest {

    private Session session;

    @BeforeEach
    void open() {
        session = Session.fresh();
    }

    /** A record that glia validate has left elsewhere, and files that are none. */
    @Test
    void recordsOfValidationsAreShown(@TempDir Path folder) throws Exception {
        List<Finding> findings = leave(folder).findings();
        Path file = folder.resolve("validation.json");
        session.show(Session.ROLES);
        open(file);
        LiveTable roles = session.picture(LiveTable.class, "Seven roles");
        Ui.waitFor("the record", () -> Session.table(roles).size() == findings.size());
        for (int i = 0; i < findings.size(); i++) {
            String[] row = Session.table(roles).get(i);
            assertEquals(findings.get(i).experiment().name(), row[0]);
            assertEquals(findings.get(i).holds() ? "shown" : "not shown", row[2]);
            assertEquals("7.25", row[7]);
        }
        LiveTable mutants = session.picture(LiveTable.class, "Mutants");
        assertEquals(List.of("free spikes yes 3", "unseen no 6"), Session.table(mutants).stream()
                .map(row -> String.join(" ", row[0], row[1], row[2])).toList());
        assertNull(Widgets.first(session.shell(), Label.class, label -> label.isVisible()
                && label.getText().contains("Run Validation")), "words instead of the table");
        Ui.drain();
        Screenshot.take("roles-record");

        Files.writeString(file, Files.readString(file).replace("\"unseen\"", "17"));
        open(file);
        Ui.waitFor("the place of what is wrong", () -> Widgets.first(session.shell(), Label.class,
                label -> label.isVisible() && label.getText().matches("(?s).*validation.json:\\d+:\\d+: name: "
                        + "expected a string, got 17.*")) != null);
        assertEquals(0, Session.table(roles).size());
        Files.move(folder.resolve("validation.html"), folder.resolve("elsewhere.html"));
        Ui.run("glia.ui.views.openPage");
        Ui.waitFor("where a page was expected", () -> Widgets.first(session.shell(), CLabel.class,
                label -> label.getText().startsWith("There is no report")) != null);
    }

    /** Leaves a record of made-up figures in a folder, of every experiment and two mutants, and gives what it says. */
    static ValidationReport leave(Path folder) throws IOException {
        RunReports reports = PlatformUI.getWorkbench().getService(RunReports.class);
        Validation validation = PlatformUI.getWorkbench().getService(Validation.class);
        Estimate effect = new Estimate(List.of(2.0, 2.5), 2.25, 1.5, 3);
        List<Finding> findings = validation.experiments().stream().map(experiment -> new Finding(experiment, effect,
                new Estimate(List.of(0.0, 0.1), 0.05, 0, 0.1), 7.25, experiment.role() != Role.LEARNING, "seen"))
                .toList();
        ValidationReport report = new ValidationReport(2, 1, findings, List.of(
                new MutantFinding(new Validation.Mutant("free spikes", "a spike costs nothing"),
                        List.of(findings.getFirst().experiment().name()), 3),
                new MutantFinding(new Validation.Mutant("unseen", "nothing is broken"), List.of(), 6)));
        reports.write(folder, report);
        return report;
    }

    static void open(Path file) {
        Ui.run("glia.ui.views.openRecord", Map.of("glia.ui.views.openRecord.file", file.toString()));
    }
}
