package glia.api.network;

import glia.api.energy.EnergyBudget;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

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

    /**
     * What has to be installed so that all of this happens.
     *
     * @return by section of the network file that asks for something, the name of the
     *         {@linkplain glia.api.regulation.Regulator.Factory regulator} that does it
     */
    public Map<String, String> regulators() {
        Map<String, String> names = new TreeMap<>();
        if (!pools.isEmpty()) {
            names.put("energy.pools", "supply");
        }
        if (!homeostasis.regulations().isEmpty()) {
            names.put("energy.homeostasis", "homeostasis");
        }
        if (coordination.share() < 1) {
            names.put("energy.coordination", "coordination");
        }
        if (!structure.synapses().isEmpty() || !structure.neurons().isEmpty()) {
            names.put("energy.structure", "structure");
        }
        return names;
    }

    /** The same with other pools. */
    public EnergyDescription withPools(List<PoolDescription> others) {
        return new EnergyDescription(budget, others, homeostasis, coordination, structure);
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
