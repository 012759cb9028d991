package glia.ui.workbench.internal.status;

import glia.api.simulation.SimulationStatus;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Spikes per second of simulated time, over about the last second in which it was looked at; over the whole run where
 * that had ended before it was looked at twice.
 */
final class SpikeRate {
    private static final long WINDOW_NANOS = 1_000_000_000L;

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long nanos, SimulationStatus status) {
    }

    double add(SimulationStatus status, long nanos) {
        Sample last = samples.peekLast();
        if (last != null && (last.status.simulation() != status.simulation() || last.status.step() > status.step())) {
            samples.clear();
        }
        if (last == null || samples.isEmpty() || last.status.step() != status.step()) {
            samples.addLast(new Sample(nanos, status));
        }
        while (samples.size() > 2 && nanos - samples.peekFirst().nanos > WINDOW_NANOS) {
            samples.removeFirst();
        }
        SimulationStatus to = samples.peekLast().status;
        SimulationStatus from = samples.peekFirst().status;
        double seconds = (to.simulatedMs() - (from == to ? 0 : from.simulatedMs())) / 1000;
        return seconds > 0 ? (to.spikes() - (from == to ? 0 : from.spikes())) / seconds : Double.NaN;
    }
}
