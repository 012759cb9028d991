package glia.network.internal.change;

import glia.api.change.NetworkChange.SetParameter;
import glia.api.model.ParameterDefinition;
import glia.api.network.Network;
import glia.api.network.NeuronValues;
import glia.api.network.Population;
import glia.api.network.Progress;
import glia.network.internal.base.Work;
import glia.network.internal.value.DerivedConstants;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Other parameters of neurons. */
final class ParameterChange {

    private ParameterChange() {
    }

    static Network apply(Network network, SetParameter change) {
        Population population = Parts.population(network, change.population());
        String what = "population \"" + population.name() + '"';
        ParameterDefinition definition = definition(population, change.parameter(), what);
        int chosen = change.neurons() == null ? population.size() : change.neurons().length;
        if (change.values().length != 1 && change.values().length != chosen) {
            throw new IllegalArgumentException(what + ", parameter " + definition.name()
                    + ": expected one value or " + chosen + ", got " + change.values().length);
        }
        for (double value : change.values()) {
            check(definition, value, what);
        }
        return Parts.with(network, with(population, Map.of(definition.name(), values(population, change, what)),
                network.dt()));
    }

    private static ParameterDefinition definition(Population population, String name, String what) {
        return population.model().parameter(name).orElseThrow(() -> new IllegalArgumentException(what
                + ": unknown parameter \"" + name + "\" of " + population.model().name() + "; it has: "
                + population.model().parameters().stream().map(ParameterDefinition::name)
                        .collect(Collectors.joining(", "))));
    }

    private static void check(ParameterDefinition definition, double value, String what) {
        if (!definition.range().contains(value) || Math.abs(value) > Float.MAX_VALUE) {
            throw new IllegalArgumentException(what + ", parameter " + definition.name() + ": expected "
                    + definition.range() + (definition.unit().isEmpty() ? "" : " in " + definition.unit()) + ", got "
                    + value);
        }
    }

    private static NeuronValues values(Population population, SetParameter change, String what) {
        double[] given = change.values();
        if (change.neurons() == null) {
            return given.length == 1 ? NeuronValues.constant(population.size(), given[0])
                    : NeuronValues.each(given.clone());
        }
        NeuronValues before = population.constants().get(change.parameter());
        double[] values = new double[population.size()];
        Arrays.setAll(values, before::get);
        for (int i = 0; i < change.neurons().length; i++) {
            Parts.checkNeuron(what + ", parameter " + change.parameter(), change.neurons()[i], population);
            values[change.neurons()[i]] = given[given.length == 1 ? 0 : i];
        }
        return NeuronValues.each(values);
    }

    /** @return the population with other values of some parameters, and what follows from them */
    static Population with(Population population, Map<String, NeuronValues> changed, double dt) {
        Map<String, NeuronValues> constants = new LinkedHashMap<>(population.constants());
        changed.forEach((name, values) -> {
            for (int i = 0; i < (values.isConstant() ? 1 : values.size()); i++) {
                check(population.model().parameter(name).orElseThrow(), values.get(i),
                        "population \"" + population.name() + '"');
            }
            constants.put(name, values);
        });
        try {
            constants.putAll(DerivedConstants.of(population.model(), constants, changed.keySet(), population.size(), dt,
                    new Work(Progress.NONE)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("population \"" + population.name() + '"' + e.getMessage());
        }
        return new Population(population.index(), population.name(), population.firstId(), population.size(),
                population.model(), constants, population.initial(), population.quanta(), population.place(),
                population.slots());
    }
}
