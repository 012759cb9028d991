package glia.api.model;

import glia.api.energy.Role;
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

    /** Between which accounts energy goes. */
    enum Direction {
        /** Between the supply and the neuron. */
        FROM_SUPPLY,
        /** Between the neuron and the sink of a role. */
        TO_SINK
    }

    /**
     * Moves energy to or from the neuron's account, the model's {@link AccountDefinition}.
     * <p>
     * The transfers 1 to n of an update are rounded together: w begins as the dither of the step in quanta and grows by
     * the change of each of them, and transfer i moves k(i) - k(i - 1) quanta, where k(0) is 0 and k(i) is w rounded to
     * a whole number, halves to even. With the last of them the account grows by k(n) quanta. A change of nothing moves
     * nothing. Since the dithers of many steps cover a quantum evenly, what is rounded off one time is added another
     * time, however small the changes are: what has been moved stays within some quanta of the sum of the changes.
     * <p>
     * Where the balance or the last w leave {@link AccountDefinition#BOUND} quanta, the account is not exact any more,
     * which the audit of the interval finds. Beyond it a w in between counts as less than it is, in both transfers
     * beside it.
     *
     * @param change what the account gains, in its unit; negative where it loses
     * @param ofSpikes whether it pays for spikes of the neuron, in their step or later; only to the sink of its work
     */
    record Transfer(Direction direction, Role role, Expression change, boolean ofSpikes) implements Statement {

        /** Where the quanta of all transfers that pay for spikes are counted once more. */
        public static final int OF_SPIKES = Direction.values().length * Role.values().length;
        /** How many counts there are, one for each direction and role, and {@link #OF_SPIKES}. */
        public static final int COUNTS = OF_SPIKES + 1;

        private static final int GOLDEN_RATIO = 0x9E3779B9;

        public Transfer {
            Objects.requireNonNull(direction);
            Objects.requireNonNull(role);
            Objects.requireNonNull(change);
            if (ofSpikes && (direction != Direction.TO_SINK || role != Role.PROCESSING)) {
                throw new IllegalArgumentException("spikes are paid to the sink of processing, not " + direction + " "
                        + role);
            }
        }

        /** @return where the quanta of transfers of a direction and role are counted, below {@link #OF_SPIKES} */
        public static int count(Direction direction, Role role) {
            return direction.ordinal() * Role.values().length + role.ordinal();
        }

        /**
         * The dither of a step, the same for all neurons: multiples of the golden ratio, which cover the interval more
         * evenly than random numbers do (Weyl 1916, Math Ann 77:313-352).
         *
         * @param step the step
         * @return at least -1/2 and at most 1/2, in quanta
         */
        public static float dither(long step) {
            return (int) step * GOLDEN_RATIO * 0x1p-32f;
        }
    }

    /** @param change what the neuron gets; negative where it gives back */
    static Statement supply(Role role, Expression change) {
        return new Transfer(Direction.FROM_SUPPLY, role, change, false);
    }

    /** @param change what the neuron's account gains by it, so negative where energy is spent */
    static Statement spend(Role role, Expression change) {
        return new Transfer(Direction.TO_SINK, role, change, false);
    }

    /** @param change what the neuron's account gains by paying for its spikes, so negative where energy is spent */
    static Statement spendOnSpikes(Expression change) {
        return new Transfer(Direction.TO_SINK, Role.PROCESSING, change, true);
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
