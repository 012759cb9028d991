package glia.api.energy;

import java.util.Objects;

/**
 * Every account of the books, and what has not filled a whole unit yet. Arrays are not copied and not to be changed.
 *
 * @param balances in whole units: the outside world's (which is what it has given, negative), each population's, the
 *            sinks of the first population in the order of {@link Role}, those of the second, and so on, then each
 *            pool's; their sum is 0
 * @param fractions by population: what learning has cost beyond the units that are on the books, in ATP, at least 0 and
 *            less than a unit
 * @param counts by population: neurons times steps, spikes and synaptic events since step 0, from which follows what
 *            its work has cost; where neurons hold energy 0, what spikes took from their accounts in quanta, and 0
 */
public record EnergyAccounts(long[] balances, long[] fractions, long[] counts) {
    public EnergyAccounts {
        Objects.requireNonNull(balances);
        Objects.requireNonNull(fractions);
        Objects.requireNonNull(counts);
    }
}
