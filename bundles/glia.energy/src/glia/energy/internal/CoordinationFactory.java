package glia.energy.internal;

import glia.api.network.Network;
import glia.api.regulation.Regulator;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** Decides what is updated first in networks that do not ask for everything to be updated. */
@Component
public final class CoordinationFactory implements Regulator.Factory {

    @Override
    public String name() {
        return "coordination";
    }

    @Override
    public List<String> pools(Network network) {
        return List.of();
    }

    @Override
    public Optional<Regulator> open(Network network) {
        return network.description().energy().coordination().share() < 1 ? Optional.of(new Coordination(network))
                : Optional.empty();
    }
}
