package glia.network.internal.value;

import glia.api.model.DerivedConstant;
import glia.api.model.NeuronModel;
import glia.api.network.NeuronValues;
import glia.network.internal.base.Work;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What a neuron model computes from the parameters of a population. */
public final class DerivedConstants {

    private static final long COST_OF_FORMULA = 128;

    private DerivedConstants() {
    }

    /**
     * @param parameters every one of the model, by name
     * @param size number of neurons
     * @return the derived constants by name
     * @throws IllegalArgumentException if a neuron's parameters contradict each other; the message follows the name of
     *             the population and says how
     */
    public static Map<String, NeuronValues> of(NeuronModel model, Map<String, NeuronValues> parameters, int size,
            double dt, Work work) {
        return of(model, parameters, parameters.keySet(), size, dt, work);
    }

    /**
     * The same of those that follow from some of the parameters.
     *
     * @param changed names of parameters
     */
    public static Map<String, NeuronValues> of(NeuronModel model, Map<String, NeuronValues> parameters,
            Set<String> changed, int size, double dt, Work work) {
        Map<String, NeuronValues> constants = new LinkedHashMap<>();
        for (DerivedConstant derived : model.constants()) {
            Set<String> read = new HashSet<>();
            try {
                double first = compute(model, derived, parameters, 0, dt, read::add);
                boolean same = read.stream().allMatch(name -> parameters.get(name).isConstant());
                if (read.isEmpty() || read.stream().anyMatch(changed::contains)) {
                    constants.put(derived.name(), same ? NeuronValues.constant(size, first)
                            : each(model, derived, parameters, size, dt, work));
                }
            } catch (Contradiction e) {
                boolean alike = read.stream().allMatch(name -> parameters.get(name).isConstant());
                throw new IllegalArgumentException((alike ? "" : ", neuron " + e.neuron) + ": " + e.getMessage());
            }
        }
        return constants;
    }

    private static NeuronValues each(NeuronModel model, DerivedConstant derived, Map<String, NeuronValues> parameters,
            int size, double dt, Work work) {
        double[] values = new double[size];
        work.ranges(values.length, COST_OF_FORMULA, (from, to) -> {
            for (int neuron = from; neuron < to; neuron++) {
                values[neuron] = compute(model, derived, parameters, neuron, dt, name -> { });
            }
        });
        for (double value : values) {
            if (value != values[0]) {
                return NeuronValues.each(values);
            }
        }
        return NeuronValues.constant(values.length, values[0]);
    }

    private static double compute(NeuronModel model, DerivedConstant derived, Map<String, NeuronValues> parameters,
            int neuron, double dt, Consumer<String> read) {
        double value;
        try {
            value = derived.formula().compute(name -> {
                read.accept(name);
                return parameters.get(name).get(neuron);
            }, dt);
        } catch (IllegalArgumentException e) {
            throw new Contradiction(neuron, e.getMessage());
        }
        if (!Double.isFinite((float) value)) {
            throw new Contradiction(neuron, "these parameters make " + derived.name() + " of " + model.name() + ' '
                    + value + "; expected a number within float32");
        }
        return value;
    }

    /** A model does not accept the parameters of a neuron. */
    private static final class Contradiction extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int neuron;

        Contradiction(int neuron, String message) {
            super(message, null, false, false);
            this.neuron = neuron;
        }
    }
}
