package glia.api.backend;

import glia.api.change.RowChanges;
import glia.api.energy.Role;
import glia.api.model.Statement.Direction;
import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.simulation.CanonicalState;
import glia.api.simulation.CanonicalState.ProjectionState;
import java.util.List;
import java.util.Map;

/** A network laid out on a backend. Used by one thread at a time. */
public interface BackendSession extends AutoCloseable {

    /** So many neurons of consecutive indices are updated together, see {@link #select}. */
    int BLOCK = 16;

    /**
     * @param neurons how many neurons a population has
     * @return how many blocks it has; the last one may be smaller than others
     */
    static int blocks(int neurons) {
        return (neurons + BLOCK - 1) / BLOCK;
    }

    /** How many words have a bit for each block of a population of so many neurons. */
    static int words(int neurons) {
        return (blocks(neurons) + Long.SIZE - 1) / Long.SIZE;
    }

    /** Steps done. */
    long step();

    /**
     * Advances by whole intervals; the last one is cut where the steps end. Allocates nothing in steady state.
     *
     * @param steps how many steps, at least 1
     * @param observer called after each interval, on the calling thread; when it returns false, the session stops at
     *            the end of the interval that is under way by then (at most one more, which is observed too)
     */
    void advance(long steps, IntervalObserver observer);

    /** Called once an interval. */
    @FunctionalInterface
    interface IntervalObserver {
        /**
         * @param interval what happened; only valid during the call
         * @return whether to go on
         */
        boolean completed(Interval interval);

        /**
         * Does a little of what has to be done anyway, within a microsecond. A backend may call it where a worker waits
         * for others: on any thread, on several at once, and during {@link #completed}, but not outside of an advance.
         *
         * @return whether there may be more to do
         */
        default boolean help() {
            return false;
        }
    }

    /** What happened in an interval. The arrays are the backend's own: read them, do not keep them. */
    interface Interval {

        /** First step of the interval, counted from 1. */
        long firstStep();

        /** Number of steps. */
        int steps();

        /**
         * @param offset a step of the interval, from 0
         * @param out receives the ids of the neurons that spiked, ascending; long enough
         * @return how many were written
         */
        int copySpikes(int offset, int[] out);

        /**
         * @param device index of a multimeter in the network's devices
         * @param offset a step of the interval, from 0, in which it samples
         * @return its values: for each recorded neuron the recorded states in order
         */
        float[] samples(int device, int offset);

        /**
         * @param meter place of a meter in {@link BackendSession#meter}
         * @param offset a step of the interval, from 0, in which it samples
         * @return its values: for each of its neurons the states in order
         */
        float[] metered(int meter, int offset);

        /**
         * @param population index of a population
         * @return how many spikes its neurons sent
         */
        long spikes(int population);

        /**
         * @param population index of a population
         * @return neurons times steps that were computed
         */
        long updates(int population);

        /**
         * @param population index of a population
         * @return neurons times steps that were not, see {@link BackendSession#select}
         */
        long waits(int population);

        /**
         * @param population index of a population
         * @return how many synapses the spikes of its neurons go to
         */
        long synapticEvents(int population);

        /**
         * @param population index of a population
         * @param direction which way
         * @param role what for
         * @return what transfers of its neurons moved, in quanta of the model's account; 0 where neurons hold no
         *         energy
         */
        long moved(int population, Direction direction, Role role);

        /**
         * @param population index of a population
         * @return what its neurons paid for their spikes, in quanta: what each took in its step, rounded to whole
         *         quanta ({@link glia.api.model.AccountDefinition#spike}), and what transfers paid later
         *         ({@link glia.api.model.Statement#spendOnSpikes}), which by rounding may be a few less than none; 0
         *         where the model does not say
         */
        long spikeCost(int population);

        /**
         * @param population index of a population
         * @return the balances of all its neurons after the interval, read from where the state is kept, in quanta; 0
         *         where neurons hold no energy
         */
        long accounts(int population);

        /**
         * @param projection index of a projection
         * @return what changes of its synapses cost that were worked out since the interval before, in ATP. Synapses
         *         may take spikes into account long after these have reached them, see {@link BackendSession#settle}
         */
        long learningCost(int projection);

