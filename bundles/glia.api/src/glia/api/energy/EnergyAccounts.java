package glia.api.energy;

import java.util.Objects;

/**
 * Every account of the books, and what has not filled a whole unit yet. Arrays are not copied and not to be changed.
 *
 * @param balances in whole units: the outside world's (which is what it has given, negative), each population's, the
 *            sinks of the first population in the order of {@link Role}, those of the second, and so on, then each
 *            pool's; their sum is 0
 * @param fractions by population: what it has used beyond the units that are on the books, in thousandths of an ATP, at
 *            least 0 and less than a unit; then by population the same of what learning has used
 */
public record EnergyAccounts(long[] balances, long[] fractions) {
    public EnergyAccounts {
        Objects.requireNonNull(balances);
        Objects.requireNonNull(fractions);
    }
}
