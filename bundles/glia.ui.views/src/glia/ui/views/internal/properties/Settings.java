package glia.ui.views.internal.properties;

import glia.api.change.NetworkChange;
import glia.api.change.NetworkChange.SetEnergy;
import glia.api.change.NetworkChange.SetParameter;
import glia.api.change.NetworkChange.SetStimulus;
import glia.api.model.ParameterDefinition;
import glia.api.model.Range;
import glia.api.network.DeviceDescription;
import glia.api.network.DeviceDescription.AcGenerator;
import glia.api.network.DeviceDescription.DcGenerator;
import glia.api.network.DeviceDescription.NoiseGenerator;
import glia.api.network.DeviceDescription.PoissonGenerator;
import glia.api.network.Network;
import glia.api.network.NeuronValues;
import glia.api.network.Population;
import glia.ui.views.internal.Messages;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.eclipse.osgi.util.NLS;

/** The numbers of a network that can be changed while it runs, and what would bring back what they were. */
final class Settings {
    private static final MathContext ENDS = new MathContext(6);

    private final Function<Network, List<SetEnergy>> energy;

    /** @param energy the numbers of what a network does by energy */
    Settings(Function<Network, List<SetEnergy>> energy) {
        this.energy = energy;
    }

    /** All of a network. */
    List<Setting> of(Network present) {
        List<Setting> all = new ArrayList<>();
        present.populations().forEach(population -> parameters(population, null, all));
        present.description().devices().forEach(device -> device(device, all));
        energy(present, all);
        return all;
    }

    /** Those of one neuron, and those of its population. */
    List<Setting> of(Network present, int neuron) {
        Population population = present.populationOf(neuron);
        List<Setting> all = new ArrayList<>();
        parameters(population, neuron - population.firstId(), all);
        parameters(population, null, all);
        present.description().devices().stream().filter(device -> device.connections().stream()
                .anyMatch(to -> to.population().equals(population.name()))).forEach(device -> device(device, all));
        energy(present, all);
        return all;
    }

    private static void parameters(Population population, Integer neuron, List<Setting> all) {
        String category = neuron == null ? NLS.bind(Messages.properties_population, population.name(),
                population.model().name()) : NLS.bind(Messages.properties_neuron, population.name(), neuron);
        for (ParameterDefinition parameter : population.model().parameters()) {
            NeuronValues values = population.constants().get(parameter.name());
            int[] neurons = neuron == null ? null : new int[] {neuron};
            DoubleFunction<NetworkChange> change = value -> new SetParameter(population.name(), parameter.name(),
                    neurons, new double[] {value});
            boolean one = neuron != null || values.isConstant();
            double value = one ? values.get(neuron == null ? 0 : neuron) : Double.NaN;
            all.add(new Setting(category + '/' + parameter.name(), category, parameter.name(), parameter.unit(),
                    parameter.summary(), parameter.range(), value, one ? Setting.words(value) : between(values),
                    change));
        }
    }

    private static String between(NeuronValues values) {
        return NLS.bind(Messages.properties_between, rounded(Arrays.stream(values.each()).min().orElseThrow()),
                rounded(Arrays.stream(values.each()).max().orElseThrow()));
    }

    /** Nobody types the end of a range. */
    private static String rounded(double value) {
        return Setting.words(Double.isFinite(value) ? new BigDecimal(value).round(ENDS).doubleValue() : value);
    }

    private void energy(Network present, List<Setting> all) {
        for (SetEnergy part : energy.apply(present)) {
            String category = part.part().named() ? part.part().path() + ' ' + part.name() : part.part().path();
            part.values().forEach((key, value) -> all.add(Setting.of(category + '/' + key, category, key, "", "",
                    Range.ANY, value, to -> new SetEnergy(part.part(), part.name(), Map.of(key, to)))));
        }
    }

    private static void device(DeviceDescription device, List<Setting> all) {
        String category = NLS.bind(Messages.properties_device, device.name());
        switch (device) {
            case PoissonGenerator d -> add(all, category, "rate", "Hz", d.rate(), value -> new PoissonGenerator(
                    d.name(), value, d.start(), d.stop(), d.connections()));
            case DcGenerator d -> add(all, category, "amplitude", "pA", d.amplitude(), value -> new DcGenerator(
                    d.name(), value, d.start(), d.stop(), d.connections()));
            case AcGenerator d -> {
                add(all, category, "amplitude", "pA", d.amplitude(), value -> ac(d, value, d.offset(), d.frequency()));
                add(all, category, "offset", "pA", d.offset(), value -> ac(d, d.amplitude(), value, d.frequency()));
                add(all, category, "frequency", "Hz", d.frequency(), value -> ac(d, d.amplitude(), d.offset(), value));
            }
            case NoiseGenerator d -> {
                add(all, category, "mean", "pA", d.mean(), value -> noise(d, value, d.standardDeviation()));
                add(all, category, "std", "pA", d.standardDeviation(), value -> noise(d, d.mean(), value));
            }
            default -> {
                // has no single number that could be changed
            }
        }
    }

    private static void add(List<Setting> all, String category, String name, String unit, double now,
            DoubleFunction<DeviceDescription> device) {
        Range range = unit.equals("Hz") || name.equals("std") ? Range.NOT_NEGATIVE : Range.ANY;
        all.add(Setting.of(category + '/' + name, category, name, unit, "", range, now,
                value -> new SetStimulus(device.apply(value))));
    }

    private static AcGenerator ac(AcGenerator d, double amplitude, double offset, double frequency) {
        return new AcGenerator(d.name(), amplitude, offset, frequency, d.phase(), d.start(), d.stop(),
                d.connections());
    }

    private static NoiseGenerator noise(NoiseGenerator d, double mean, double deviation) {
        return new NoiseGenerator(d.name(), mean, deviation, d.modulation(), d.frequency(), d.phase(), d.interval(),
                d.start(), d.stop(), d.connections());
    }

    /**
     * What brings back what a change takes away.
     *
     * @param network as it is before the change
     * @throws IllegalArgumentException if it is none of those that are made here
     */
    NetworkChange inverse(Network network, NetworkChange change) {
        return switch (change) {
            case SetParameter set -> {
                NeuronValues values = network.populations().stream().filter(p -> p.name().equals(set.population()))
                        .findFirst().orElseThrow().constants().get(set.parameter());
                double[] before = set.neurons() != null ? Arrays.stream(set.neurons()).mapToDouble(values::get)
                        .toArray() : values.isConstant() ? new double[] {values.constant()} : values.each().clone();
                yield new SetParameter(set.population(), set.parameter(), set.neurons(), before);
            }
            case SetStimulus set -> new SetStimulus(network.description().devices().stream()
                    .filter(device -> device.name().equals(set.device().name())).findFirst().orElseThrow());
            case SetEnergy set -> {
                Map<String, Double> before = energy.apply(network).stream().filter(part ->
                        part.part() == set.part() && part.name().equals(set.name())).findFirst().orElseThrow().values();
                before = new TreeMap<>(before);
                before.keySet().retainAll(set.values().keySet());
                yield new SetEnergy(set.part(), set.name(), before);
            }
            default -> throw new IllegalArgumentException(change.toString());
        };
    }
}
