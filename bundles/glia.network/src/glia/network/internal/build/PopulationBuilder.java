package glia.network.internal.build;

import glia.api.model.NeuronModel;
import glia.api.model.ParameterDefinition;
import glia.api.model.StateDefinition;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.NeuronValues;
import glia.api.network.PopulationDescription;
import glia.api.network.Quantity;
import glia.api.random.RandomStream;
import glia.network.internal.base.Work;
import glia.network.internal.value.DerivedConstants;
import glia.network.internal.value.Sampler;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Draws and computes the numbers of one population. */
final class PopulationBuilder {

    private static final long COST_OF_DRAW = 32;

    private final NetworkDescription network;
    private final PopulationDescription population;
    private final NeuronModel model;
    private final int index;
    private final Work work;
    private final Map<String, NeuronValues> constants = new LinkedHashMap<>();

    PopulationBuilder(NetworkDescription network, int index, NeuronModel model, Work work) {
        this.network = network;
        this.population = network.populations().get(index);
        this.model = model;
        this.index = index;
        this.work = work;
    }

    /** @return parameters and derived constants by name */
    Map<String, NeuronValues> constants() throws NetworkException {
        int stream = RandomStream.PARAMETER.id(index);
        for (int i = 0; i < model.parameters().size(); i++) {
            ParameterDefinition parameter = model.parameters().get(i);
            Quantity given = population.parameters().get(parameter.name());
            constants.put(parameter.name(), given == null
                    ? NeuronValues.constant(population.capacity(), parameter.defaultValue()) : drawn(given, stream, i));
        }
        try {
            constants.putAll(DerivedConstants.of(model, constants, population.capacity(), network.dt(), work));
        } catch (IllegalArgumentException e) {
            throw Failure.of(network, "population \"" + population.name() + '"' + e.getMessage());
        }
        return constants;
    }

    /**
     * @return initial values by name, those of accounts in whole quanta; only after {@link #constants()}
     * @throws NetworkException if an account begins beyond its bounds
     */
    Map<String, NeuronValues> initial() throws NetworkException {
        Map<String, NeuronValues> initial = new LinkedHashMap<>();
        for (int i = 0; i < model.states().size(); i++) {
            StateDefinition state = model.states().get(i);
            Quantity given = population.initial().get(state.name());
            NeuronValues otherwise = state.initialParameter() == null ? NeuronValues.constant(population.capacity(), 0)
                    : constants.get(state.initialParameter());
            initial.put(state.name(), given == null ? otherwise : drawn(given, RandomStream.INITIAL.id(index), i));
        }
        if (model.account() != null) {
            initial.computeIfPresent(model.account().state(), (state, values) -> inQuanta(values));
            refuseBeyondBounds(initial.get(model.account().state()));
        }
        return initial;
    }

    private NeuronValues inQuanta(NeuronValues values) {
        double quantum = model.account().quantum();
        return values.isConstant()
                ? NeuronValues.constant(values.size(), Math.rint(values.constant() / quantum) * quantum)
                : NeuronValues.each(Arrays.stream(values.each()).map(v -> Math.rint(v / quantum) * quantum).toArray());
    }

    private void refuseBeyondBounds(NeuronValues values) throws NetworkException {
        for (int neuron = 0; neuron < (values.isConstant() ? 1 : values.size()); neuron++) {
            if (!(Math.abs(values.get(neuron)) <= model.account().bound())) {
                throw Failure.of(network, "population \"" + population.name() + '"'
                        + (values.isConstant() ? "" : ", neuron " + neuron) + ": " + model.account().state()
                        + " begins at " + values.get(neuron) + "; expected at most " + model.account().bound()
                        + " of either sign");
            }
        }
    }

    private NeuronValues drawn(Quantity quantity, int stream, int number) {
        if (quantity instanceof Quantity.Constant constant) {
            return NeuronValues.constant(population.capacity(), constant.value());
        }
        Sampler sampler = new Sampler(network.seed(), stream, quantity);
        double[] values = new double[population.capacity()];
        work.ranges(values.length, COST_OF_DRAW, (from, to) -> sampler.column(from, to - from, number, values));
        return NeuronValues.each(values);
    }
}
