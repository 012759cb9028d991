package glia.energy.internal;

import glia.api.energy.EnergyLedger;
import glia.api.network.Network;
import org.osgi.service.component.annotations.Component;

/** Opens books under the budget of Attwell and Laughlin. */
@Component
public final class LedgerFactory implements EnergyLedger.Factory {

    @Override
    public EnergyLedger open(Network network) {
        return new Ledger(Budget.ATTWELL_LAUGHLIN_2001, network.populations().size(), network.dt());
    }
}
