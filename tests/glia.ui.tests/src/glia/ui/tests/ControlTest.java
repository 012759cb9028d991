package glia.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.adaptive.AdaptiveController;
import glia.api.health.HealthMonitor;
import glia.api.health.HealthReport;
import glia.api.simulation.Recorder;
import glia.api.simulation.RunReport;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus.State;
import glia.testkit.Ui;
import glia.testkit.UiWatchdog;
import glia.testkit.Widgets;
import glia.ui.kit.RefreshRate;
import glia.ui.kit.UiQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(UiWatchdog.class)
class ControlTest {
    private Session session;

    @BeforeEach
    void open() {
        session = Session.fresh();
    }

    @AfterEach
    void rest() {
        session.speed(0);
        session.pause();
    }

    @Test
    void runningAdvancesTimeAndPausingStopsIt() {
        session.command("run");
        session.waitForState(State.RUNNING);
        assertCommands(Set.of("pause", "reset", "closeNetwork"), Set.of("run", "step", "runFor"));
        long step = session.status().step();
        Ui.waitFor("100 ms of simulated time", () -> session.status().step() > step + 1000);
        Ui.waitFor("time in the status line", () -> !session.statusLine("time").equals("0.0 ms"));
        Ui.waitFor("spikes in the status line", () -> session.statusLine("spikes").endsWith("spikes/s"));

        session.command("pause");
        session.waitForState(State.PAUSED);
        assertCommands(Set.of("run", "step", "runFor", "reset"), Set.of("pause"));
        long stopped = session.status().step();
        Ui.spinFor(Duration.ofMillis(300));
        assertEquals(stopped, session.status().step());
        String shown = String.format("%,.1f ms", session.status().simulatedMs());
        Ui.waitFor("the final time in the status line: " + shown, () -> session.statusLine("time").equals(shown));
    }

    @Test
    void emergencyStopStopsTheSimulationAndEveryJob() {
        session.command("run");
        session.waitForState(State.RUNNING);
        Job endless = Job.create("endless", (IJobFunction) monitor -> {
            while (!monitor.isCanceled()) {
                Thread.onSpinWait();
            }
            return Status.CANCEL_STATUS;
        });
        endless.schedule();
        Ui.waitFor("the job", () -> endless.getState() == Job.RUNNING);
        session.command("emergencyStop");
        session.waitForState(State.PAUSED);
        Ui.waitFor("the end of the job", () -> endless.getState() == Job.NONE);
        // also where nothing runs
        session.command("emergencyStop");
    }

    @Test
    void drawingIsSlowedAndSwitchedOffWhileTheSimulationGoesOn() {
        UiQueue queue = PlatformUI.getWorkbench().getService(UiQueue.class);
        session.command("refreshRate", "org.eclipse.ui.commands.radioStateParameter", "off");
        Ui.waitFor("the rate", () -> queue.rate() == RefreshRate.OFF);
        session.command("run");
        Ui.waitFor("500 ms of simulated time", () -> session.status().step() > 5000);
        session.pause();
        session.command("refreshRate", "org.eclipse.ui.commands.radioStateParameter", "normal");
        Ui.waitFor("the rate", () -> queue.rate() == RefreshRate.NORMAL);
    }

    @Test
    void statusLineCountsSpikesPerSecondOfSimulatedTime() {
        session.runFor(1000);
        double expected = session.simulation().report().spikes() / 1000.0;
        Ui.waitFor("spikes in the status line", () -> session.statusLine("spikes").endsWith(" k spikes/s"));
        double shown = Double.parseDouble(session.statusLine("spikes").split(" ")[0]);
        assertEquals(expected, shown, expected * 0.25, "in thousands; the status line looks back over a part of it");
    }

    @Test
    void healthIsWatchedAndTheControllerLooksWhateverViewsAreOpen() {
        HealthMonitor health = PlatformUI.getWorkbench().getService(HealthMonitor.class);
        Ui.waitFor("a report of health", () -> health.latest().isPresent());
        HealthReport first = health.latest().orElseThrow();
        Ui.waitFor("another report of health", () -> health.latest().orElseThrow() != first);
        AdaptiveController controller = PlatformUI.getWorkbench().getService(AdaptiveController.class);
        Ui.waitFor("a look of the controller", () -> controller.status().isPresent());
    }

