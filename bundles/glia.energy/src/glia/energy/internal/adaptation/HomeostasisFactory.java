package glia.energy.internal.adaptation;

import glia.api.network.HomeostasisDescription;
import glia.api.network.Network;
import glia.api.regulation.Regulator;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** Opens homeostasis for networks that ask for it. */
@Component
public final class HomeostasisFactory implements Regulator.Factory {

    @Override
    public String name() {
        return "homeostasis";
    }

    @Override
    public List<String> pools(Network network) {
        return List.of();
    }

    @Override
    public Optional<Regulator> open(Network network) {
        HomeostasisDescription description = network.description().energy().homeostasis();
        return description.regulations().isEmpty() ? Optional.empty()
                : Optional.of(new Homeostasis(network, description));
    }
}
