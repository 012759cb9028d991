package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import glia.ui.kit.LiveTable;
import java.util.List;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** The views of what the program consists of. */
@ExtendWith(UiWatchdog.class)
class ExtensionsTest {
    private static final String STORE = "glia.store";
    private static final String COMPONENT = "glia.perf.internal.MemoryMetrics";

    private Session session;

    @BeforeEach
    void open() {
        session = Session.fresh();
        session.perspective(Session.EXTENSIONS);
    }

    @AfterEach
    void start() throws BundleException {
        Platform.getBundle(STORE).start(Bundle.START_TRANSIENT);
    }

    private LiveTable table(String title) {
        return session.picture(LiveTable.class, title);
    }

    private String state(String title, String name) {
        return cell(title, name, 2);
    }

    private String cell(String title, String name, int column) {
        return Session.table(table(title)).stream().filter(row -> row[0].equals(name)).map(row -> row[column])
                .findFirst().orElse("");
    }

    private static void confirm(String command, String answer) {
        Ui.withDialog(() -> Ui.run(command), dialog -> {
            assertTrue(Widgets.text(dialog).contains("until the next start"), Widgets.text(dialog));
            Widgets.click(Widgets.button(dialog, answer));
        });
    }

    @Test
    void aBundleIsStoppedAfterAQuestionAndStartedAgain() {
        session.show(Session.BUNDLES);
        Ui.waitFor("bundles", () -> state("Bundles", STORE).equals("Active"));
        table("Bundles").setSelected(List.of(STORE));
        confirm("glia.ui.views.stopBundle", "Cancel");
        Ui.drain();
        assertEquals(Bundle.ACTIVE, Platform.getBundle(STORE).getState());
        confirm("glia.ui.views.stopBundle", "OK");
        Ui.waitFor("its end", () -> state("Bundles", STORE).equals("Resolved"));
        assertEquals(Bundle.RESOLVED, Platform.getBundle(STORE).getState());
        // the row is still selected, wherever it is now
        Ui.run("glia.ui.views.startBundle");
        Ui.waitFor("its start", () -> state("Bundles", STORE).equals("Active"));
        assertEquals(Bundle.ACTIVE, Platform.getBundle(STORE).getState());
        Ui.waitFor("how long that took", () -> cell("Bundles", STORE, 4).matches("\\d+\\.\\d+(E-\\d)?"));
    }

    @Test
    void whatCarriesTheWorkbenchIsNotStopped() {
        session.show(Session.BUNDLES);
        Ui.waitFor("bundles", () -> !state("Bundles", "glia.ui.kit").isEmpty());
        table("Bundles").setSelected(List.of("glia.ui.kit"));
        Ui.run("glia.ui.views.stopBundle");
        assertEquals(Bundle.ACTIVE, Platform.getBundle("glia.ui.kit").getState());
    }

    @Test
    void aComponentIsDisabledAndWhatWaitsSaysForWhat() {
        session.show(Session.COMPONENTS);
        Ui.waitFor("components", () -> !state("Components", COMPONENT).isEmpty());
        table("Components").setSelected(List.of(COMPONENT));
        confirm("glia.ui.views.disableComponent", "OK");
        Ui.waitFor("its end", () -> state("Components", COMPONENT).equals("Disabled"));
        Ui.run("glia.ui.views.enableComponent");
        Ui.waitFor("its return", () -> List.of("Active", "Ready").contains(state("Components", COMPONENT)));
        Ui.waitFor("why it was not measured", () -> cell("Components", COMPONENT, 6).endsWith("when it is needed")
                || cell("Components", COMPONENT, 6).endsWith("when it was needed"));
        assertEquals("", cell("Components", COMPONENT, 4), "and no 0 in its place");
    }
}
