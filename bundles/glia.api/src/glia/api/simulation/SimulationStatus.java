package glia.api.simulation;

import glia.api.event.Sourced;
import java.util.Objects;

/**
 * Where a simulation stands.
 *
 * @param simulation id of the simulation
 * @param state what it is doing
 * @param step steps done
 * @param untilStep the step at which the present or last run ends or ended; {@link Long#MAX_VALUE} for no end
 * @param simulatedMs simulated time in ms
 * @param realTimeFactor simulated time over wall-clock time, measured over about the last second of running; NaN before
 *            the first measurement
 * @param spikes spikes since step 0
 * @param pace the pace that is kept, 0 for none
 * @param message for {@link State#FAILED} what happened; else a warning since step 0, such as that the mean rate of a
 *            population of at least 100 neurons was above 150 Hz for 50 ms of simulated time; else empty
 */
public record SimulationStatus(long simulation, State state, long step, long untilStep, double simulatedMs,
        double realTimeFactor, long spikes, double pace, String message) implements Sourced {

    /** What a simulation is doing. */
    public enum State {
        /** At step 0, never run since it was opened or reset. */
        READY,
        RUNNING,
        PAUSED,
        /** Paused because the wanted step was reached. */
        FINISHED,
        /** Stopped by an error; can only be reset or closed. */
        FAILED,
        CLOSED
    }

    public SimulationStatus {
        Objects.requireNonNull(state);
        Objects.requireNonNull(message);
    }

    @Override
    public String source() {
        return Simulation.source(simulation);
    }
}
