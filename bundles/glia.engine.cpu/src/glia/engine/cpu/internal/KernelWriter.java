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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the body of {@link NeuronKernel#advance}: array references and scalars are loaded into locals once, then one
 * loop over the neurons carries out the model's statements with the state in locals.
 */
final class KernelWriter {

    private static final int STATE = 1;
    private static final int SCALARS = 2;
    private static final int ARRAYS = 3;
    private static final int INPUT = 4;
    private static final int QUANTA = 5;
    private static final int ROW = 6;
    private static final int FROM = 7;
    private static final int COUNT = 8;
    private static final int SPIKES = 9;
    private static final int SPIKE_COUNT = 10;

    private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    private static final ClassDesc ELEMENTARY = ClassDesc.of(Elementary.class.getName());
    private static final MethodTypeDesc UNARY = MethodTypeDesc.of(CD_float, CD_float);
    private static final MethodTypeDesc FMA = MethodTypeDesc.of(CD_float, CD_float, CD_float, CD_float);

    private final CodeBuilder code;
    private final KernelShape shape;
    private final Map<String, Integer> scalars = new HashMap<>();
    private final Map<String, Integer> arrays = new HashMap<>();
    private final Map<String, Integer> stateArrays = new HashMap<>();
    private final Map<String, Integer> states = new HashMap<>();
    private final Map<String, Integer> rings = new HashMap<>();
    private final Map<String, Integer> quanta = new HashMap<>();
    private final Map<String, Integer> inputs = new HashMap<>();
    private final Map<String, Integer> values = new HashMap<>();
    private final Map<String, Integer> conditions = new HashMap<>();
    private final Set<String> assigned = new LinkedHashSet<>();
    private int neuron;

    KernelWriter(CodeBuilder code, KernelShape shape) {
        this.code = code;
        this.shape = shape;
    }

    void write() {
        loadReferences();
        int index = code.allocateLocal(TypeKind.INT);
        neuron = code.allocateLocal(TypeKind.INT);
        int slot = code.allocateLocal(TypeKind.INT);
        code.loadConstant(0).istore(index);
        Label loop = code.newBoundLabel();
        Label end = code.newLabel();
        code.iload(index).iload(COUNT).if_icmpge(end);
        code.iload(FROM).iload(index).iadd().istore(neuron);
        code.iload(ROW).iload(index).iadd().istore(slot);
        loadNeuron(slot);
        for (Statement statement : shape.model().update()) {
            write(statement);
        }
        for (String state : assigned) {
            code.aload(stateArrays.get(state)).iload(neuron).fload(states.get(state)).fastore();
        }
        code.iinc(index, 1).goto_(loop);
        code.labelBinding(end).iload(SPIKE_COUNT).ireturn();
    }

    private void loadReferences() {
        List<String> scalarNames = shape.scalars();
        for (int i = 0; i < scalarNames.size(); i++) {
            int local = code.allocateLocal(TypeKind.FLOAT);
            code.aload(SCALARS).loadConstant(i).faload().fstore(local);
            scalars.put(scalarNames.get(i), local);
        }
        for (int i = 0; i < shape.arrays().size(); i++) {
            arrays.put(shape.arrays().get(i), elementOf(ARRAYS, i));
        }
        for (int i = 0; i < shape.model().states().size(); i++) {
            stateArrays.put(shape.model().states().get(i).name(), elementOf(STATE, i));
        }
        for (int i = 0; i < shape.model().ports().size(); i++) {
            if (shape.connected().get(i)) {
                String port = shape.model().ports().get(i).name();
                rings.put(port, elementOf(INPUT, i));
                int quantum = code.allocateLocal(TypeKind.FLOAT);
                code.aload(QUANTA).loadConstant(i).faload().fstore(quantum);
                quanta.put(port, quantum);
            }
        }
    }

    private int elementOf(int arrayOfArrays, int index) {
        int local = code.allocateLocal(TypeKind.REFERENCE);
        code.aload(arrayOfArrays).loadConstant(index).aaload().astore(local);
        return local;
    }

    private void loadNeuron(int slot) {
        stateArrays.forEach((name, array) -> {
            int local = code.allocateLocal(TypeKind.FLOAT);
            code.aload(array).iload(neuron).faload().fstore(local);
            states.put(name, local);
        });
        rings.forEach((port, ring) -> {
            int local = code.allocateLocal(TypeKind.FLOAT);
            code.aload(ring).iload(slot).iaload().i2f().fload(quanta.get(port)).fmul().fstore(local);
            code.aload(ring).iload(slot).loadConstant(0).iastore();
            inputs.put(port, local);
        });
    }

    private void write(Statement statement) {
        switch (statement) {
            case Statement.Let let -> {
                push(let.value());
                int local = code.allocateLocal(TypeKind.FLOAT);
                code.fstore(local);
                values.put(let.name(), local);
            }
            case Statement.LetCondition let -> {
                int local = code.allocateLocal(TypeKind.INT);
                Label no = code.newLabel();
                Label done = code.newLabel();
                jumpIfFalse(let.value(), no);
                code.loadConstant(1).istore(local).goto_(done);
                code.labelBinding(no).loadConstant(0).istore(local).labelBinding(done);
                conditions.put(let.name(), local);
            }
            case Statement.Assign assign -> {
                push(assign.value());
                code.fstore(local(states, "state variable", assign.state()));
                assigned.add(assign.state());
            }
            case Statement.Spike spike -> {
                Label no = code.newLabel();
                jumpIfFalse(spike.condition(), no);
                code.aload(SPIKES).iload(SPIKE_COUNT).iload(neuron).iastore();
                code.iinc(SPIKE_COUNT, 1);
                code.labelBinding(no);
            }
        }
    }

    private void push(Expression expression) {
        switch (expression) {
            case Expression.Literal literal -> code.loadConstant(literal.value());
            case Expression.State state -> code.fload(local(states, "state variable", state.name()));
            case Expression.Local value -> code.fload(local(values, "value", value.name()));
            case Expression.Constant constant -> pushConstant(constant.name());
            case Expression.Input input -> pushInput(input.port());
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

    private void pushConstant(String name) {
        Integer array = arrays.get(name);
        if (array == null) {
            code.fload(local(scalars, "constant", name));
        } else {
            code.aload(array).iload(neuron).faload();
        }
    }

    private void pushInput(String port) {
        if (shape.model().portIndex(port) < 0) {
            throw undefined("input port", port);
        }
        Integer local = inputs.get(port);
        if (local == null) {
            code.loadConstant(0f);
        } else {
            code.fload(local);
        }
    }

    private void jumpIfFalse(Condition condition, Label target) {
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

    private int local(Map<String, Integer> locals, String what, String name) {
        Integer local = locals.get(name);
        if (local == null) {
            throw undefined(what, name);
        }
        return local;
    }

    private IllegalArgumentException undefined(String what, String name) {
        return new IllegalArgumentException("model " + shape.model().name() + ": its update uses the " + what + " \""
                + name + "\", which it does not define before");
    }
}
