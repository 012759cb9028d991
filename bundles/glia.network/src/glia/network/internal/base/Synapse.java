package glia.network.internal.base;

import glia.api.model.DerivedConstant;
import glia.api.model.NeuronModel;
import glia.api.model.SynapseModel;
import glia.api.model.SynapseState;
import glia.api.model.SynapseTrace;
import glia.api.network.Plasticity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What a synapse model makes of its parameters; what is wrong with them is an IllegalArgumentException. */
public final class Synapse {

    private Synapse() {
    }

    /**
     * @param target model of the neurons that the synapses go to
     * @param given parameters that differ from the model's defaults, each within its range
     * @param lowest bounds of the weights that the synapses begin with
     * @return the plasticity, or null if the model is static
     * @throws IllegalArgumentException if the parameters contradict each other, dt or the weights, or the
     *             target lacks a state
     */
    public static Plasticity plasticity(SynapseModel model, NeuronModel target, Map<String, Double> given, double dt,
            double lowest, double highest) {
        for (String state : model.targetStates()) {
            if (target.state(state).isEmpty()) {
                throw new IllegalArgumentException(model.name() + " learns by the state " + state
                        + " of the neurons that it goes to, which " + target.name() + " does not have");
            }
        }
        Map<String, Double> parameters = new LinkedHashMap<>();
        model.parameters().forEach(p -> parameters.put(p.name(), given.getOrDefault(p.name(), p.defaultValue())));
        Map<String, Double> constants = new LinkedHashMap<>(parameters);
        for (DerivedConstant derived : model.constants()) {
            double value = derived.formula().compute(parameters::get, dt);
            if (!Double.isFinite((float) value)) {
                throw new IllegalArgumentException("these parameters make " + derived.name() + " of " + model.name()
                        + ' ' + value + "; expected a number within float32");
            }
            constants.put(derived.name(), value);
        }
        Stream<SynapseTrace> traces = Stream.concat(model.sourceTraces().stream(), model.targetTraces().stream());
        for (String time : Stream.concat(traces.map(SynapseTrace::timeConstant), model.synapseStates().stream()
                .map(SynapseState::timeConstant).filter(Objects::nonNull)).toList()) {
            if (!(constants.get(time) <= Plasticity.MAX_TIME_CONSTANT * dt)) {
                throw new IllegalArgumentException(time + " (" + constants.get(time)
                        + " ms) must be at most " + Plasticity.MAX_TIME_CONSTANT + " steps of " + dt + " ms");
            }
        }
        double bound = model.bound().largest(parameters::get, lowest, highest);
        if (!(Math.abs(bound) <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException("a synapse may deliver up to " + bound
                    + "; expected a number within float32");
        }
        return model.isStatic() ? null : new Plasticity(model, constants, bound);
    }
}
