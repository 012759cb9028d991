package glia.models.internal;

import static glia.api.model.Expression.constant;
import static glia.api.model.Expression.exp;
import static glia.api.model.Expression.literal;
import static glia.api.model.Expression.local;
import static glia.api.model.Expression.log;
import static glia.api.model.Expression.select;
import static glia.api.model.Expression.state;
import static glia.api.model.Statement.assign;
import static glia.api.model.Statement.let;

import glia.api.model.DerivedConstant;
import glia.api.model.DerivedConstant.Parameters;
import glia.api.model.Expression;
import glia.api.model.ParameterDefinition;
import glia.api.model.Range;
import glia.api.model.Statement;
import glia.api.model.SynapseModel;
import java.util.List;

/** What synapse models share about weights that stay between 0 and Wmax, which may be negative. */
final class Weights {

    /** Of a time constant. */
    static final Range TIME_CONSTANT = new Range(0, false, 1e9);

    static final ParameterDefinition LIMIT = new ParameterDefinition("Wmax", "", 100, Range.ANY,
            "Largest weight, in the unit of the receptor; of the sign of the weight");

    /** 1 / Wmax, so that weights are compared as parts of Wmax whatever its sign. */
    static final DerivedConstant INVERSE_LIMIT = new DerivedConstant("inverse_Wmax", (p, dt) -> {
        if (p.get("Wmax") == 0) {
            throw new IllegalArgumentException("Wmax must not be 0");
        }
        return 1 / p.get("Wmax");
    });

    static final ParameterDefinition PRICE = new ParameterDefinition("price", "ATP", 0, Range.NOT_NEGATIVE,
            "Energy that a change of the weight by one unit costs, in either direction");

    /** What a change of the weight costs, where statements name its size {@code change}. */
    static final SynapseModel.Cost COST = new SynapseModel.Cost("change", PRICE.name());

    private Weights() {
    }

    static double largest(double lowest, double highest) {
        return Math.max(Math.abs(lowest), Math.abs(highest));
    }

    /** Of weights that stay between 0 and Wmax, where they have to begin. */
    static double limited(Parameters parameters, double lowest, double highest) {
        double limit = parameters.get("Wmax");
        if (lowest < Math.min(0, limit) || highest > Math.max(0, limit)) {
            throw new IllegalArgumentException("expected weights between 0 and Wmax (" + limit + "), found "
                    + (lowest == highest ? String.valueOf(lowest) : lowest + " to " + highest));
        }
        return Math.abs(limit);
    }

    /** The weight as a part of Wmax. */
    static Expression part(Expression weight) {
        return weight.times(constant(INVERSE_LIMIT.name()));
    }

    /** x to the power of a constant: 1 for exponent 0, and exact for 1; x is not negative but by rounding. */
    static Expression power(Expression x, String exponent) {
        Expression mu = constant(exponent);
        Expression general = select(x.greaterThan(literal(0)), exp(mu.times(log(x))), literal(0));
        Expression orLinear = select(mu.atLeast(literal(1)).and(literal(1).atLeast(mu)), x, general);
        return select(mu.greaterThan(literal(0)), orLinear, literal(1));
    }

    /** A raised weight, at most Wmax. */
    static Expression atMostLimit(Expression weight) {
        return select(part(weight).greaterThan(literal(1)), constant("Wmax"), weight);
    }

    /** A lowered weight, at least 0. */
    static Expression atLeastZero(Expression weight) {
        return select(part(weight).greaterThan(literal(0)), weight, literal(0));
    }

    static Expression magnitude(Expression x) {
        return select(x.greaterThan(literal(0)), x, literal(0).minus(x));
    }

    /** Makes a new value the weight, which costs something. */
    static List<Statement> become(Expression learned) {
        return List.of(let("learned", learned), let("change", magnitude(local("learned").minus(weight()))),
                assign(SynapseModel.WEIGHT, local("learned")));
    }

    static Expression weight() {
        return state(SynapseModel.WEIGHT);
    }
}
