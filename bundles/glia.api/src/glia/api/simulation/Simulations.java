package glia.api.simulation;

import glia.api.backend.BackendUnavailableException;
import glia.api.network.Network;
import glia.api.network.Progress;
import java.util.List;

/** Opens simulations (service). */
public interface Simulations {

    /**
     * Lays a network out on a backend, ready to run at step 0.
     *
     * @param network a built network
     * @param options how to run it
     * @param progress told about the progress, asked for cancellation
     * @return the simulation, in state {@link SimulationStatus.State#READY}; to be closed
     * @throws BackendUnavailableException if the backend is not installed, or not available here
     */
    Simulation open(Network network, RunOptions options, Progress progress) throws BackendUnavailableException;

    /**
     * Lays a network out on a backend to go on from a checkpoint. A reset goes back to step 0 all the same.
     *
     * @param network a built network
     * @param checkpoint of a simulation of the same network
     * @param options how to run it
     * @param progress told about the progress, asked for cancellation
     * @return the simulation, in state {@link SimulationStatus.State#PAUSED} at the checkpoint's step; to be closed
     * @throws CheckpointMismatchException if it was made of another network, or its parts do not fit each other
     * @throws BackendUnavailableException if the backend is not installed, or not available here
     */
    Simulation open(Network network, Checkpoint checkpoint, RunOptions options, Progress progress)
            throws CheckpointMismatchException, BackendUnavailableException;

    /** The simulations that are open now. */
    List<Simulation> open();
}
