package glia.energy.internal.adaptation;

import glia.api.energy.EnergyTotals;
import glia.api.energy.Role;
import glia.api.network.StructureDescription;
import glia.api.regulation.Regulated;

/**
 * What pays for structure. Making something takes its cost from the reserve: a part of it is held by what was made, the
 * rest is spent. What is held goes back to the reserve when the thing is gone, as far as there is room.
 */
final class Reserve {

    /** The pool that pays. */
    static final String NAME = "structure[reserve]";
    /** The pool of what all that was made holds. */
    static final String BUILT = "structure[built]";

    private static final double MS_PER_S = 1000;

    private final double dt;
    private final long initial;
    private long capacity;
    private double unitsPerStep;

    Reserve(StructureDescription structure, double dt) {
        this.dt = dt;
        initial = units(structure.initial());
        adopt(structure);
    }

    /** Goes on with what it is told to be now. */
    void adopt(StructureDescription structure) {
        capacity = units(structure.capacity());
        unitsPerStep = structure.income() / EnergyTotals.ATP * dt / MS_PER_S;
    }

    static long units(double atp) {
        return Math.round(atp / EnergyTotals.ATP);
    }

    /** @param held by what the network was built with, which the outside world has paid for */
    void begin(Regulated network, long held) {
        network.fill(NAME, initial);
        network.fill(BUILT, held);
    }

    /** Takes what has flowed in since a step; what does not fit stays outside. */
    void earn(Regulated network, long since) {
        long income = (long) (unitsPerStep * network.step()) - (long) (unitsPerStep * since);
        network.fill(NAME, Math.clamp(capacity - network.pooled(NAME), 0, income));
    }

    /** @return how many things it can pay for */
    long affords(Regulated network, long cost) {
        return cost == 0 ? Long.MAX_VALUE : network.pooled(NAME) / cost;
    }

    /**
     * Pays for things that are made now.
     *
     * @param population for which it pays
     * @param held by each of them, a part of the cost
     */
    void pay(Regulated network, int population, long count, long cost, long held) {
        network.move(NAME, BUILT, count * held);
        network.spend(NAME, population, Role.ADAPTATION, count * (cost - held));
    }

    /**
     * Compares what is held with what there is. What is gone gives back what it held; what came by other hands was
     * paid for by the outside world.
     *
     * @param population for which what does not fit is spent
     * @param held by all that is there
     */
    void settle(Regulated network, int population, long held) {
        long gone = network.pooled(BUILT) - held;
        if (gone < 0) {
            network.fill(BUILT, -gone);
        } else {
            long fits = Math.clamp(capacity - network.pooled(NAME), 0, gone);
            network.move(BUILT, NAME, fits);
            network.spend(BUILT, population, Role.ADAPTATION, gone - fits);
        }
    }

    /** Spends what does not fit. */
    void trim(Regulated network, int population) {
        network.spend(NAME, population, Role.ADAPTATION, Math.max(0, network.pooled(NAME) - capacity));
    }
}
