package glia.cli.internal;

import glia.api.simulation.SimulationStatus;

/** Says how far a run is. */
final class RunProgress {

    private static final int BAR = 20;

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
                .append(Texts.ms(status.simulatedMs()).replace(" ms", "")).append(" of ").append(Texts.ms(endMs));
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
}
