package glia.api.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The one definition of a neuron model, registered as an OSGi service (a DS component whose service type is
 * {@link NeuronModel.Provider}).
 *
 * @param name as in NEST, for example {@code iaf_psc_exp}
 * @param summary one line of meaning
 * @param reference the publication or documentation that the equations come from
 * @param parameters what a user may set
 * @param constants computed once from the parameters and dt
 * @param states the state variables
 * @param ports the input ports
 * @param update the statements of one step
 * @param account where a neuron holds its energy; null for a model whose neurons hold none
 */
public record NeuronModel(String name, String summary, String reference, List<ParameterDefinition> parameters,
        List<DerivedConstant> constants, List<StateDefinition> states, List<PortDefinition> ports,
        List<Statement> update, AccountDefinition account) {

    /** Contributes one model. */
    public interface Provider {
        NeuronModel model();
    }

    public NeuronModel {
        Objects.requireNonNull(name);
        Objects.requireNonNull(summary);
        Objects.requireNonNull(reference);
        parameters = List.copyOf(parameters);
        constants = List.copyOf(constants);
        states = List.copyOf(states);
        ports = List.copyOf(ports);
        update = List.copyOf(update);
    }

    /** A model whose neurons hold no energy. */
    public NeuronModel(String name, String summary, String reference, List<ParameterDefinition> parameters,
            List<DerivedConstant> constants, List<StateDefinition> states, List<PortDefinition> ports,
            List<Statement> update) {
        this(name, summary, reference, parameters, constants, states, ports, update, null);
    }

    public Optional<ParameterDefinition> parameter(String parameter) {
        return parameters.stream().filter(p -> p.name().equals(parameter)).findFirst();
    }

    public Optional<StateDefinition> state(String state) {
        return states.stream().filter(s -> s.name().equals(state)).findFirst();
    }

    /** Index of the membrane potential in mV, which all models call {@code V_m} as NEST does; -1 if there is none. */
    public int potentialIndex() {
        return stateIndex("V_m");
    }

    /** Index of the state variable that is a neuron's account, -1 if it holds no energy. */
    public int accountIndex() {
        return account == null ? -1 : stateIndex(account.state());
    }

    /**
     * @param state the name of a state variable
     * @return its index in {@link #states()}, or -1
     */
    public int stateIndex(String state) {
        for (int i = 0; i < states.size(); i++) {
            if (states.get(i).name().equals(state)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * @param port the name of an input port
     * @return its index in {@link #ports()}, or -1
     */
    public int portIndex(String port) {
        for (int i = 0; i < ports.size(); i++) {
            if (ports.get(i).name().equals(port)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The port that a projection uses which names none.
     *
     * @param weight the weight, or the mean of the weights
     * @return the index of the port, or -1 if the model takes no spikes of that sign
     */
    public int defaultPort(double weight) {
        PortDefinition.Kind wanted = weight < 0 ? PortDefinition.Kind.INHIBITORY : PortDefinition.Kind.EXCITATORY;
        for (int i = 0; i < ports.size(); i++) {
            PortDefinition.Kind kind = ports.get(i).kind();
            if (kind == wanted || kind == PortDefinition.Kind.SPIKES) {
                return i;
            }
        }
        return -1;
    }

    /** The port for currents of devices, or -1. */
    public int currentPort() {
        for (int i = 0; i < ports.size(); i++) {
            if (ports.get(i).kind() == PortDefinition.Kind.CURRENT) {
                return i;
            }
        }
        return -1;
    }
}
