package glia.cli.internal;

import glia.api.simulation.SimulationStatus;
import java.util.Locale;

/** Says how far a run is. */
final class RunProgress {

    private static final int BAR = 12;

    private final long endStep;
    private final double endMs;

    RunProgress(long endStep, double endMs) {
        this.endStep = endStep;
        this.endMs = endMs;
    }

    String text(SimulationStatus status) {
        double fraction = Math.clamp((double) status.step() / endStep, 0, 1);
        int full = (int) (BAR * fraction);
        StringBuilder text = new StringBuilder("[").repeat('#', full).repeat('.', BAR - full).append("] ")
                .append(ms(status.simulatedMs())).append(" of ").append(ms(endMs)).append(" ms");
        double factor = status.realTimeFactor();
        if (Double.isFinite(factor) && factor > 0) {
            text.append("  ").append(Texts.number(factor)).append("x real time");
        }
        text.append("  ").append(Texts.large(status.spikes())).append(" spikes");
        if (Double.isFinite(factor) && factor > 0) {
            text.append("  ").append(Texts.seconds((endMs - status.simulatedMs()) / 1000 / factor)).append(" left");
        }
        return text.toString();
    }

    private String ms(double time) {
        return String.format(Locale.ROOT, endMs >= 1000 ? "%.0f" : "%.1f", time);
    }
}
