package glia.api.simulation;

import glia.api.change.NetworkChange;
import glia.api.event.Sourced;
import java.util.List;

/**
 * The network of a simulation was changed.
 *
 * @param simulation id of the simulation
 * @param step steps done; the changes hold for what comes after
 * @param changes that were made; none where a reset has taken all back
 */
public record NetworkChanged(long simulation, long step, List<NetworkChange> changes) implements Sourced {
    public NetworkChanged {
        changes = List.copyOf(changes);
    }

    @Override
    public String source() {
        return Simulation.source(simulation);
    }
}
