package glia.api.energy;

import glia.api.network.Network;

/**
 * Double-entry books in whole units; one unit is 1000 ATP. A transfer names source, sink, amount and role; no
 * other way changes an account.
 */
public interface EnergyLedger {

    /** Opens books (service). */
    interface Factory {
        /**
         * @param network whose populations get an account each
         * @return books with nothing on them but the endless account of the outside world
         */
        EnergyLedger open(Network network);
    }

    /**
     * Supplies and spends what one interval of a population cost, by the budget in force.
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
     * Balances the books.
     *
     * @return the sum over all accounts; anything but 0 is a fault
     */
    long audit();

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
