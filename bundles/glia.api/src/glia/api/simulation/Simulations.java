package glia.api.simulation;

import glia.api.backend.BackendUnavailableException;
import glia.api.energy.EnergyLedger;
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
     * @throws BackendUnavailableException if the backend, or what the network asks for, is not installed or not
     *             available here
     */
    Simulation open(Network network, RunOptions options, Progress progress) throws BackendUnavailableException;

    /**
     * Lays a network out as {@link #open(Network, RunOptions, Progress)} does, but with books that the caller opens. So
     * an experiment can break them and see whether that is noticed: they are audited as all are.
     *
     * @param network a built network
     * @param books opens its books, also after a reset
     * @param options how to run it
     * @param progress told about the progress, asked for cancellation
     * @return the simulation, in state {@link SimulationStatus.State#READY}; to be closed
     * @throws BackendUnavailableException if the backend, or what the network asks for, is not installed or not
     *             available here
     */
    Simulation open(Network network, EnergyLedger.Factory books, RunOptions options, Progress progress)
            throws BackendUnavailableException;

    /**
     * Lays a network out on a backend to go on from a checkpoint. A reset goes back to step 0 all the same.
     *
     * @param network a built network
     * @param checkpoint of a simulation of the same network
     * @param options how to run it
     * @param progress told about the progress, asked for cancellation
     * @return the simulation, in state {@link SimulationStatus.State#PAUSED} at the checkpoint's step; to be closed
     * @throws CheckpointMismatchException if it was made of another network, or its parts do not fit each other
     * @throws BackendUnavailableException if the backend, or what the network asks for, is not installed or not
     *             available here
     */
    Simulation open(Network network, Checkpoint checkpoint, RunOptions options, Progress progress)
            throws CheckpointMismatchException, BackendUnavailableException;

    /**
     * Lays a network out as {@link #open(Network, RunOptions, Progress)} does, but aside: nobody hears of the
     * simulation, it is not among those that are {@linkplain #open() open}, and what looks after simulations or
     * throttles them leaves it alone.
     *
     * @param network a built network
     * @param options how to run it
     * @param progress told about the progress, asked for cancellation
     * @return the simulation, in state {@link SimulationStatus.State#READY}; to be closed
     * @throws BackendUnavailableException if the backend, or what the network asks for, is not installed or not
     *             available here
     */
    Simulation openAside(Network network, RunOptions options, Progress progress) throws BackendUnavailableException;

    /**
     * Goes on from a checkpoint as {@link #open(Network, Checkpoint, RunOptions, Progress)} does, but aside, to measure
     * something.
     *
     * @param network a built network
     * @param checkpoint of a simulation of the same network
     * @param options how to run it
     * @param progress told about the progress, asked for cancellation
     * @return the simulation, in state {@link SimulationStatus.State#PAUSED} at the checkpoint's step; to be closed
     * @throws CheckpointMismatchException if it was made of another network, or its parts do not fit each other
     * @throws BackendUnavailableException if the backend, or what the network asks for, is not installed or not
     *             available here
     */
    Simulation openAside(Network network, Checkpoint checkpoint, RunOptions options, Progress progress)
            throws CheckpointMismatchException, BackendUnavailableException;

    /** The simulations that are open now. */
    List<Simulation> open();
}
