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
 */
public record EnergyDescription(EnergyBudget budget, List<PoolDescription> pools, HomeostasisDescription homeostasis) {

    /** Of a network that says nothing. */
    public static final EnergyDescription DEFAULT = new EnergyDescription(EnergyBudget.ATTWELL_LAUGHLIN_2001,
            List.of(), HomeostasisDescription.NONE);

    public EnergyDescription {
        Objects.requireNonNull(budget);
        pools = List.copyOf(pools);
        Objects.requireNonNull(homeostasis);
    }

    /** The same with another homeostasis. */
    public EnergyDescription withHomeostasis(HomeostasisDescription other) {
        return new EnergyDescription(budget, pools, other);
    }
}
