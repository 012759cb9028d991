package glia.api.model;

import java.util.Objects;

/** One line of a model's update; the lines are carried out in order, once a neuron and step. */
public sealed interface Statement {

    /** Names an intermediate value. */
    record Let(String name, Expression value) implements Statement {
        public Let {
            Objects.requireNonNull(name);
            Objects.requireNonNull(value);
        }
    }

    /** Names an intermediate condition. */
    record LetCondition(String name, Condition value) implements Statement {
        public LetCondition {
            Objects.requireNonNull(name);
            Objects.requireNonNull(value);
        }
    }

    /** Sets a state variable. */
    record Assign(String state, Expression value) implements Statement {
        public Assign {
            Objects.requireNonNull(state);
            Objects.requireNonNull(value);
        }
    }

    /** The neuron spikes in this step if the condition holds; at most one such line a model. */
    record Spike(Condition condition) implements Statement {
        public Spike {
            Objects.requireNonNull(condition);
        }
    }

    static Statement let(String name, Expression value) {
        return new Let(name, value);
    }

    static Statement let(String name, Condition value) {
        return new LetCondition(name, value);
    }

    static Statement assign(String state, Expression value) {
        return new Assign(state, value);
    }

    static Statement spike(Condition condition) {
        return new Spike(condition);
    }
}
