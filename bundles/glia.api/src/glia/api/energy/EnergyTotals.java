package glia.api.energy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The books of a run. Amounts are whole {@linkplain EnergyLedger units of energy}; {@code supplied} is always
 * {@code stored} plus all that was spent, or the residual is not zero and the books are wrong.
 *
 * @param populations in the order of the network
 * @param pools what belongs to no population
 * @param residual the sum over all accounts less what it was at the start; anything but 0 is a fault
 */
public record EnergyTotals(List<Population> populations, List<Pool> pools, long residual) {

    /** How many molecules of ATP a unit is. */
    public static final double ATP = 1000;

    /**
     * The energy of a molecule of ATP in J: 50 kJ/mol, what its hydrolysis yields in a cell (Attwell and Laughlin 2001,
     * J Cereb Blood Flow Metab 21:1133-1145).
     */
    public static final double JOULE_PER_ATP = 8.3e-20;

    /**
     * The books of one population.
     *
     * @param supplied what the supply and pools gave, and what its neurons began with
     * @param spent what went to each role's sink
     * @param stored what is on its account
     * @param perModelUnit units of energy in the unit of its model's account; 0 if its neurons hold no energy
     * @param costs what was paid for with what was spent on its work (for the role processing, or output), which is
     *            their sum; empty where neurons hold energy and their model does not say what a spike takes
     */
    public record Population(long supplied, Map<Role, Long> spent, long stored, double perModelUnit,
            Map<Cost, Long> costs) {
        public Population {
            spent = Map.copyOf(spent);
            costs = Map.copyOf(costs);
        }
    }

    /**
     * An account that neurons are fed from, or that structure is paid from.
     *
     * @param name unique
     * @param stored what is on it
     */
    public record Pool(String name, long stored) {
        public Pool {
            Objects.requireNonNull(name);
        }
    }

    public EnergyTotals {
        populations = List.copyOf(populations);
        pools = List.copyOf(pools);
    }

    /** Books without pools. */
    public EnergyTotals(List<Population> populations, long residual) {
        this(populations, List.of(), residual);
    }

    /** What the outside world gave. */
    public long supplied() {
        return populations.stream().mapToLong(Population::supplied).sum()
                + pools.stream().mapToLong(Pool::stored).sum();
    }

    /** What went to each role's sinks. */
    public Map<Role, Long> spent() {
        Map<Role, Long> sum = new EnumMap<>(Role.class);
        populations.forEach(p -> p.spent().forEach((role, amount) -> sum.merge(role, amount, Long::sum)));
        return sum;
    }

    /** What work was paid for, of populations that tell. */
    public Map<Cost, Long> costs() {
        Map<Cost, Long> sum = new EnumMap<>(Cost.class);
        populations.forEach(p -> p.costs().forEach((cost, amount) -> sum.merge(cost, amount, Long::sum)));
        return sum;
    }

    /** What is on the accounts of populations and pools. */
    public long stored() {
        return populations.stream().mapToLong(Population::stored).sum()
                + pools.stream().mapToLong(Pool::stored).sum();
    }

    /** @return the energy in J */
    public static double joules(long units) {
        return units * (ATP * JOULE_PER_ATP);
    }
}
