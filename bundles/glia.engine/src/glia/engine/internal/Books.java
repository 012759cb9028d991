package glia.engine.internal;

import glia.api.backend.BackendSession.Interval;
import glia.api.energy.EnergyAccounts;
import glia.api.energy.EnergyLedger;
import glia.api.energy.EnergyTotals;
import glia.api.energy.Role;
import glia.api.model.NeuronModel;
import glia.api.model.Statement.Direction;
import glia.api.network.Network;
import glia.api.network.Slots;
import glia.api.simulation.CanonicalState;
import java.util.List;

/** Posts every interval to the energy ledger and balances it; books that do not balance end the run. */
final class Books {

    private static final Role[] ROLES = Role.values();

    private final EnergyLedger.Factory factory;
    private final Network built;
    private Network network;
    private final List<String> pools;
    private final boolean[] holdsEnergy;
    private EnergyLedger ledger;

    Books(EnergyLedger.Factory factory, Network network, List<String> pools) {
        this.pools = pools;
        this.factory = factory;
        built = network;
        this.network = network;
        holdsEnergy = new boolean[network.populations().size()];
        for (int p = 0; p < holdsEnergy.length; p++) {
            holdsEnergy[p] = network.populations().get(p).model().account() != null;
        }
        open();
    }

    void open() {
        network = built;
        ledger = factory.open(network, pools);
    }

    /** Goes on with what a network has become. */
    void change(Network next) {
        network = next;
    }

    /** What neurons that have died held, and what those begin with that were born. */
    void turnover(int population, long died, long born) {
        if (holdsEnergy[population]) {
            ledger.died(population, died);
            ledger.born(population, born);
        }
    }

    EnergyLedger ledger() {
        return ledger;
    }

    EnergyAccounts accounts() {
        return ledger.accounts();
    }

    /** @throws IllegalArgumentException if they are not those of this network, or not those of this state */
    void load(EnergyAccounts accounts, CanonicalState state) {
        ledger.load(accounts);
        for (int p = 0; p < holdsEnergy.length; p++) {
            if (holdsEnergy[p]) {
                NeuronModel model = network.populations().get(p).model();
                Slots slots = network.populations().get(p).slots();
                float[] balances = state.populations().get(p).states()[model.stateIndex(model.account().state())];
                long quanta = 0;
                for (int run = 0; run < slots.runs(); run++) {
                    for (int neuron = slots.begin(run); neuron < slots.end(run); neuron++) {
                        quanta += model.account().quanta(balances[neuron]);
                    }
                }
                if (ledger.audit(p, quanta) != 0) {
                    throw new IllegalArgumentException("energy books: the neurons of population "
                            + network.populations().get(p).name() + " do not hold what is on them");
                }
            }
        }
    }

    void interval(Interval interval) {
        for (int p = 0; p < holdsEnergy.length; p++) {
            if (holdsEnergy[p]) {
                post(p, interval);
            } else {
                ledger.post(p, interval.updates(p), interval.spikes(p), interval.synapticEvents(p));
            }
        }
        for (int j = 0; j < network.projections().size(); j++) {
            learning(j, interval.learningCost(j));
        }
        long residual = ledger.audit();
        if (residual != 0) {
            throw new IllegalStateException("The energy books do not balance: residual " + residual + steps(interval));
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

    /** What the neurons hold by their own state has to be what the books say. */
    private void post(int population, Interval interval) {
        for (Role role : ROLES) {
            long supplied = interval.moved(population, Direction.FROM_SUPPLY, role);
            long spent = interval.moved(population, Direction.TO_SINK, role);
            if (supplied != 0) {
                ledger.supply(population, role, supplied);
            }
            if (spent != 0) {
                ledger.spend(population, role, spent);
            }
        }
        ledger.attributeToSpikes(population, interval.spikeCost(population));
        long excess = ledger.audit(population, interval.accounts(population));
        if (excess != 0) {
            throw new IllegalStateException("The energy books do not balance: the neurons of population "
                    + network.populations().get(population).name() + " hold " + Math.abs(excess) + " units too "
                    + (excess > 0 ? "much" : "little") + steps(interval));
        }
    }

    private static String steps(Interval interval) {
        return " in the steps " + interval.firstStep() + " to " + (interval.firstStep() + interval.steps() - 1);
    }

    EnergyTotals totals() {
        return ledger.totals();
    }
}
