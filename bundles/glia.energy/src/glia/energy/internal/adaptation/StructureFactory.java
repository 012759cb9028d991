package glia.energy.internal.adaptation;

import glia.api.network.Network;
import glia.api.network.StructureDescription;
import glia.api.regulation.Regulator;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** Lets synapses and neurons come and go in networks that ask for it. */
@Component
public final class StructureFactory implements Regulator.Factory {

    @Override
    public String name() {
        return "structure";
    }

    @Override
    public List<String> pools(Network network) {
        return asks(network) ? List.of(Reserve.NAME, Reserve.BUILT) : List.of();
    }

    @Override
    public Optional<Regulator> open(Network network) {
        return asks(network) ? Optional.of(new Structure(network)) : Optional.empty();
    }

    private static boolean asks(Network network) {
        StructureDescription structure = network.description().energy().structure();
        return !structure.synapses().isEmpty() || !structure.neurons().isEmpty();
    }
}
