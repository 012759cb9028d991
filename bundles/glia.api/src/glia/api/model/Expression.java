package glia.api.model;

import java.util.Objects;

/**
 * A float32 expression of a model's update. Every operation is a single IEEE 754 binary32 operation rounded to nearest;
 * a backend must neither contract ({@link Fma} is explicit) nor reorder, so that all backends agree bit for bit.
 */
public sealed interface Expression {

    /** A literal. */
    record Literal(float value) implements Expression {
    }

    /** The current value of a state variable, with the assignments above it applied. */
    record State(String name) implements Expression {
        public State {
            Objects.requireNonNull(name);
        }
    }

    /** A parameter or derived constant, rounded from double to float32 once when the network is built. */
    record Constant(String name) implements Expression {
        public Constant {
            Objects.requireNonNull(name);
        }
    }

    /** What arrived at an input port in this step: the fixed-point sum times the port's quantum, in the port's unit. */
    record Input(String port) implements Expression {
        public Input {
            Objects.requireNonNull(port);
        }
    }

    /** A value computed by a {@link Statement.Let} above. */
    record Local(String name) implements Expression {
        public Local {
            Objects.requireNonNull(name);
        }
    }

    /** The two-operand operations. */
    enum Operator {
        ADD, SUBTRACT, MULTIPLY, DIVIDE
    }

    /** left (operator) right. */
    record Binary(Operator operator, Expression left, Expression right) implements Expression {
        public Binary {
            Objects.requireNonNull(operator);
            Objects.requireNonNull(left);
            Objects.requireNonNull(right);
        }
    }

    /** The functions of one operand; {@link Elementary} has their operations. */
    enum Function {
        /** {@link Elementary#exp(float)}. */
        EXP,
        /** {@link Elementary#log(float)}. */
        LOG
    }

    /** function(operand). */
    record Unary(Function function, Expression operand) implements Expression {
        public Unary {
            Objects.requireNonNull(function);
            Objects.requireNonNull(operand);
        }
    }

    /** a * b + c with one rounding. */
    record Fma(Expression a, Expression b, Expression c) implements Expression {
        public Fma {
            Objects.requireNonNull(a);
            Objects.requireNonNull(b);
            Objects.requireNonNull(c);
        }
    }

    /** {@code yes} where the condition holds, {@code no} elsewhere; both sides are free of effects. */
    record Select(Condition condition, Expression yes, Expression no) implements Expression {
        public Select {
            Objects.requireNonNull(condition);
            Objects.requireNonNull(yes);
            Objects.requireNonNull(no);
        }
    }

    static Expression literal(double value) {
        return new Literal((float) value);
    }

    static Expression state(String name) {
        return new State(name);
    }

    static Expression constant(String name) {
        return new Constant(name);
    }

    static Expression input(String port) {
        return new Input(port);
    }

    static Expression local(String name) {
        return new Local(name);
    }

    static Expression fma(Expression a, Expression b, Expression c) {
        return new Fma(a, b, c);
    }

    static Expression exp(Expression operand) {
        return new Unary(Function.EXP, operand);
    }

    static Expression log(Expression operand) {
        return new Unary(Function.LOG, operand);
    }

    static Expression select(Condition condition, Expression yes, Expression no) {
        return new Select(condition, yes, no);
    }

    default Expression plus(Expression other) {
        return new Binary(Operator.ADD, this, other);
    }

    default Expression minus(Expression other) {
        return new Binary(Operator.SUBTRACT, this, other);
    }

    default Expression times(Expression other) {
        return new Binary(Operator.MULTIPLY, this, other);
    }

    default Expression over(Expression other) {
        return new Binary(Operator.DIVIDE, this, other);
    }

    default Condition greaterThan(Expression other) {
        return new Condition.Compare(Condition.Comparison.GREATER, this, other);
    }

    default Condition atLeast(Expression other) {
        return new Condition.Compare(Condition.Comparison.AT_LEAST, this, other);
    }
}
