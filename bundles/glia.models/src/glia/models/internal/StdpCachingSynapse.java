package glia.models.internal;

import static glia.api.model.Expression.constant;
import static glia.api.model.Expression.fma;
import static glia.api.model.Expression.literal;
import static glia.api.model.Expression.local;
import static glia.api.model.Expression.select;
import static glia.api.model.Expression.state;
import static glia.api.model.Statement.assign;
import static glia.api.model.Statement.let;

import glia.api.model.Condition;
import glia.api.model.Expression;
import glia.api.model.ParameterDefinition;
import glia.api.model.Range;
import glia.api.model.Statement;
import glia.api.model.SynapseModel;
import glia.api.model.SynapseState;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Pair-based plasticity with synaptic caching: what {@link PairRule} changes is a transient part, which decays and is
 * cheap. When its magnitude exceeds theta it is made part of the weight, which lasts, for the full price.
 */
@Component
public final class StdpCachingSynapse implements SynapseModel.Provider {

    private static final String TRANSIENT = "transient";

    private static final SynapseModel MODEL = new SynapseModel("stdp_caching_synapse",
            "Spike-timing-dependent plasticity of pairs whose changes are transient until they exceed a threshold",
            "Li & van Rossum 2020, eLife 9:e50804, 10.7554/eLife.50804 (synaptic caching, local threshold)",
            Lists.concat(PairRule.parameters(1), List.of(
                    new ParameterDefinition("theta", "", 1, Range.NOT_NEGATIVE,
                            "Magnitude beyond which a transient change is consolidated, in the unit of the receptor"),
                    new ParameterDefinition("tau_transient", "ms", 0, Range.NOT_NEGATIVE,
                            "Time constant with which a transient change decays; 0: it stays"),
                    new ParameterDefinition("transient_cost", "", 0, Range.NOT_NEGATIVE,
                            "What a transient change costs, as a part of what a lasting one does"))),
            PairRule.CONSTANTS, PairRule.SOURCE_TRACES, PairRule.TARGET_TRACES, List.of(), List.of(),
            List.of(new SynapseState(TRANSIENT, "tau_transient", "Change that has not been consolidated")),
            List.of(),
            Lists.concat(List.of(let("total", whole())),
                    PairRule.potentiation(constant("raise"), local("total")),
                    cached(Weights.atMostLimit(local("raised")))),
            Lists.concat(List.of(let("total", whole())), PairRule.depression(local("total")),
                    cached(Weights.atLeastZero(local("lowered")))),
            whole(), Weights::limited, Weights.COST);

    private static Expression whole() {
        return Weights.weight().plus(state(TRANSIENT));
    }

    private static List<Statement> cached(Expression learned) {
        Expression size = Weights.magnitude(local("cache"));
        return List.of(let("learned", learned), let("cache", local("learned").minus(Weights.weight())),
                let("size", size), let("full", local("size").greaterThan(constant("theta"))),
                let("change", fma(constant("transient_cost"),
                        Weights.magnitude(local("learned").minus(local("total"))),
                        select(Condition.local("full"), local("size"), literal(0)))),
                assign(SynapseModel.WEIGHT, select(Condition.local("full"), local("learned"), Weights.weight())),
                assign(TRANSIENT, select(Condition.local("full"), literal(0), local("cache"))));
    }

    @Override
    public SynapseModel model() {
        return MODEL;
    }
}
