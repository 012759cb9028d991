package glia.network.internal.base;

import glia.api.change.EnergyPart;
import glia.api.model.NeuronModel;
import glia.api.model.Range;
import glia.api.network.EnergyDescription;
import glia.api.network.HomeostasisDescription.Regulation;
import glia.api.network.NetworkDescription;
import glia.api.network.PoolDescription;
import glia.api.network.ProjectionDescription;
import glia.api.network.Quantity;
import java.util.Map;
import java.util.function.Function;

/** Within what bounds numbers of what acts by energy may lie; those of network files and of changes are the same. */
public final class EnergyBounds {

    /** So that what is held and flows in a year stays within 64 bits, in ATP or ATP/s. */
    public static final Range ATP = new Range(0, true, 1e16);
    public static final long MAX_SYNAPSES = Integer.MAX_VALUE;

    private static final int MS_PER_SECOND = 1000;

    private final NetworkDescription network;
    private final Function<String, NeuronModel> models;
    private final String what;

    /**
     * @param models by population
     * @param what the numbers are of, for messages
     */
    EnergyBounds(NetworkDescription network, Function<String, NeuronModel> models, String what) {
        this.network = network;
        this.models = models;
        this.what = what;
    }

    /** Per second: more than that in one interval would leave a region with less than nothing. */
    public static Range diffusion(int axes, double interval) {
        return new Range(0, true, MS_PER_SECOND / interval / (2 * axes));
    }

    /** In the unit of the account. */
    public static Range level(NeuronModel model) {
        return new Range(0, false, model.account().bound());
    }

    /**
     * @param given those that are to change
     * @param all how all are then
     * @throws IllegalArgumentException if they cannot be so
     */
    void check(EnergyPart part, int index, Map<String, Double> given, Map<String, Double> all) {
        given.forEach((key, value) -> {
            Range range = range(part, index, key);
            if (!range.contains(value) || Math.abs(value) > Float.MAX_VALUE) {
                throw wrong(key, "expected " + range + ", got " + value);
            }
        });
        switch (part) {
            case HOMEOSTASIS -> ascending("min", "max", all, true);
            case SYNAPSES -> {
                ProjectionDescription projection = network.projections().stream().filter(p -> p.name()
                        .equals(network.energy().structure().synapses().get(index).projection())).findFirst()
                        .orElseThrow();
                double most = all.get("max_synapses");
                if (most != Math.rint(most)) {
                    throw wrong("max_synapses", "expected a whole number, got " + most);
                }
                if (given.containsKey("grow_above") && !(projection.weight() instanceof Quantity.Constant
                        && projection.delay() instanceof Quantity.Constant)) {
                    throw wrong("grow_above", "expected a projection whose synapses have one weight and one delay");
                }
                levels("prune_below", "grow_above", given, all, projection.target());
            }
            case NEURONS -> levels("dead_below", "born_above", given, all,
                    network.energy().structure().neurons().get(index).population());
            case POOL, RESERVE, COORDINATION -> {
                // each number for itself
            }
        }
    }

    private Range range(EnergyPart part, int index, String key) {
        EnergyDescription energy = network.energy();
        return switch (part) {
            case POOL -> {
                PoolDescription pool = energy.pools().get(index);
                yield switch (key) {
                    case "diffusion" -> diffusion(pool.regions().size(), pool.interval());
                    case "level" -> level(models.apply(pool.populations().getFirst()));
                    case "tau" -> Range.POSITIVE;
                    default -> ATP;
                };
            }
            case HOMEOSTASIS -> {
                Regulation one = energy.homeostasis().regulations().get(index);
                NeuronModel model = models.apply(one.population());
                yield switch (key) {
                    case "set_point" -> model.account() == null ? Range.NOT_NEGATIVE : Range.ANY;
                    case "gain" -> Range.ANY;
                    case "min", "max" -> model.parameter(one.parameter()).orElseThrow().range();
                    default -> Range.NOT_NEGATIVE;
                };
            }
            case RESERVE -> ATP;
            case SYNAPSES -> key.equals("max_synapses") ? new Range(0, true, MAX_SYNAPSES) : Range.ANY;
            case NEURONS -> Range.ANY;
            case COORDINATION -> new Range(0, false, Math.nextDown(1.0));
        };
    }

    private void levels(String low, String high, Map<String, Double> given, Map<String, Double> all,
            String population) {
        NeuronModel model = models.apply(population);
        for (String key : new String[] {low, high}) {
            if (given.containsKey(key) && model.account() == null) {
                throw wrong(key, "expected neurons that hold energy; those of " + model.name() + " hold none");
            }
        }
        ascending(low, high, all, false);
    }

    private void ascending(String low, String high, Map<String, Double> all, boolean equalAllowed) {
        if (all.get(low) > all.get(high) || !equalAllowed && all.get(low).equals(all.get(high))) {
            throw wrong(low, "expected " + (equalAllowed ? "at most " : "less than ") + high + " = " + all.get(high)
                    + ", got " + all.get(low));
        }
    }

    private IllegalArgumentException wrong(String key, String message) {
        return new IllegalArgumentException(what + ": " + key + ": " + message);
    }
}
