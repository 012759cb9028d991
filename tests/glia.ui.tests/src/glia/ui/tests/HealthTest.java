package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.energy.Role;
import glia.api.energy.Validation;
import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.health.Finding;
import glia.api.health.HealthCheck;
import glia.api.health.HealthStatus;
import glia.api.simulation.SimulationStatus.State;
import glia.api.simulation.SimulationTopics;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import glia.ui.kit.LiveTable;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** The views of how the program is. */
@ExtendWith(UiWatchdog.class)
class HealthTest {
    private static final String VALIDATION = "Find out which roles energy plays";
    private static final String REPLAY = "Replay events";
    /** A guard against a job that cannot be cancelled; promise R4 names 250 ms. */
    private static final double CANCEL_MILLIS = 2000;

    private Session session;

    @BeforeEach
    void open() {
        session = Session.fresh();
        session.perspective(Session.HEALTH);
    }

    private static boolean working(String job) {
        return Arrays.stream(Job.getJobManager().find(null)).anyMatch(j -> j.getName().equals(job));
    }

    private List<String[]> rows(String title, String first) {
        return Session.table(session.picture(LiveTable.class, title)).stream().filter(row -> row[0].equals(first))
                .toList();
    }

    /** A check that any bundle may add. */
    private static final class Cold implements HealthCheck {
        private volatile boolean cold = true;

        @Override
        public String name() {
            return "cold";
        }

        @Override
        public List<Finding> check() {
            return cold ? List.of(new Finding(HealthStatus.WARN, "it is cold", "the window is open", "close it"))
                    : List.of();
        }
    }

    @Test
    void boardShowsEveryCheckWithCauseAndActionAndWhatHasChanged() {
        Cold check = new Cold();
        ServiceRegistration<HealthCheck> registration = FrameworkUtil.getBundle(HealthTest.class).getBundleContext()
                .registerService(HealthCheck.class, check, null);
        try {
            session.show(Session.HEALTH_BOARD);
            Ui.waitFor("the finding", () -> session.picture(LiveTable.class, "Health").content().rows().size() > 5
                    && rows("Health", "cold").stream().anyMatch(row -> row[1].equals("Warning")));
            assertEquals(List.of("cold", "Warning", "it is cold", "the window is open", "close it"),
                    List.of(rows("Health", "cold").getFirst()));
            assertEquals("OK", rows("Health", "energy books").getFirst()[1]);
            session.picture(LiveTable.class, "Health").setSelected(List.of("cold"));
            String details = Widgets.first(session.picture(LiveTable.class, "Health"), Text.class, t -> true).getText();
            assertTrue(details.contains("What could be done: close it"), details);
            check.cold = false;
            Ui.waitFor("the end of it", () -> rows("Health", "cold").getFirst()[1].equals("OK"));
            Ui.waitFor("the change", () -> Session.table(session.picture(LiveTable.class, "Changes of health"))
                    .stream().anyMatch(row -> row[1].equals("cold") && row[2].equals("Warning")
                            && row[3].equals("OK")));
        } finally {
            registration.unregister();
        }
    }

    @Test
    void rolesAreFoundAndRecorded() {
        session.show(Session.ROLES);
        Path record = Path.of(new File(Platform.getInstanceLocation().getURL().getPath()).getPath(), "validation",
                "validation.json");
        Ui.run("glia.ui.views.validate");
        Ui.waitFor("progress", () -> working(VALIDATION) && Widgets.text(session.shell()).contains(" %: "));
        // as a person cancels it
        long asked = System.nanoTime();
        Ui.run("glia.ui.views.stopValidation");
        Ui.waitFor("its end", () -> !working(VALIDATION));
        double millis = (System.nanoTime() - asked) / 1e6 / UiWatchdog.measured().dilation();
        System.out.printf("cancelling a validation: %.0f ms, less what other processes took%n", millis);
        assertTrue(millis < CANCEL_MILLIS, millis + " ms");
        assertTrue(Files.notExists(record), "a record of a run that was cancelled");
        Ui.waitFor("words how to run it", () -> Widgets.first(session.shell(), Label.class,
                label -> label.isVisible() && label.getText().contains("Run Validation")) != null);

        Ui.run("glia.ui.views.validate");
        Ui.waitFor("what was found", Duration.ofMinutes(5), () -> Files.exists(record) && !working(VALIDATION));
        Ui.drain();
        List<String[]> rows = Session.table(session.picture(LiveTable.class, "Seven roles"));
        Validation validation = PlatformUI.getWorkbench().getService(Validation.class);
        assertEquals(validation.experiments().stream().map(experiment -> experiment.name()).toList(),
                rows.stream().map(row -> row[0]).toList());
        assertEquals(Role.values().length, rows.stream().map(row -> row[1]).distinct().count());
        assertTrue(rows.stream().allMatch(row -> row[2].equals("shown")), "a role is not shown");
    }

    @Test
    void eventsAreKeptFilteredAndPublishedAgain() {
        session.show(Session.EVENTS);
        session.runFor(20);
        LiveTable log = session.picture(LiveTable.class, "Event log");
        String source = "simulation " + session.simulation().id();
        Ui.waitFor("events of the run", () -> Session.table(log).stream()
                .anyMatch(row -> row[3].equals(source) && row[4].startsWith("finished at 20.0 ms")));
        Widgets.type(Widgets.first(log, Text.class, t -> true), source + " finished");
        for (String[] row : Session.table(log)) {
            String text = String.join(" ", row);
            for (String word : (source + " finished").split(" ")) {
                assertTrue(text.contains(word), text);
            }
        }
        assertEquals(Session.table(log).size(), Widgets.first(log, Table.class, t -> true).getItemCount());
        Widgets.type(Widgets.first(log, Text.class, t -> true), "");
        AtomicInteger again = new AtomicInteger();
        try (Subscription subscription = PlatformUI.getWorkbench().getService(EventBus.class)
                .subscribe(SimulationTopics.STATUS, "HealthTest", status -> again.incrementAndGet())) {
            Ui.run("glia.ui.views.replay");
            Ui.waitFor("events that come again", () -> again.get() > 0);
        }
        Arrays.stream(Job.getJobManager().find(null)).filter(job -> job.getName().equals(REPLAY)).forEach(Job::cancel);
        Ui.waitFor("the end of the replay", () -> !working(REPLAY));
        assertEquals(State.FINISHED, session.status().state());
    }
}
