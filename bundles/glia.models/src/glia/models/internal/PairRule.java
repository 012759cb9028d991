package glia.models.internal;

import static glia.api.model.Expression.constant;
import static glia.api.model.Expression.fma;
import static glia.api.model.Expression.literal;
import static glia.api.model.Expression.local;
import static glia.api.model.Expression.state;
import static glia.api.model.Statement.let;

import glia.api.model.DerivedConstant;
import glia.api.model.Expression;
import glia.api.model.ParameterDefinition;
import glia.api.model.Range;
import glia.api.model.Statement;
import glia.api.model.SynapseTrace;
import glia.api.model.SynapseTrace.Jump;
import java.util.List;

/**
 * What models of pair-based plasticity share: with w as a part of Wmax, a postsynaptic spike adds
 * lambda (1 - w)^mu_plus Kplus, a presynaptic one takes alpha lambda w^mu_minus Kminus away, all-to-all.
 */
final class PairRule {

    static final List<DerivedConstant> CONSTANTS = List.of(Weights.INVERSE_LIMIT,
            new DerivedConstant("raise", (p, dt) -> p.get("lambda") * p.get("Wmax")),
            new DerivedConstant("lower", (p, dt) -> -p.get("alpha") * p.get("lambda") * p.get("Wmax")));

    static final List<SynapseTrace> SOURCE_TRACES = List.of(
            new SynapseTrace("Kplus", "tau_plus", Jump.ADD_ONE, "Recent presynaptic spikes"));

    static final List<SynapseTrace> TARGET_TRACES = List.of(
            new SynapseTrace("Kminus", "tau_minus", Jump.ADD_ONE, "Recent postsynaptic spikes"));

    private PairRule() {
    }

    /** @param mu default of both exponents */
    static List<ParameterDefinition> parameters(double mu) {
        return List.of(new ParameterDefinition("tau_plus", "ms", 20, Weights.TIME_CONSTANT,
                        "Time constant of the presynaptic trace"),
                new ParameterDefinition("tau_minus", "ms", 20, Weights.TIME_CONSTANT,
                        "Time constant of the postsynaptic trace"),
                new ParameterDefinition("lambda", "", 0.01, Range.NOT_NEGATIVE, "Step size"),
                new ParameterDefinition("alpha", "", 1, Range.NOT_NEGATIVE,
                        "Depression as a multiple of potentiation"),
                new ParameterDefinition("mu_plus", "", mu, Range.NOT_NEGATIVE,
                        "Exponent of the dependence of potentiation on the weight"),
                new ParameterDefinition("mu_minus", "", mu, Range.NOT_NEGATIVE,
                        "Exponent of the dependence of depression on the weight"),
                Weights.LIMIT, Weights.PRICE);
    }

    /** @param raise what potentiation is a multiple of, {@code raise} itself or a part of it */
    static List<Statement> onPost(Expression raise) {
        return Lists.concat(potentiation(raise, Weights.weight()),
                Weights.become(Weights.atMostLimit(local("raised"))));
    }

    static List<Statement> onPre() {
        return Lists.concat(depression(Weights.weight()), Weights.become(Weights.atLeastZero(local("lowered"))));
    }

    /** Names the potentiated weight {@code raised}; it may be beyond Wmax. */
    static List<Statement> potentiation(Expression raise, Expression weight) {
        return List.of(let("room", literal(1).minus(Weights.part(weight))),
                let("raised", fma(raise.times(Weights.power(local("room"), "mu_plus")), state("Kplus"), weight)));
    }

    /** Names the depressed weight {@code lowered}; it may be below 0. */
    static List<Statement> depression(Expression weight) {
        return List.of(let("part", Weights.part(weight)),
                let("lowered", fma(constant("lower").times(Weights.power(local("part"), "mu_minus")),
                        state("Kminus"), weight)));
    }
}
