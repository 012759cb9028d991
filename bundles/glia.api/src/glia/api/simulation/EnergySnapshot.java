package glia.api.simulation;

import glia.api.energy.EnergyTotals;
import glia.api.event.Sourced;
import java.util.Objects;

/**
 * The energy books of a simulation at the end of a step.
 *
 * @param simulation id of the simulation
 * @param step steps done
 * @param totals the books since step 0; what synapses have learned lately may be missing until they are visited
 */
public record EnergySnapshot(long simulation, long step, EnergyTotals totals) implements Sourced {
    public EnergySnapshot {
        Objects.requireNonNull(totals);
    }

    @Override
    public String source() {
        return Simulation.source(simulation);
    }
}
