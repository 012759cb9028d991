package glia.api.model;

import java.util.Objects;

/** A truth value of a model's update; a comparison with NaN is false. */
public sealed interface Condition {

    /** The comparisons. */
    enum Comparison {
        GREATER, AT_LEAST
    }

    /** left (comparison) right. */
    record Compare(Comparison comparison, Expression left, Expression right) implements Condition {
        public Compare {
            Objects.requireNonNull(comparison);
            Objects.requireNonNull(left);
            Objects.requireNonNull(right);
        }
    }

    /** Both hold. */
    record And(Condition left, Condition right) implements Condition {
        public And {
            Objects.requireNonNull(left);
            Objects.requireNonNull(right);
        }
    }

    /** It does not hold. */
    record Not(Condition operand) implements Condition {
        public Not {
            Objects.requireNonNull(operand);
        }
    }

    /** The value of a {@link Statement.LetCondition} above. */
    record Local(String name) implements Condition {
        public Local {
            Objects.requireNonNull(name);
        }
    }

    static Condition local(String name) {
        return new Local(name);
    }

    default Condition and(Condition other) {
        return new And(this, other);
    }

    default Condition not() {
        return new Not(this);
    }
}
