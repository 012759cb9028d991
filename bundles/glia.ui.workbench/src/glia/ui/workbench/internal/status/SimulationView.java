package glia.ui.workbench.internal.status;

import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus;
import java.nio.file.Path;

/**
 * What the workbench shows of the active simulation at one moment.
 *
 * @param file where it was opened from, or null
 * @param simulation the simulation, or null if none is open
 * @param status its status, or null if none is open
 * @param spikesPerSecond spikes per second of simulated time, over about the last second of watching; NaN before
 */
public record SimulationView(Path file, Simulation simulation, SimulationStatus status, double spikesPerSecond) {

    static final SimulationView NONE = new SimulationView(null, null, null, Double.NaN);

    /** The name of the state, {@code NONE} if no simulation is open. */
    public String state() {
        return status == null ? "NONE" : status.state().name();
    }

    public String name() {
        return simulation == null ? "" : simulation.network().description().name();
    }
}
