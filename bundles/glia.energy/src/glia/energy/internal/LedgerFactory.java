package glia.energy.internal;

import glia.api.energy.EnergyLedger;
import glia.api.energy.Role;
import glia.api.model.AccountDefinition;
import glia.api.network.Network;
import glia.api.network.NeuronValues;
import glia.api.network.NodeKind;
import glia.api.network.Population;
import glia.api.network.PopulationDescription;
import glia.api.network.Slots;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Opens books under the budget that the network names. */
@Component
public final class LedgerFactory implements EnergyLedger.Factory {

    @Override
    public EnergyLedger open(Network network, List<String> pools) {
        Budget budget = Budget.of(network.description().energy().budget());
        boolean[] readouts = new boolean[network.populations().size()];
        List<PopulationDescription> described = network.description().populations();
        for (int p = 0; p < readouts.length; p++) {
            readouts[p] = described.get(p).kind().filter(NodeKind.READOUT::equals).isPresent();
        }
        Ledger ledger = new Ledger(budget, readouts, network.dt(), pools, network.populations().stream()
                .map(p -> p.model().account()).toArray(AccountDefinition[]::new));
        for (Population population : network.populations()) {
            AccountDefinition account = population.model().account();
            if (account != null) {
                ledger.supply(population.index(), Role.INPUT,
                        held(account, population.initial().get(account.state()), population.slots()));
            }
        }
        return ledger;
    }

    private static long held(AccountDefinition account, NeuronValues balances, Slots slots) {
        long sum = 0;
        for (int run = 0; run < slots.runs(); run++) {
            for (int neuron = slots.begin(run); neuron < slots.end(run); neuron++) {
                sum += account.quanta((float) balances.get(neuron));
            }
        }
        return sum;
    }
}
