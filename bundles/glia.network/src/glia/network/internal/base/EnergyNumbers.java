package glia.network.internal.base;

import glia.api.change.EnergyPart;
import glia.api.change.NetworkChange.SetEnergy;
import glia.api.model.NeuronModel;
import glia.api.network.CoordinationDescription;
import glia.api.network.EnergyDescription;
import glia.api.network.HomeostasisDescription;
import glia.api.network.HomeostasisDescription.Regulation;
import glia.api.network.NetworkDescription;
import glia.api.network.PiecewiseConstant;
import glia.api.network.PoolDescription;
import glia.api.network.StructureDescription;
import glia.api.network.StructureDescription.Neurons;
import glia.api.network.StructureDescription.Synapses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The numbers of what acts by energy that may change while a network runs. */
public final class EnergyNumbers {

    private EnergyNumbers() {
    }

    /** Names of all parts of a kind; an empty one where there is only one, none where the network has none. */
    public static List<String> names(EnergyDescription energy, EnergyPart part) {
        StructureDescription structure = energy.structure();
        return switch (part) {
            case POOL -> energy.pools().stream().map(PoolDescription::name).toList();
            case HOMEOSTASIS -> energy.homeostasis().regulations().stream().map(Regulation::population).toList();
            case RESERVE -> structure.synapses().isEmpty() && structure.neurons().isEmpty() ? List.of() : List.of("");
            case SYNAPSES -> structure.synapses().stream().map(Synapses::projection).toList();
            case NEURONS -> structure.neurons().stream().map(Neurons::population).toList();
            case COORDINATION -> energy.coordination().share() < 1 ? List.of("") : List.of();
        };
    }

    /** The numbers of one part by key; of an income that changes by itself, NaN. */
    public static Map<String, Double> of(EnergyDescription energy, EnergyPart part, int index) {
        double[] values = switch (part) {
            case POOL -> {
                PoolDescription pool = energy.pools().get(index);
                double[] times = pool.income().times();
                double income = times.length == 1 && times[0] == 0 ? pool.income().values()[0] : Double.NaN;
                yield new double[] {pool.capacity(), income, pool.diffusion(), pool.level(), pool.tau(),
                    pool.limit()};
            }
            case HOMEOSTASIS -> {
                Regulation one = energy.homeostasis().regulations().get(index);
                yield new double[] {one.setPoint(), one.gain(), one.deadBand(), one.timeConstant(), one.min(),
                    one.max()};
            }
            case RESERVE -> new double[] {energy.structure().capacity(), energy.structure().income()};
            case SYNAPSES -> {
                Synapses one = energy.structure().synapses().get(index);
                yield new double[] {one.most(), one.growAbove(), one.pruneBelow()};
            }
            case NEURONS -> {
                Neurons one = energy.structure().neurons().get(index);
                yield new double[] {one.bornAbove(), one.deadBelow()};
            }
            case COORDINATION -> new double[] {energy.coordination().share()};
        };
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            numbers.put(part.keys().get(i), values[i]);
        }
        return numbers;
    }

    /**
     * @param models by population
     * @throws IllegalArgumentException if the network has no such part, or it cannot have these numbers
     */
    public static NetworkDescription apply(NetworkDescription network, Function<String, NeuronModel> models,
            SetEnergy change) {
        EnergyDescription energy = network.energy();
        List<String> names = names(energy, change.part());
        int index = names.indexOf(change.name());
        String what = change.part().path() + (change.part().named() ? " of \"" + change.name() + '"' : "");
        if (index < 0) {
            throw new IllegalArgumentException("the network has no " + what);
        }
        Map<String, Double> numbers = new HashMap<>(of(energy, change.part(), index));
        numbers.putAll(change.values());
        new EnergyBounds(network, models, what).check(change.part(), index, change.values(), numbers);
        EnergyDescription changed = with(energy, change.part(), index, numbers);
        return network.withEnergy(changed);
    }

    private static EnergyDescription with(EnergyDescription energy, EnergyPart part, int index,
            Map<String, Double> to) {
        StructureDescription structure = energy.structure();
        return switch (part) {
            case POOL -> energy.withPools(replaced(energy.pools(), index, pool(energy.pools().get(index), to)));
            case HOMEOSTASIS -> {
                Regulation one = energy.homeostasis().regulations().get(index);
                yield energy.withHomeostasis(new HomeostasisDescription(energy.homeostasis().interval(),
                        replaced(energy.homeostasis().regulations(), index, new Regulation(one.population(),
                                one.parameter(), one.scope(), to.get("set_point"), to.get("dead_band"),
                                to.get("gain"), to.get("tau"), to.get("min"), to.get("max")))));
            }
            case RESERVE -> energy.withStructure(new StructureDescription(structure.interval(), to.get("capacity"),
                    to.get("income"), structure.initial(), structure.synapses(), structure.neurons()));
            case SYNAPSES -> {
                Synapses one = structure.synapses().get(index);
                yield energy.withStructure(new StructureDescription(structure.interval(), structure.capacity(),
                        structure.income(), structure.initial(), replaced(structure.synapses(), index,
                                new Synapses(one.projection(), to.get("max_synapses").longValue(),
                                        to.get("grow_above"), to.get("prune_below"), one.order(), one.cost(),
                                        one.returned())), structure.neurons()));
            }
            case NEURONS -> {
                Neurons one = structure.neurons().get(index);
                yield energy.withStructure(new StructureDescription(structure.interval(), structure.capacity(),
                        structure.income(), structure.initial(), structure.synapses(), replaced(structure.neurons(),
                                index, new Neurons(one.population(), to.get("born_above"), to.get("dead_below"),
                                        one.cost(), one.returned()))));
            }
            case COORDINATION -> energy.withCoordination(new CoordinationDescription(to.get("share"),
                    energy.coordination().every(), energy.coordination().order(),
                    energy.coordination().populations(), energy.coordination().block()));
        };
    }

    private static PoolDescription pool(PoolDescription pool, Map<String, Double> to) {
        double income = to.get("income");
        return new PoolDescription(pool.name(), pool.populations(), pool.regions(), to.get("capacity"), pool.initial(),
                Double.isNaN(income) ? pool.income() : new PiecewiseConstant(new double[1], new double[] {income}),
                to.get("diffusion"), to.get("level"), to.get("tau"), to.get("limit"), pool.interval());
    }

    private static <T> List<T> replaced(List<T> all, int index, T one) {
        List<T> others = new ArrayList<>(all);
        others.set(index, one);
        return others;
    }
}
