package glia.api.network;

import glia.api.energy.EnergyBudget;
import java.util.List;
import java.util.Objects;

/**
 * What a network says about energy.
 *
 * @param budget what activity costs
 * @param pools supplies that neurons share
 * @param homeostasis which neurons are kept at set points
 * @param coordination what is updated first where not all can be
 * @param structure which synapses and neurons come and go
 */
public record EnergyDescription(EnergyBudget budget, List<PoolDescription> pools, HomeostasisDescription homeostasis,
        CoordinationDescription coordination, StructureDescription structure) {

    /** Of a network that says nothing. */
    public static final EnergyDescription DEFAULT = new EnergyDescription(EnergyBudget.ATTWELL_LAUGHLIN_2001,
            List.of(), HomeostasisDescription.NONE, CoordinationDescription.EXACT, StructureDescription.NONE);

    public EnergyDescription {
        Objects.requireNonNull(budget);
        pools = List.copyOf(pools);
        Objects.requireNonNull(homeostasis);
        Objects.requireNonNull(coordination);
        Objects.requireNonNull(structure);
    }

    /** The same with another homeostasis. */
    public EnergyDescription withHomeostasis(HomeostasisDescription other) {
        return new EnergyDescription(budget, pools, other, coordination, structure);
    }

    /** The same with another structure. */
    public EnergyDescription withStructure(StructureDescription other) {
        return new EnergyDescription(budget, pools, homeostasis, coordination, other);
    }

    /** The same with another coordination. */
    public EnergyDescription withCoordination(CoordinationDescription other) {
        return new EnergyDescription(budget, pools, homeostasis, other, structure);
    }
}
