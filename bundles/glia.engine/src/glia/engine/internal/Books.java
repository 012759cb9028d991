package glia.engine.internal;

import glia.api.backend.BackendSession.Interval;
import glia.api.energy.EnergyAccounts;
import glia.api.energy.EnergyLedger;
import glia.api.energy.EnergyTotals;
import glia.api.network.Network;

/** Posts every interval to the energy ledger and balances it; books that do not balance end the run. */
final class Books {

    private final EnergyLedger.Factory factory;
    private final Network network;
    private EnergyLedger ledger;

    Books(EnergyLedger.Factory factory, Network network) {
        this.factory = factory;
        this.network = network;
        open();
    }

    void open() {
        ledger = factory.open(network);
    }

    EnergyAccounts accounts() {
        return ledger.accounts();
    }

    void load(EnergyAccounts accounts) {
        ledger.load(accounts);
    }

    void interval(Interval interval) {
        for (int p = 0; p < network.populations().size(); p++) {
            long neuronSteps = (long) network.populations().get(p).size() * interval.steps();
            ledger.post(p, neuronSteps, interval.spikes(p), interval.synapticEvents(p));
        }
        for (int j = 0; j < network.projections().size(); j++) {
            learning(j, interval.learningCost(j));
        }
        long residual = ledger.audit();
        if (residual != 0) {
            throw new IllegalStateException("The energy books do not balance: residual " + residual + " in the steps "
                    + interval.firstStep() + " to " + (interval.firstStep() + interval.steps() - 1));
        }
    }

    /** What changes of synapses have cost beside what intervals told, by projection, in ATP. */
    void learning(long[] costs) {
        for (int j = 0; j < costs.length; j++) {
            learning(j, costs[j]);
        }
    }

    private void learning(int projection, long cost) {
        if (cost != 0) {
            ledger.postLearning(network.projections().get(projection).target(), cost);
        }
    }

    EnergyTotals totals() {
        return ledger.totals();
    }
}
