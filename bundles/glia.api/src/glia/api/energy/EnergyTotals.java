package glia.api.energy;

import java.util.Map;
import java.util.Objects;

/**
 * The books of a run in sum. Amounts are whole {@linkplain EnergyLedger units of energy}; {@code supplied} is always
 * {@code stored} plus all that was spent, or the residual is not zero and the books are wrong.
 *
 * @param supplied what the outside world gave
 * @param spent what went to each role's sink
 * @param stored what is on the populations' accounts
 * @param residual the sum over all accounts less what it was at the start; anything but 0 is a fault
 */
public record EnergyTotals(long supplied, Map<Role, Long> spent, long stored, long residual) {
    public EnergyTotals {
        Objects.requireNonNull(spent);
        spent = Map.copyOf(spent);
    }
}
