package glia.ui.views.internal.health;

import glia.api.health.Finding;
import glia.api.health.HealthChange;
import glia.api.health.Repair;
import glia.api.metric.Level;
import glia.api.metric.MetricAlert;
import glia.api.simulation.NetworkChanged;
import glia.api.simulation.SimulationStatus;
import glia.ui.views.internal.Messages;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;

/** An event in words. */
public final class EventWords {

    private EventWords() {
    }

    static String of(Object event) {
        return switch (event) {
            case SimulationStatus status -> NLS.bind(Messages.event_status, new Object[] {
                of(status.state()), format("%.1f", status.simulatedMs()),
                status.spikes(), Double.isNaN(status.realTimeFactor()) ? "\u2013"
                        : format("%.2f", status.realTimeFactor()), status.message()}).strip();
            case HealthChange change -> NLS.bind(Messages.event_health, new Object[] {change.check(),
                change.before(), change.status(), change.findings().stream().map(Finding::what)
                        .collect(Collectors.joining("; "))});
            case MetricAlert alert -> NLS.bind(Messages.event_alert, of(alert.level()), alert.reason());
            case NetworkChanged changed -> NLS.bind(Messages.event_changed, changed.changes().size(),
                    changed.step());
            case Repair repair -> NLS.bind(Messages.event_repair, new Object[] {
                repair.state() == Repair.State.MADE ? Messages.repair_made : Messages.repair_taken_back,
                repair.step(), repair.what(), repair.change()});
            // of bundles that this one does not know; records say what they hold
            default -> event.toString();
        };
    }

    /** How a metric stands to its threshold. */
    public static String of(Level level) {
        return switch (level) {
            case NORMAL -> Messages.level_normal;
            case WARNING -> Messages.level_warning;
            case CRITICAL -> Messages.level_critical;
        };
    }

    private static String of(SimulationStatus.State state) {
        return switch (state) {
            case READY -> Messages.state_ready;
            case RUNNING -> Messages.state_running;
            case PAUSED -> Messages.state_paused;
            case FINISHED -> Messages.state_finished;
            case FAILED -> Messages.state_failed;
            case CLOSED -> Messages.state_closed;
        };
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
