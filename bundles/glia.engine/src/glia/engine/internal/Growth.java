package glia.engine.internal;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.network.Projection;
import glia.api.network.StructureDescription.Synapses;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** Compares what a network has become by changes with what it was built as, and with the limits that it has itself. */
final class Growth {

    /** Where nothing else is wanted, a warning is given of what is more than so many times as large as built. */
    private static final double WARNING = 2;
    /** What few there are may become many. */
    private static final int LEAST = 100;
    private static final int POPULATION_AT_LIMIT = 0;
    private static final int PROJECTION_AT_LIMIT = 1;
    private static final int POPULATION = 2;
    private static final int PROJECTION = 3;

    /**
     * Something worth telling.
     *
     * @param kind which of the above
     * @param index of the population or projection
     * @param now how many neurons or synapses it has
     * @param of how many it was built with, or may have
     */
    private record Found(long step, int kind, int index, long now, long of) {
    }

    private final Network built;

    Growth(Network built) {
        this.built = built;
    }

    /** @return what is worth a warning, as numbers for {@link #words}; empty if nothing is */
    long[] warning(Network before, Network now, long step) {
        for (Population population : now.populations()) {
            int p = population.index();
            int living = population.living();
            int begun = built.populations().get(p).living();
            if (living > before.populations().get(p).living() && living == population.size()) {
                return numbers(new Found(step, POPULATION_AT_LIMIT, p, living, living));
            }
            if (begun >= LEAST && living > WARNING * begun) {
                return numbers(new Found(step, POPULATION, p, living, begun));
            }
        }
        List<Synapses> rules = now.description().energy().structure().synapses();
        for (Projection projection : now.projections()) {
            int j = projection.index();
            long count = projection.connectivity().count();
            long begun = built.projections().get(j).connectivity().count();
            long most = rules.stream().filter(rule -> rule.projection().equals(projection.name()))
                    .mapToLong(Synapses::most).findFirst().orElse(Long.MAX_VALUE);
            if (count > before.projections().get(j).connectivity().count() && count >= most) {
                return numbers(new Found(step, PROJECTION_AT_LIMIT, j, count, most));
            }
            if (begun >= LEAST && count > WARNING * begun) {
                return numbers(new Found(step, PROJECTION, j, count, begun));
            }
        }
        return new long[0];
    }

    /**
     * @param most how many times as large as built anything may be
     * @return why the run is to end, or empty
     */
    String reason(Network now, long step, double most) {
        String population = excess(now.populations().size(), p -> now.populations().get((int) p).living(),
                p -> built.populations().get((int) p).living(), most, POPULATION, step);
        return !population.isEmpty() ? population : excess(now.projections().size(),
                j -> now.projections().get((int) j).connectivity().count(),
                j -> built.projections().get((int) j).connectivity().count(), most, PROJECTION, step);
    }

    private String excess(int count, LongFunction<Number> now, LongFunction<Number> begun, double most, int kind,
            long step) {
        return IntStream.range(0, count).filter(i -> begun.apply(i).longValue() > 0
                && now.apply(i).longValue() > most * begun.apply(i).longValue()).mapToObj(i -> words(numbers(
                        new Found(step, kind, i, now.apply(i).longValue(), begun.apply(i).longValue())))
                        + String.format(Locale.ROOT, ", more than the limit of %.4g", most)).findFirst().orElse("");
    }

    private static long[] numbers(Found found) {
        return new long[] {found.step, found.kind, found.index, found.now, found.of};
    }

    /** Whether these are numbers of {@link #warning}. */
    boolean fits(long[] numbers) {
        if (numbers.length != 5 || numbers[0] < 0 || numbers[1] < POPULATION_AT_LIMIT || numbers[1] > PROJECTION
                || numbers[3] < 0 || numbers[4] <= 0) {
            return false;
        }
        boolean population = numbers[1] == POPULATION_AT_LIMIT || numbers[1] == POPULATION;
        return numbers[2] >= 0
                && numbers[2] < (population ? built.populations().size() : built.projections().size());
    }

    String words(long[] numbers) {
        Found found = new Found(numbers[0], (int) numbers[1], (int) numbers[2], numbers[3], numbers[4]);
        boolean population = found.kind == POPULATION_AT_LIMIT || found.kind == POPULATION;
        String what = (population ? "population " + built.populations().get(found.index).name()
                : "projection " + built.projections().get(found.index).name()) + " has " + found.now
                + (population ? " neurons" : " synapses");
        String when = String.format(Locale.ROOT, " at %.1f ms", found.step * built.dt());
        return switch (found.kind) {
            case POPULATION_AT_LIMIT -> "growth ran into a limit: " + what + when + ", as many as it has room for";
            case PROJECTION_AT_LIMIT -> "growth ran into a limit: " + what + when + ", as many as max_synapses allows";
            default -> String.format(Locale.ROOT, "growth ran away: %s%s, %.4g times as many as built", what, when,
                    (double) found.now / found.of);
        };
    }
}