        /** Spikes that devices sent. */
        long deviceEvents();
    }

    /**
     * Lets synapses whose changes cost energy take into account all that has reached them by now. This has no effect on
     * anything that follows. All that intervals and calls of this have told of is then the same whatever the number of
     * threads, and however often this is called. After a failure it does nothing.
     *
     * @param costs by projection: receives, added, what no interval and no call has told of, in ATP
     */
    void settle(long[] costs);

    /** The state after the last step, in canonical form. */
    CanonicalState exportState();

    /**
     * Replaces the state; what is updated stays {@linkplain #select selected}.
     *
     * @param state of the same network
     * @throws IllegalArgumentException if its shape is not that of the network
     */
    void importState(CanonicalState state);

    /**
     * Chooses which neurons are updated from the next step on. The others wait: they do not change, fire or move
     * energy. Spikes that arrive at them in a step arrive in the next one instead, together with those of that step;
     * of what waits at a port less than 2^30 units of either sign are kept. Currents do not wait.
     *
     * @param population index of a population
     * @param blocks bit b of word b/64 for the neurons from {@link #BLOCK} b to BLOCK (b + 1); null for all neurons
     * @throws IllegalArgumentException if there are not as many {@linkplain #words words} as the population needs
     */
    void select(int population, long[] blocks);

    /** What {@link #exportState} says of one projection. */
    ProjectionState exportState(int projection);

    /**
     * Reads a state variable as it is after the last step.
     *
     * @param population index of a population
     * @param state index of a state variable of its model
     * @param out receives its value by neuron, NaN where none lives; as long as the population is large
     */
    void state(int population, int state, float[] out);

    /**
     * Samples states for observers from the next step on, in place of what it has sampled for them so far. This has no
     * effect on anything else.
     *
     * @param meters on neurons of this network, beside those that are its devices
     */
    void meter(List<Device.Multimeter> meters);

    /**
     * Changes what neurons hold on their accounts. The caller answers for where it comes from.
     *
     * @param population index of a population whose neurons hold energy
     * @param neurons indices within the population, each at most once
     * @param quanta to be added to the account of each
     * @throws IllegalArgumentException if an account would leave its bounds; nothing was changed then
     */
    void deposit(int population, int[] neurons, int[] quanta);

    /**
     * Goes on as another network from the present step on, with the state that it has; as a session of that network
     * would that was opened with this state. It takes as long as laying out what is different.
     *
     * @param next the same shape as before: populations, numbers of slots, models, quanta, kinds of devices and
     *            smallest and largest delay; what is the same object as before is taken for unchanged. In a slot that
     *            is used otherwise than before, everything begins anew: states at their initial values, nothing in
     *            flight to it, no spikes that synapses know of
     * @param changes for projections that have changed, what is different of them; of others that have changed
     *            everything may be, and what their synapses have learned begins anew
     */
    void change(Network next, Map<Integer, RowChanges> changes);

    /**
     * @param projection index of a projection
     * @param source index of a neuron within its source population
     * @return indices of the neurons that synapses go to from it, ascending, each once
     */
    int[] targets(int projection, int source);

    /**
     * Reads weights as they are after the last step; changes nothing of what follows and allocates nothing.
     *
     * @param device index of a weight recorder in the network's devices
     * @param out receives the weights of its synapses in their order; long enough
     */
    void weights(int device, float[] out);

    /**
     * Has the times of phases taken, or not any more; at first they are not.
     *
     * @param every in one interval of so many; 0 for none
     */
    default void timePhases(int every) {
    }

    /**
     * @param phase a phase
     * @return the time that went into it in those intervals in which times were taken, summed over the workers, in ns;
     *         -1 if it is not told from another phase
     */
    default long phaseNanos(Phase phase) {
        return -1;
    }

    /**
     * Reads the weights of one row as they are after the last step; changes nothing of what follows.
     *
     * @param projection index of a projection whose synapses learn
     * @param target index within its target population
     * @param out receives the weights in the row's order; long enough
     */
    void weights(int projection, int target, float[] out);

    /** CPU time of all threads of this session in nanoseconds, the calling thread left out. */
    long workerCpuNanos();

    /** Bytes held for the network and its state. */
    long memoryBytes();

    @Override
    void close();
}
