package glia.api.simulation;

import glia.api.backend.BackendUnavailableException;
import glia.api.event.Topic;
import glia.api.network.NetworkException;
import glia.api.network.Progress;
import java.nio.file.Path;
import java.util.Optional;

/** The one simulation that a person at the workbench works with (service). */
public interface ActiveSimulation {

    /**
     * Published whenever another simulation became the active one, or none is.
     *
     * @param file the network file, or null
     * @param simulation the simulation, or null
     */
    record Change(Path file, Simulation simulation) {
    }

    /** Where {@link Change} is published. */
    Topic<Change> CHANGED = Topic.dropOldest("simulation/active", Change.class, 16);

    /** The simulation, if one is open. */
    Optional<Simulation> simulation();

    /** The file that it was opened from, if one is open. */
    Optional<Path> file();

    /**
     * Reads, builds and opens a network and closes the one before it; takes as long as it takes, so: in a job. If it
     * fails, the one before stays.
     *
     * @param file a network file
     * @param options how to run it
     * @param progress told about the progress, asked for cancellation
     * @return the new active simulation
     * @throws NetworkException if the file is bad
     * @throws BackendUnavailableException if it cannot be run as wanted
     */
    Simulation open(Path file, RunOptions options, Progress progress)
            throws NetworkException, BackendUnavailableException;

    /**
     * As {@link #open(Path, RunOptions, Progress)}, to go on from a checkpoint of the same network.
     *
     * @param file a network file
     * @param checkpoint of a simulation of that network
     * @param options how to run it
     * @param progress told about the progress, asked for cancellation
     * @return the new active simulation, in state {@link SimulationStatus.State#PAUSED} at the checkpoint's step
     * @throws NetworkException if the file is bad
     * @throws CheckpointMismatchException if the checkpoint was made of another network
     * @throws BackendUnavailableException if it cannot be run as wanted
     */
    Simulation open(Path file, Checkpoint checkpoint, RunOptions options, Progress progress)
            throws NetworkException, CheckpointMismatchException, BackendUnavailableException;

    /** Closes the active simulation, if there is one. */
    void close();
}