    @Test
    void stepAdvancesByOneInterval() {
        session.openExample("brunel");
        int interval = session.simulation().network().minDelay();
        assertTrue(interval > 1, "an interval of one step would prove nothing");
        for (int i = 1; i <= 3; i++) {
            long target = (long) i * interval;
            session.command("step");
            Ui.waitFor("step " + target, () -> session.status().step() == target
                    && session.status().state() == State.FINISHED);
        }
        session.runFor(5);
        assertEquals(3L * interval + session.simulation().network().steps(5), session.status().step());
    }

    @Test
    void resetGivesTheSameSpikesAgain() {
        session.runFor(300);
        RunReport first = session.simulation().report();
        assertTrue(first.spikes() > 0, "no spikes");
        session.reset();
        assertEquals(0, session.status().step());
        assertEquals(0, session.status().spikes());
        assertNotEquals(first.spikeSha256(), session.simulation().report().spikeSha256());
        session.runFor(300);
        RunReport second = session.simulation().report();
        assertEquals(first.spikes(), second.spikes());
        assertEquals(first.spikeSha256(), second.spikeSha256());
    }

    @Test
    void speedIsKept() {
        ToolItem item = Widgets.find(ToolItem.class, "glia.ui.workbench.speed");
        for (double pace : new double[] { 10, 1, 0.01, 0.1 }) {
            session.speed(pace);
            Ui.waitFor("pace " + pace, () -> session.status().pace() == pace);
        }
        assertEquals("0.1 \u00d7 real time", item.getText());
        Ui.waitFor("it in the status line", () -> session.statusLine("pace").equals("pace 0.1 \u00d7"));
        session.command("run");
        session.waitForState(State.RUNNING);
        Ui.waitFor("a real-time factor of about 0.1", () -> Math.abs(session.status().realTimeFactor() - 0.1) < 0.02);
        Ui.waitFor("it in the status line", () -> session.statusLine("factor").startsWith("0.1"));
        session.speed(0);
        assertEquals("as fast as possible", item.getText());
        Ui.waitFor("a higher real-time factor", () -> session.status().realTimeFactor() > 0.2);
        session.pause();
    }

    @Test
    void viewsShowExactlyTheSpikesThatHappened() {
        session.show(Session.RASTER);
        session.show(Session.GRAPH);
        Recording recording = new Recording();
        Simulation simulation = session.simulation();
        simulation.addRecorder(recording);
        session.runFor(200);
        Ui.await("the recorder to be let go", simulation.removeRecorder(recording));
        assertEquals(session.status().spikes(), recording.spikes.size());
        assertTrue(recording.spikes.size() > 100, "only " + recording.spikes.size() + " spikes");

        double dt = simulation.network().dt();
        Ui.waitFor("the raster to show them all",
                () -> session.table(Session.RASTER).size() == recording.spikes.size());
        Set<String> shown = new TreeSet<>();
        session.table(Session.RASTER).forEach(row -> shown.add(Math.round(Double.parseDouble(row[0]) / dt) + ":"
                + row[1]));
        assertEquals(new TreeSet<>(recording.spikes), shown);

        Map<String, String> last = new HashMap<>();
        session.table(Session.GRAPH).stream().filter(row -> !row[6].isEmpty())
                .forEach(row -> last.put(row[0], String.valueOf(Math.round(Double.parseDouble(row[6]) / dt))));
        assertEquals(recording.last, last);
    }

    private void assertCommands(Set<String> enabled, Set<String> disabled) {
        Ui.waitFor("enabled: " + enabled + ", disabled: " + disabled, () -> enabled.stream()
                .allMatch(c -> Ui.enabled(Session.COMMAND + c))
                && disabled.stream().noneMatch(c -> Ui.enabled(Session.COMMAND + c)));
        assertFalse(enabled.isEmpty());
    }

    /** Every spike, as {@code step:neuron}, and the last step of each neuron that spiked. */
    private static final class Recording implements Recorder {
        private final List<String> spikes = new ArrayList<>();
        private final Map<String, String> last = new HashMap<>();

        @Override
        public synchronized void spikes(long step, int[] neurons, int count) {
            for (int i = 0; i < count; i++) {
                spikes.add(step + ":" + neurons[i]);
                last.put(String.valueOf(neurons[i]), String.valueOf(step));
            }
        }

        @Override
        public void samples(int device, long step, float[] values, int count) {
            // spikes are all that is compared
        }

        @Override
        public void completed(long step) {
            // nothing to flush
        }
    }
}
