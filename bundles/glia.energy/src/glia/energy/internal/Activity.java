package glia.energy.internal;

import glia.api.energy.Cost;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * What populations whose neurons hold no energy have done since step 0, and what that costs by a budget. All that they
 * spend on their work follows from these counts: the whole units in their cost, and what of it was paid for what.
 * Amounts that leave 64 bits are a fault ({@link ArithmeticException}).
 */
final class Activity {

    static final int MILLI_ATP_PER_UNIT = 1_000_000;
    /** Neurons times steps, spikes, synaptic events. */
    static final int COUNTS = 3;
    private static final Cost[] COSTS = {Cost.REST, Cost.ACTION_POTENTIALS, Cost.POSTSYNAPTIC_CURRENTS, Cost.RELEASE,
        Cost.RECYCLING};
    /** Which of the counts each cost is paid for. */
    private static final int[] COUNT_OF = {0, 1, 2, 2, 2};

    /** By cost, for one of what it is paid for, in thousandths of an ATP. */
    private final long[] prices;
    /** By population, its counts one after another. */
    private final long[] counts;

    /** @param restPerStep what a neuron costs in a step, in thousandths of an ATP */
    Activity(Budget budget, long restPerStep, int populations) {
        prices = new long[] {restPerStep, budget.perSpike(), budget.postsynaptic(), budget.release(),
            budget.recycling()};
        counts = new long[COUNTS * populations];
    }

    /** The units that a population will have cost more when it has done this too; counts nothing yet. */
    long due(int population, long neuronSteps, long spikes, long synapticEvents) {
        int first = COUNTS * population;
        return units(COSTS.length, Math.addExact(counts[first], neuronSteps), Math.addExact(counts[first + 1], spikes),
                Math.addExact(counts[first + 2], synapticEvents)) - units(population);
    }

    void count(int population, long neuronSteps, long spikes, long synapticEvents) {
        int first = COUNTS * population;
        counts[first] += neuronSteps;
        counts[first + 1] += spikes;
        counts[first + 2] += synapticEvents;
    }

    /** Whole units that a population has cost. */
    long units(int population) {
        int first = COUNTS * population;
        return units(COSTS.length, counts[first], counts[first + 1], counts[first + 2]);
    }

    /**
     * What a population has spent on each, in whole units: the difference of two running sums, each without what does
     * not fill a unit, so that the sum is {@link #units(int)}.
     */
    Map<Cost, Long> costs(int population) {
        int first = COUNTS * population;
        Map<Cost, Long> costs = new EnumMap<>(Cost.class);
        long before = 0;
        for (int i = 0; i < COSTS.length; i++) {
            long sum = units(i + 1, counts[first], counts[first + 1], counts[first + 2]);
            costs.put(COSTS[i], sum - before);
            before = sum;
        }
        return costs;
    }

    /** Whole units in the first so many of the costs; counts are split so that large ones do not overflow. */
    private long units(int costs, long neuronSteps, long spikes, long synapticEvents) {
        long units = 0;
        long parts = 0;
        for (int i = 0; i < costs; i++) {
            long count = COUNT_OF[i] == 0 ? neuronSteps : COUNT_OF[i] == 1 ? spikes : synapticEvents;
            long fraction = prices[i] % MILLI_ATP_PER_UNIT;
            units = Math.addExact(units, Math.multiplyExact(count, prices[i] / MILLI_ATP_PER_UNIT));
            units = Math.addExact(units, count / MILLI_ATP_PER_UNIT * fraction);
            parts += count % MILLI_ATP_PER_UNIT * fraction;
        }
        return Math.addExact(units, parts / MILLI_ATP_PER_UNIT);
    }

    long[] export() {
        return counts.clone();
    }

    /** @throws IllegalArgumentException if there are more or fewer, or some are negative; nothing is changed then */
    void load(long[] given) {
        if (given.length != counts.length || Arrays.stream(given).anyMatch(n -> n < 0)) {
            throw new IllegalArgumentException("energy books: expected " + counts.length
                    + " counts of what populations have done, none of them negative");
        }
        System.arraycopy(given, 0, counts, 0, counts.length);
    }
}
