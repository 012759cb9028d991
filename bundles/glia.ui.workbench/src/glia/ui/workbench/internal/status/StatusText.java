package glia.ui.workbench.internal.status;

import glia.api.simulation.SimulationStatus;
import glia.ui.workbench.internal.Messages;
import glia.ui.workbench.internal.command.Speed;
import java.util.Locale;

/** The figures of the status line as text. */
public final class StatusText {

    private static final double SECONDS_FROM_MS = 100_000;

    String state(SimulationView view) {
        if (view.status() == null) {
            return Messages.StateNone;
        }
        return switch (view.status().state()) {
            case READY -> Messages.StateReady;
            case RUNNING -> Messages.StateRunning;
            case PAUSED -> Messages.StatePaused;
            case FINISHED -> Messages.StateFinished;
            case FAILED -> Messages.StateFailed;
            case CLOSED -> Messages.StateClosed;
        };
    }

    String time(SimulationStatus status) {
        if (status == null) {
            return "";
        }
        return time(status.simulatedMs());
    }

    /** Simulated time in ms, in the unit that says it best. */
    public static String time(double ms) {
        return ms < SECONDS_FROM_MS ? Messages.bind(Messages.StatusTimeMs, number("%,.1f", ms))
                : Messages.bind(Messages.StatusTimeSeconds, number("%,.2f", ms / 1000));
    }

    String factor(SimulationStatus status) {
        if (status == null) {
            return "";
        }
        // at step 0 nothing was measured
        double measured = status.step() == 0 ? Double.NaN : status.realTimeFactor();
        return Messages.bind(Messages.StatusFactor, significant(measured));
    }

    String spikes(double perSecond) {
        return Double.isNaN(perSecond) ? "" : Messages.bind(Messages.StatusSpikes, scaled(perSecond));
    }

    String pace(SimulationStatus status) {
        if (status == null) {
            return "";
        }
        return status.pace() == 0 ? Messages.StatusUnpaced
                : Messages.bind(Messages.StatusPace, Speed.parameter(status.pace()));
    }

    private static String significant(double value) {
        if (Double.isNaN(value)) {
            return "\u2013";
        }
        if (value >= 10_000) {
            return number("%.0f k", value / 1000);
        }
        return number(value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    private static String scaled(double value) {
        if (value >= 1e6) {
            return number("%.2f M", value / 1e6);
        }
        return value >= 1e4 ? number("%.1f k", value / 1e3) : number("%.0f", value);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
