package glia.cli.internal;

import glia.api.adaptive.AdaptiveController;
import glia.api.adaptive.Decision;
import glia.api.health.CheckResult;
import glia.api.health.Finding;
import glia.api.health.HealthMonitor;
import glia.api.health.HealthReport;
import glia.api.health.HealthStatus;
import glia.api.health.Repair;
import glia.api.health.Repairs;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What looks after a run: the checks of health, which say what becomes worse, and where it is wanted the adaptive
 * controller. A run that is over at once is over before anybody looks.
 */
final class RunWatch implements AutoCloseable {

    /** The check whose findings can be put right. */
    private static final String STATE = "state";
    private static final int MOST_MATTERS = 20;
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d.e+-]*");
    private static final long FIRST_NANOS = 500_000_000;

    private final RunSettings.Nerves settings;
    private final HealthMonitor health;
    private final Repairs repairs;
    private final AdaptiveController controller;
    private final int decisionsBefore;
    private final long began = System.nanoTime();
    private AdaptiveController.Watch adapting;
    private final Map<String, Integer> said = new HashMap<>();
    private HealthMonitor.Watch watching;
    private HealthReport seen;
    private Instant repaired = Instant.MIN;

    RunWatch(RunSettings.Nerves settings, Services services) {
        this.settings = settings;
        health = services.health();
        repairs = services.repairs();
        controller = services.controller();
        decisionsBefore = controller.history().size();
        adapting = settings.adaptive() ? controller.watch() : null;
    }

    /**
     * Looks whether something has become worse than it was said to be. It is called again and again during a run.
     *
     * @param warning receives one line for each finding that has, and for each repair
     */
    void look(Consumer<String> warning) {
        if (watching == null) {
            if (settings.health() && System.nanoTime() - began >= FIRST_NANOS) {
                seen = health.latest().orElse(null);
                watching = health.watch(HealthMonitor.USUAL_PERIOD);
            }
            return;
        }
        HealthReport report = health.latest().orElse(null);
        if (report == null || report == seen) {
            return;
        }
        seen = report;
        for (CheckResult result : report.results()) {
            int badness = result.status().badness();
            if (settings.repair() && result.check().equals(STATE) && result.status() == HealthStatus.CRITICAL
                    && result.time().isAfter(repaired)) {
                repaired = result.time();
                repairs.find().forEach(found -> warning.accept(repaired(found)));
            }
            result.findings().forEach(finding -> say(result.check(), finding, warning));
        }
    }

    /** What was said already is said again only when it is worse: a run is no place for a diary. */
    private void say(String check, Finding finding, Consumer<String> warning) {
        String matter = check + ": " + NUMBER.matcher(finding.what()).replaceAll("#");
        int before = said.getOrDefault(matter, 0);
        if (finding.status().badness() > before && (before > 0 || said.size() < MOST_MATTERS)) {
            said.put(matter, finding.status().badness());
            warning.accept(check + ": " + finding.what() + "; cause: " + finding.cause() + "; to do: "
                    + finding.action());
        }
    }

    private String repaired(Repair found) {
        try {
            Repair made = repairs.make(found);
            return "repaired after step " + made.step() + ": " + made.what() + "; " + made.change();
        } catch (IllegalStateException e) {
            return "not repaired: " + found.what() + "; " + e.getMessage();
        }
    }

    /** Has the controller give back what it has shed, and measure what that has changed. */
    void settle() throws InterruptedException {
        if (adapting != null) {
            adapting.close();
            adapting = null;
            controller.settle();
        }
    }

    /** What the controller has decided since the beginning. */
    List<Decision> decisions() {
        List<Decision> all = controller.history();
        return all.subList(Math.min(decisionsBefore, all.size()), all.size());
    }

    @Override
    public void close() {
        if (watching != null) {
            watching.close();
        }
        if (adapting != null) {
            adapting.close();
        }
    }
}
