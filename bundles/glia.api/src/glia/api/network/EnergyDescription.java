package glia.api.network;

import glia.api.energy.EnergyBudget;
import java.util.Objects;

/**
 * What a network says about energy.
 *
 * @param budget what activity costs
 */
public record EnergyDescription(EnergyBudget budget) {

    /** Of a network that says nothing. */
    public static final EnergyDescription DEFAULT = new EnergyDescription(EnergyBudget.ATTWELL_LAUGHLIN_2001);

    public EnergyDescription {
        Objects.requireNonNull(budget);
    }
}
