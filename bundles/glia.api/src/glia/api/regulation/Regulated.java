package glia.api.regulation;

import glia.api.change.NetworkChange;
import glia.api.energy.EnergyTotals;
import glia.api.energy.Role;
import glia.api.network.Network;
import java.util.List;

/** A network between two steps, as a {@link Regulator} sees it. Energy only moves from one account to another. */
public interface Regulated {

    /** The network as it is now. */
    Network network();

    /** Steps done. */
    long step();

    /**
     * @param population index of a population
     * @return by neuron, its spikes since this regulator acted last, or since step 0
     * @throws IllegalStateException if the regulator does not count spikes
     */
    int[] spikes(int population);

    /**
     * @param population index of a population
     * @param state index of a state variable of its model
     * @return by neuron, its value now, NaN where none lives; a copy
     */
    float[] state(int population, int state);

    /**
     * The books. What was spent on learning depends on when it was worked out, and must not decide anything; all else
     * is as of this step.
     */
    EnergyTotals energy();

    /**
     * @param projection index of a projection
     * @return what each of its synapses has learned, or the weights that stay as they are; in the order of its rows,
     *         a copy
     */
    float[] weights(int projection);

    /**
     * The same of one target; it takes as long as the row is.
     *
     * @param projection index of a projection
     * @param target index within its target population
     * @return weights in the order of the row, a copy
     */
    float[] weights(int projection, int target);

    /** What a pool holds, in units of the books. */
    long pooled(String pool);

    /**
     * @param population index of a population
     * @return units of the books in a quantum of its model's account; 0 if its neurons hold no energy
     */
    long unitsPerQuantum(int population);

    /**
     * The outside world gives to a pool.
     *
     * @param units not negative
     */
    void fill(String pool, long units);

    /**
     * A pool gives to the outside world.
     *
     * @param units not negative, not more than is there
     */
    void drain(String pool, long units);

    /**
     * One pool gives to another.
     *
     * @param units not negative, not more than is there
     */
    void move(String from, String to, long units);

    /**
     * A pool gives to neurons, or gets from them.
     *
     * @param population index of a population whose neurons hold energy
     * @param neurons indices within the population, each at most once
     * @param quanta of the model's account for each of them; negative: the neuron gives
     * @throws IllegalArgumentException if the pool does not hold so much, or an account would leave its bounds; nothing
     *             has changed then
     */
    void feed(String pool, int population, int[] neurons, int[] quanta);

    /**
     * A pool pays for something.
     *
     * @param population index of the population for which it pays
     * @param role what for
     * @param units not negative, not more than is there
     */
    void spend(String pool, int population, Role role, long units);

    /**
     * Chooses which neurons are updated from now on, until another call; see
     * {@link glia.api.backend.BackendSession#select}.
     *
     * @param population index of a population
     * @param blocks by bit; null: all
     */
    void select(int population, long[] blocks);

    /**
     * Changes the network, all or nothing.
     *
     * @throws glia.api.change.InvalidChangeException if one of the changes cannot be made
     */
    void apply(List<NetworkChange> changes);
}
