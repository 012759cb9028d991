package glia.engine.cpu.internal;

import glia.api.model.Condition;
import glia.api.model.Elementary;
import glia.api.model.Expression;
import glia.api.model.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Walks the statements of a model, one operation at a time. */
abstract class Evaluator {

    private final Map<String, Float> values = new HashMap<>();
    private final Map<String, Boolean> conditions = new HashMap<>();

    abstract float state(String name);

    abstract float constant(String name);

    abstract float input(String port);

    abstract void assign(String state, float value);

    abstract void transfer(Statement.Transfer transfer, float change);

    /** @return whether the statements say that the neuron spikes */
    boolean run(List<Statement> statements) {
        boolean spike = false;
        for (Statement statement : statements) {
            switch (statement) {
                case Statement.Let let -> values.put(let.name(), value(let.value()));
                case Statement.LetCondition let -> conditions.put(let.name(), holds(let.value()));
                case Statement.Assign assign -> assign(assign.state(), value(assign.value()));
                case Statement.Spike s -> spike = holds(s.condition());
                case Statement.Transfer t -> transfer(t, value(t.change()));
            }
        }
        return spike;
    }

    float value(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> literal.value();
            case Expression.State state -> state(state.name());
            case Expression.Constant constant -> constant(constant.name());
            case Expression.Input in -> input(in.port());
            case Expression.Local local -> values.get(local.name());
            case Expression.Binary b -> switch (b.operator()) {
                case ADD -> value(b.left()) + value(b.right());
                case SUBTRACT -> value(b.left()) - value(b.right());
                case MULTIPLY -> value(b.left()) * value(b.right());
                case DIVIDE -> value(b.left()) / value(b.right());
            };
            case Expression.Fma f -> Math.fma(value(f.a()), value(f.b()), value(f.c()));
            case Expression.Unary u -> switch (u.function()) {
                case EXP -> Elementary.exp(value(u.operand()));
                case LOG -> Elementary.log(value(u.operand()));
            };
            case Expression.Select s -> holds(s.condition()) ? value(s.yes()) : value(s.no());
        };
    }

    private boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.Compare c -> switch (c.comparison()) {
                case GREATER -> value(c.left()) > value(c.right());
                case AT_LEAST -> value(c.left()) >= value(c.right());
            };
            case Condition.And a -> holds(a.left()) && holds(a.right());
            case Condition.Not n -> !holds(n.operand());
            case Condition.Local l -> conditions.get(l.name());
        };
    }
}
