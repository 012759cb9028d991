package glia.api.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The one definition of a synapse model, registered as an OSGi service (a DS component whose service type is
 * {@link SynapseModel.Provider}).
 * <p>
 * Delays are dendritic, as in NEST: a presynaptic spike of step t acts on the synapse in step t, a postsynaptic spike
 * of step u in step u + delay, and the efficacy of a presynaptic spike arrives in step t + delay. In the step in which
 * both act, {@link #onPost} comes first, and neither sees the other spike in the traces. In each list of statements
 * {@link Expression.State} names what it may use, and an expression may use parameters and derived constants.
 *
 * @param name as in NEST, for example {@code stdp_synapse}
 * @param summary one line of meaning
 * @param reference the publication or documentation that the equations come from
 * @param parameters what a user may set, one value a projection
 * @param constants computed once from the parameters and dt
 * @param sourceTraces of the presynaptic spikes, 0 before the first one
 * @param targetTraces of the postsynaptic spikes, 0 before the first one
 * @param targetStates state variables that the postsynaptic neuron has to have; a spike takes their values at the end
 *            of its step along to the synapses
 * @param sourceStates what the synapses of one source have in common; may use parameters for their initial values
 * @param synapseStates what every synapse has beside its weight
 * @param onSource a presynaptic spike, once for all synapses of the source: uses source traces (as they were before
 *            the spike) and source states, assigns source states
 * @param onPost a postsynaptic spike: uses and assigns {@link #WEIGHT} and synapse states; uses source traces and
 *            states as they are in that step, target traces as they were before the spike at the target, and target
 *            states of the spike
 * @param onPre a presynaptic spike: the same but for target states; source states are those after {@link #onSource},
 *            and target traces are those of {@code delay} steps ago
 * @param efficacy what a presynaptic spike delivers, after {@link #onPre}: uses {@link #WEIGHT}, synapse states, source
 *            traces and states
 * @param bound of the efficacy
 * @param cost what learning costs; null for nothing
 */
public record SynapseModel(String name, String summary, String reference, List<ParameterDefinition> parameters,
        List<DerivedConstant> constants, List<SynapseTrace> sourceTraces, List<SynapseTrace> targetTraces,
        List<String> targetStates, List<StateDefinition> sourceStates, List<SynapseState> synapseStates,
        List<Statement> onSource, List<Statement> onPost, List<Statement> onPre, Expression efficacy, Bound bound,
        Cost cost) {

    /** The state variable that every synapse has; float32, in the unit of the port. */
    public static final String WEIGHT = "weight";

    /** Contributes one model. */
    public interface Provider {
        SynapseModel model();
    }

    /**
     * How large an efficacy can become. A backend sizes its fixed-point sums by it and delivers no more, whatever the
     * statements say.
     */
    @FunctionalInterface
    public interface Bound {
        /**
         * @param parameters the projection's parameters
         * @param lowest the lowest weight that a synapse begins with
         * @param highest the highest weight that a synapse begins with
         * @return the largest magnitude of an efficacy, finite
         * @throws IllegalArgumentException if the weights do not suit the parameters; the message says how
         */
        double largest(DerivedConstant.Parameters parameters, double lowest, double highest);
    }

    /**
     * The energy that a change of a synapse costs, paid by the postsynaptic neuron's population: at each spike that
     * {@link #onPost} or {@link #onPre} is carried out for, the product of a local value and a price, in float32,
     * rounded to whole ATP, halves to even; at least 0 and at most 2^31 - 1.
     *
     * @param local of both lists of statements, see {@link Statement.Let}
     * @param price a parameter or derived constant, in ATP; where it is 0, nothing is counted
     */
    public record Cost(String local, String price) {
        public Cost {
            Objects.requireNonNull(local);
            Objects.requireNonNull(price);
        }
    }

    public SynapseModel {
        Objects.requireNonNull(name);
        Objects.requireNonNull(summary);
        Objects.requireNonNull(reference);
        parameters = List.copyOf(parameters);
        constants = List.copyOf(constants);
        sourceTraces = List.copyOf(sourceTraces);
        targetTraces = List.copyOf(targetTraces);
        targetStates = List.copyOf(targetStates);
        sourceStates = List.copyOf(sourceStates);
        synapseStates = List.copyOf(synapseStates);
        onSource = List.copyOf(onSource);
        onPost = List.copyOf(onPost);
        onPre = List.copyOf(onPre);
        Objects.requireNonNull(efficacy);
        Objects.requireNonNull(bound);
    }

    /** A model that asks nothing of the neurons that it connects, has no states but the weight and costs nothing. */
    public SynapseModel(String name, String summary, String reference, List<ParameterDefinition> parameters,
            List<DerivedConstant> constants, List<SynapseTrace> sourceTraces, List<SynapseTrace> targetTraces,
            List<StateDefinition> sourceStates, List<Statement> onSource, List<Statement> onPost,
            List<Statement> onPre, Expression efficacy, Bound bound) {
        this(name, summary, reference, parameters, constants, sourceTraces, targetTraces, List.of(), sourceStates,
                List.of(), onSource, onPost, onPre, efficacy, bound, null);
    }

    public Optional<ParameterDefinition> parameter(String parameter) {
        return parameters.stream().filter(p -> p.name().equals(parameter)).findFirst();
    }

    /** Whether spikes change the weights. */
    public boolean learns() {
        return !onPre.isEmpty() || !onPost.isEmpty();
    }

    /** Whether a spike always delivers the weight that the synapse was made with. */
    public boolean isStatic() {
        return !learns() && efficacy.equals(Expression.state(WEIGHT));
    }
}
