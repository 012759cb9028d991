package glia.api.energy;

import glia.api.network.Network;
import java.util.List;

/**
 * Double-entry books in whole units; one unit is 1000 ATP. A transfer names source, sink, amount and role; no
 * other way changes an account. Accounts: the outside world, one for each population, for each of them a sink for each
 * role, and pools, which belong to no population and never owe.
 * <p>
 * What a {@linkplain glia.api.network.NodeKind#READOUT read-out} spends on processing is booked for the role output.
 * <p>
 * A population whose model has an account is on the books with what its neurons hold; a quantum of the model is a whole
 * number of units ({@link #unitsPerQuantum}). Any other population holds nothing, and is supplied with what it costs.
 */
public interface EnergyLedger {

    /** Opens books (service). */
    interface Factory {
        /**
         * @param network whose populations get an account each
         * @param pools names of the pools, which begin empty
         * @return books with what the neurons hold at step 0 supplied by the outside world
         */
        EnergyLedger open(Network network, List<String> pools);
    }

    /**
     * Supplies and spends what one interval of a population without accounts cost, by the budget in force.
     *
     * @param population index of the population
     * @param neuronSteps neurons times steps
     * @param spikes spikes that its neurons sent
     * @param synapticEvents spikes that were handed to the synapses of its neurons' axons
     */
    void post(int population, long neuronSteps, long spikes, long synapticEvents);

    /**
     * Supplies and spends what changes of synapses cost.
     *
     * @param population index of the population whose neurons pay, that of the targets
     * @param atp in ATP, not negative
     */
    void postLearning(int population, long atp);

    /**
     * Posts what neurons with accounts were supplied with.
     *
     * @param population index of the population
     * @param role what for
     * @param quanta how much in quanta of its model; negative where they gave back
     */
    void supply(int population, Role role, long quanta);

    /**
     * Posts what neurons with accounts have spent.
     *
     * @param population index of the population
     * @param role what on
     * @param quanta how much in quanta of its model; negative where it came back
     */
    void spend(int population, Role role, long quanta);

    /**
     * Says of what neurons with accounts have spent on their work how much their spikes took. It moves nothing.
     *
     * @param population index of the population
     * @param quanta in quanta of its model; negative where rounding took back what it had charged before
     */
    void attributeToSpikes(int population, long quanta);

    /**
     * Posts what neurons with accounts hold when they are born; the outside world gives it.
     *
     * @param population index of the population
     * @param quanta what they begin with, in quanta of their model
     */
    void born(int population, long quanta);

    /**
     * Posts what neurons with accounts held when they died; it goes to the sink of {@link Role#ADAPTATION}.
     *
     * @param population index of the population
     * @param quanta what they held, in quanta of their model; negative where they owed
     */
    void died(int population, long quanta);

    /**
     * The outside world gives to a pool.
     *
     * @param pool index of the pool
     * @param units not negative
     */
    void fill(int pool, long units);

    /**
     * A pool gives to the outside world.
     *
     * @param pool index of the pool
     * @param units not negative, not more than is there
     */
    void drain(int pool, long units);

    /**
     * One pool gives to another.
     *
     * @param units not negative
     * @throws IllegalArgumentException if so much is not there
     */
    void move(int from, int to, long units);

    /**
     * A pool gives to neurons with accounts.
     *
     * @param pool index of the pool
     * @param population index of the population
     * @param quanta how much in quanta of its model; negative: the neurons give
     * @throws IllegalArgumentException if so much is not there
     */
    void feed(int pool, int population, long quanta);

    /**
     * A pool pays.
     *
     * @param pool index of the pool
     * @param population index of the population for which it pays
     * @param role what for
     * @param units not negative
     * @throws IllegalArgumentException if so much is not there
     */
    void spend(int pool, int population, Role role, long units);

    /**
     * @param pool index of the pool
     * @return what it holds, in units
     */
    long pooled(int pool);

    /**
     * What the budget in force gives an action potential over what the model spends on it, rounded, at least 1.
     *
     * @param population index of the population
     * @return units in a quantum of its model; 0 if its neurons hold no energy
     */
    long unitsPerQuantum(int population);

    /**
     * Balances the books.
     *
     * @return the sum over all accounts; anything but 0 is a fault
     */
    long audit();

    /**
     * Compares a population's account with what its neurons hold.
     *
     * @param population index of the population
     * @param quanta what they hold, in quanta of their model
     * @return what they hold too much, in units; anything but 0 is a fault
     */
    long audit(int population, long quanta);

    EnergyTotals totals();

    /** Every account as it is now. */
    EnergyAccounts accounts();

    /**
     * Replaces every account.
     *
     * @param accounts of books of the same network
     * @throws IllegalArgumentException if there are more or fewer accounts, or they do not balance; nothing is changed
     */
    void load(EnergyAccounts accounts);
}
