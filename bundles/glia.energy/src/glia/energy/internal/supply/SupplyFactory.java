package glia.energy.internal.supply;

import glia.api.network.Network;
import glia.api.network.PoolDescription;
import glia.api.regulation.Regulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** Runs the pools that a network's neurons share. */
@Component
public final class SupplyFactory implements Regulator.Factory {

    @Override
    public String name() {
        return "supply";
    }

    @Override
    public List<String> pools(Network network) {
        List<String> names = new ArrayList<>();
        for (PoolDescription pool : network.description().energy().pools()) {
            names.addAll(Regions.names(pool));
        }
        return names;
    }

    @Override
    public Optional<Regulator> open(Network network) {
        return network.description().energy().pools().isEmpty() ? Optional.empty() : Optional.of(new Supply(network));
    }
}
