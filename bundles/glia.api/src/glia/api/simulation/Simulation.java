package glia.api.simulation;

import glia.api.change.NetworkChange;
import glia.api.event.Sourced;
import glia.api.network.Network;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A running or paused network. Commands may come from any thread, are carried out in the order of their arrival by the
 * simulation's own thread between two intervals, and never wait for an observer. What happens is published on the
 * topics of {@link SimulationTopics}.
 */
public interface Simulation extends AutoCloseable, Sourced {

    /** Unique within this process; part of every event. */
    long id();

    /** How all events of a simulation name their source. */
    static String source(long id) {
        return "simulation " + id;
    }

    @Override
    default String source() {
        return source(id());
    }

    /** The network as it was built, without its changes. */
    Network network();

    /**
     * The network with all changes that have been made by now: which neurons live, which synapses there are. It is
     * immutable; a change makes another one, whose parts that it does not concern are the same objects. Cheap, from any
     * thread. Who follows it listens to {@link SimulationTopics#CHANGED} and then asks for it.
     */
    Network presentNetwork();

    /** The newest status; cheap, from any thread. */
    SimulationStatus status();

    /**
     * Predicts what running it will cost: runs a stretch that nobody sees, until its code is compiled and its cost does
     * not fall any more, and goes back to where it was. That takes a third of a second or more, at most about ten. Only
     * before the first run.
     *
     * @return completed with the prediction, empty if within that time its cost went on falling, as on a machine that
     *         has no time for its compiler; exceptionally if it has been run already
     */
    CompletableFuture<Optional<CostPrediction>> predict();

    /**
     * Runs until the given step, or until paused.
     *
     * @param untilStep an absolute step; {@link Long#MAX_VALUE} for no end
     * @return completed with the status when the run has stopped, for whatever reason; exceptionally if it failed
     */
    CompletableFuture<SimulationStatus> run(long untilStep);

    /**
     * Stops a run between two intervals; without effect if none is running.
     *
     * @return completed with the status when nothing is running any more
     */
    CompletableFuture<SimulationStatus> pause();

    /**
     * Changes the network between two intervals, all at once or, if one of the changes cannot be made, nothing of it. A
     * run that is under way goes on. Published on {@link SimulationTopics#CHANGED}.
     *
     * @param changes in the order in which they are to be made
     * @return completed with the status, whose step is the one after which the changes hold; exceptionally with an
     *         {@link glia.api.change.InvalidChangeException} about the first change that is wrong, or if the simulation
     *         has failed
     */
    CompletableFuture<SimulationStatus> apply(List<NetworkChange> changes);

    /**
     * What {@link #apply} has changed since step 0, or since the simulation was opened from a checkpoint, in order;
     * without what regulators change, who do that again in any other run. Cheap, from any thread.
     */
    List<NetworkChanged> changes();

    /**
     * Lays the network out anew between two intervals, as the switches of profiles say by now: with another number of
     * threads, other kernels, on another backend, as far as {@link RunOptions} left that open. A run that is under way
     * goes on, and nothing of its results changes. For a moment both layouts take memory.
     *
     * @return completed when that has happened; exceptionally if it could not be, and then everything is as it was, or
     *         if the simulation has failed
     */
    CompletableFuture<SimulationStatus> layOut();

    /**
     * Goes back to step 0, the network without its changes, and the initial state,
     * pausing first; spikes come out the same again.
     *
     * @return completed when it is {@link SimulationStatus.State#READY}
     */
    CompletableFuture<SimulationStatus> reset();

    /**
     * Changes the pace, at once.
     *
     * @param pace as in {@link RunOptions#pace()}
     */
    void setPace(double pace);

    /**
     * Adds a listener that misses nothing. Called by the simulation's own thread, which waits for it: only for
     * recording. Everybody else subscribes to {@link SimulationTopics}.
     *
     * @param listener called from the next interval on
     */
    void addRecorder(Recorder listener);

    /** Takes a listener away; when the returned future completes, it is not called any more. */
    CompletableFuture<SimulationStatus> removeRecorder(Recorder listener);

    /**
     * Adds a probe, see there.
     *
     * @param probe called from the next interval on
     */
    void addProbe(IntervalProbe probe);

    /** Takes a probe away; when the returned future completes, it is not called any more. */
    CompletableFuture<SimulationStatus> removeProbe(IntervalProbe probe);

    /**
     * Attaches a meter. What it samples is published on {@link SimulationTopics#NEURON_SAMPLES} like any batch for
     * observers, beginning with the present state.
     *
     * @param meter sampled until it is taken away, across resets and changes of the network
     * @return completed when it is attached; exceptionally if the network has no such neurons or states, with the
     *         reason
     */
    CompletableFuture<SimulationStatus> addMeter(NeuronMeter meter);

    /** Takes a meter away; without effect if it is not attached. */
    CompletableFuture<SimulationStatus> removeMeter(NeuronMeter meter);

    /** CPU time of all threads of this simulation in ns; cheap, from any thread, does not disturb it. */
    long cpuNanos();

    /** Counters and times since step 0 or the last {@link #markTimedPhase()}. */
    RunReport report();

    /** Begins the timed phase: rates, times and counts of {@link #report()} leave out what came before. */
    CompletableFuture<SimulationStatus> markTimedPhase();

    /** The state at the present step, in canonical form; completed between two intervals. */
    CompletableFuture<CanonicalState> exportState();

    /**
     * All that another simulation of the same network needs to go on from the present step; completed between two
     * intervals, exceptionally if the simulation has failed. A run that is under way goes on.
     */
    CompletableFuture<Checkpoint> checkpoint();

    /** Ends it and frees its memory and threads; returns when that has happened. */
    @Override
    void close();
}
