package glia.engine.cpu.internal;

import static java.lang.constant.ConstantDescs.CD_float;

import glia.api.model.Condition;
import glia.api.model.Elementary;
import glia.api.model.Expression;
import glia.api.model.Statement;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.Map;

/** Writes a model's expressions, conditions and named values as bytecode of one method. */
final class ExpressionWriter {

    /** Where a method finds what an expression refers to; each pushes one float. */
    interface Variables {
        void pushState(String name);

        void pushConstant(String name);

        void pushInput(String port);
    }

    private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    private static final ClassDesc ELEMENTARY = ClassDesc.of(Elementary.class.getName());
    private static final MethodTypeDesc UNARY = MethodTypeDesc.of(CD_float, CD_float);
    private static final MethodTypeDesc FMA = MethodTypeDesc.of(CD_float, CD_float, CD_float, CD_float);

    private final CodeBuilder code;
    private final String model;
    private final Variables variables;
    private final Map<String, Integer> values = new HashMap<>();
    private final Map<String, Integer> conditions = new HashMap<>();

    /** @param model its name, for messages */
    ExpressionWriter(CodeBuilder code, String model, Variables variables) {
        this.code = code;
        this.model = model;
        this.variables = variables;
    }

    void let(Statement.Let let) {
        push(let.value());
        int local = code.allocateLocal(TypeKind.FLOAT);
        code.fstore(local);
        values.put(let.name(), local);
    }

    void let(Statement.LetCondition let) {
        int local = code.allocateLocal(TypeKind.INT);
        Label no = code.newLabel();
        Label done = code.newLabel();
        jumpIfFalse(let.value(), no);
        code.loadConstant(1).istore(local).goto_(done);
        code.labelBinding(no).loadConstant(0).istore(local).labelBinding(done);
        conditions.put(let.name(), local);
    }

    void push(Expression expression) {
        switch (expression) {
            case Expression.Literal literal -> code.loadConstant(literal.value());
            case Expression.State state -> variables.pushState(state.name());
            case Expression.Local value -> code.fload(local(values, "value", value.name()));
            case Expression.Constant constant -> variables.pushConstant(constant.name());
            case Expression.Input input -> variables.pushInput(input.port());
            case Expression.Binary binary -> {
                push(binary.left());
                push(binary.right());
                switch (binary.operator()) {
                    case ADD -> code.fadd();
                    case SUBTRACT -> code.fsub();
                    case MULTIPLY -> code.fmul();
                    case DIVIDE -> code.fdiv();
                }
            }
            case Expression.Unary unary -> {
                push(unary.operand());
                code.invokestatic(ELEMENTARY, switch (unary.function()) {
                    case EXP -> "exp";
                    case LOG -> "log";
                }, UNARY);
            }
            case Expression.Fma fma -> {
                push(fma.a());
                push(fma.b());
                push(fma.c());
                code.invokestatic(MATH, "fma", FMA);
            }
            case Expression.Select select -> {
                Label no = code.newLabel();
                Label done = code.newLabel();
                int local = code.allocateLocal(TypeKind.FLOAT);
                jumpIfFalse(select.condition(), no);
                push(select.yes());
                code.fstore(local).goto_(done).labelBinding(no);
                push(select.no());
                code.fstore(local).labelBinding(done).fload(local);
            }
        }
    }

    void jumpIfFalse(Condition condition, Label target) {
        switch (condition) {
            case Condition.Compare compare -> {
                push(compare.left());
                push(compare.right());
                code.fcmpl();
                switch (compare.comparison()) {
                    case GREATER -> code.ifle(target);
                    case AT_LEAST -> code.iflt(target);
                }
            }
            case Condition.And and -> {
                jumpIfFalse(and.left(), target);
                jumpIfFalse(and.right(), target);
            }
            case Condition.Not not -> {
                Label holds = code.newLabel();
                jumpIfFalse(not.operand(), holds);
                code.goto_(target).labelBinding(holds);
            }
            case Condition.Local local -> code.iload(local(conditions, "condition", local.name())).ifeq(target);
        }
    }

    /** @return where a name is, among those defined so far */
    int local(Map<String, Integer> locals, String what, String name) {
        Integer local = locals.get(name);
        if (local == null) {
            throw undefined(what, name);
        }
        return local;
    }

    IllegalArgumentException undefined(String what, String name) {
        return new IllegalArgumentException("model " + model + ": it uses the " + what + " \"" + name
                + "\", which it does not define before");
    }
}
