package glia.models.internal;

import static glia.api.model.Expression.fma;
import static glia.api.model.Expression.literal;
import static glia.api.model.Expression.local;
import static glia.api.model.Expression.state;
import static glia.api.model.Statement.let;

import glia.api.model.Expression;
import glia.api.model.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * One step of the classic Runge-Kutta method of order 4, written out as statements.
 * <p>
 * Source: Kutta 1901, Z Math Phys 46:435-453.
 */
final class RungeKutta {

    /** The later of the two stages in the middle of the step. */
    static final int MIDDLE = 3;

    private static final int STAGES = 4;
    private static final Expression HALF = literal(0.5);
    private static final Expression TWO = literal(2);
    private static final Expression SIXTH = literal(1.0 / 6);

    /** The right-hand side of the equations. */
    interface RightHandSide {
        /**
         * @param stage where it is evaluated
         * @return by variable, the time derivative times dt (constants are to be multiplied by dt when the network is
         *         built, not in the step)
         */
        List<Expression> increments(Stage stage);
    }

    /** One of the four evaluations of the right-hand side in a step. */
    static final class Stage {

        private final int number;
        private final List<Expression> variables;
        private final List<Statement> update;

        private Stage(int number, List<Expression> variables, List<Statement> update) {
            this.number = number;
            this.variables = variables;
            this.update = update;
        }

        /** The value of a variable at this stage. */
        Expression variable(int index) {
            return variables.get(index);
        }

        /** Gives a value that is used more than once a name. */
        Expression let(String name, Expression value) {
            update.add(Statement.let(unique(name, number), value));
            return local(name, number);
        }

        /** A value that a stage has given a name. */
        static Expression local(String name, int stage) {
            return Expression.local(unique(name, stage));
        }

        private static String unique(String name, int stage) {
            return name + "_" + stage;
        }

        /** Limits a value that is used more than once. */
        Expression atMost(String name, Expression value, Expression limit) {
            return let(name, Expression.select(value.greaterThan(limit), limit, value));
        }

        /** What is given for the time of this stage. */
        Expression at(Expression start, Expression middle, Expression end) {
            return number == 1 ? start : number == STAGES ? end : middle;
        }
    }

    private RungeKutta() {
    }

    /**
     * @param variables names of the state variables that the equations are about
     * @param equations their right-hand side; what else changes within the step comes from {@link Stage#at}
     * @return statements that leave the values after the step in {@link #after} and what changes in {@link #change}; no
     *         state is changed
     */
    static List<Statement> step(List<String> variables, RightHandSide equations) {
        List<Statement> update = new ArrayList<>();
        List<List<Expression>> k = new ArrayList<>();
        for (int number = 1; number <= STAGES; number++) {
            List<Expression> at = new ArrayList<>();
            for (int i = 0; i < variables.size(); i++) {
                at.add(number == 1 ? state(variables.get(i))
                        : named(update, nameAt(variables.get(i), number),
                                moved(state(variables.get(i)), number, k.getLast().get(i))));
            }
            List<Expression> increments = equations.increments(new Stage(number, at, update));
            List<Expression> own = new ArrayList<>();
            for (int i = 0; i < variables.size(); i++) {
                own.add(named(update, "k" + number + "_" + variables.get(i), increments.get(i)));
            }
            k.add(own);
        }
        for (int i = 0; i < variables.size(); i++) {
            Expression ends = k.get(0).get(i).plus(k.get(3).get(i));
            Expression middle = k.get(1).get(i).plus(k.get(2).get(i));
            update.add(let(nameChange(variables.get(i)), fma(TWO, middle, ends)));
            update.add(let(nameAfter(variables.get(i)),
                    fma(SIXTH, local(nameChange(variables.get(i))), state(variables.get(i)))));
        }
        return update;
    }

    private static Expression moved(Expression from, int number, Expression increment) {
        return number == STAGES ? from.plus(increment) : fma(HALF, increment, from);
    }

    private static Expression named(List<Statement> update, String name, Expression value) {
        update.add(let(name, value));
        return local(name);
    }

    /** The value of a variable after the step. */
    static Expression after(String variable) {
        return local(nameAfter(variable));
    }

    /** What the step changes in a variable. */
    static Expression change(String variable) {
        return SIXTH.times(local(nameChange(variable)));
    }

    /** The value of a variable at a stage behind the first. */
    static Expression at(String variable, int stage) {
        return local(nameAt(variable, stage));
    }

    private static String nameAt(String variable, int stage) {
        return variable + "_at_" + stage;
    }

    private static String nameChange(String variable) {
        return variable + "_six_changes";
    }

    private static String nameAfter(String variable) {
        return variable + "_after";
    }
}
