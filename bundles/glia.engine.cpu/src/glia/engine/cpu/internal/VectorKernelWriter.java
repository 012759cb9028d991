package glia.engine.cpu.internal;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import glia.api.model.AccountDefinition;
import glia.api.model.Condition;
import glia.api.model.Expression;
import glia.api.model.Statement;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the body of {@link NeuronKernel#advance} in the operations of the Vector API: one loop over as many neurons
 * at once as a vector of this machine holds. Every lane carries out the same float32 operations as the scalar kernel,
 * in the same order, so the bits are the same. The number of neurons must be a multiple of the length of a vector.
 * <p>
 * The Vector API is named here, not linked: the class that comes of it is loaded only where the module is.
 */
final class VectorKernelWriter {

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
    private static final int MOVED = 11;
    private static final int DITHER = 12;

    private static final String API = "jdk.incubator.vector.";
    private static final ClassDesc FLOATS = ClassDesc.of(API + "FloatVector");
    private static final ClassDesc INTS = ClassDesc.of(API + "IntVector");
    private static final ClassDesc VECTOR = ClassDesc.of(API + "Vector");
    private static final ClassDesc MASK = ClassDesc.of(API + "VectorMask");
    private static final ClassDesc SPECIES = ClassDesc.of(API + "VectorSpecies");
    private static final ClassDesc OPERATORS = ClassDesc.of(API + "VectorOperators");
    private static final ClassDesc COMPARISON = ClassDesc.of(API + "VectorOperators$Comparison");
    private static final ClassDesc CONVERSION = ClassDesc.of(API + "VectorOperators$Conversion");
    private static final ClassDesc LONG = ClassDesc.of("java.lang.Long");

    private static final MethodTypeDesc LANEWISE = MethodTypeDesc.of(FLOATS, VECTOR);
    private static final MethodTypeDesc FMA = MethodTypeDesc.of(FLOATS, VECTOR, VECTOR);
    private static final MethodTypeDesc BLEND = MethodTypeDesc.of(FLOATS, VECTOR, MASK);
    private static final MethodTypeDesc BROADCAST = MethodTypeDesc.of(FLOATS, SPECIES, CD_float);
    private static final MethodTypeDesc COMPARE = MethodTypeDesc.of(MASK, COMPARISON, VECTOR);
    private static final MethodTypeDesc AND = MethodTypeDesc.of(MASK, MASK);
    private static final MethodTypeDesc NOT = MethodTypeDesc.of(MASK);
    private static final MethodTypeDesc STORE_FLOATS = MethodTypeDesc.of(CD_void, CD_float.arrayType(), CD_int);
    private static final MethodTypeDesc STORE_INTS = MethodTypeDesc.of(CD_void, CD_int.arrayType(), CD_int);

    private final CodeBuilder code;
    private final KernelShape shape;
    private final VectorFunctions functions;
    private final Map<String, Integer> scalars = new HashMap<>();
    private final Map<String, Integer> arrays = new HashMap<>();
    private final Map<String, Integer> stateArrays = new LinkedHashMap<>();
    private final Map<String, Integer> states = new HashMap<>();
    private final Map<String, Integer> rings = new LinkedHashMap<>();
    private final Map<String, Integer> quanta = new HashMap<>();
    private final Map<String, Integer> inputs = new HashMap<>();
    private final Map<String, Integer> values = new HashMap<>();
    private final Map<String, Integer> conditions = new HashMap<>();
    private final Set<String> assigned = new LinkedHashSet<>();
    private VectorTransferWriter transfers;
    private int neuron;

    VectorKernelWriter(CodeBuilder code, KernelShape shape) {
        this.code = code;
        this.shape = shape;
        functions = new VectorFunctions(code);
    }

    void write() {
        loadReferences();
        int length = code.allocateLocal(TypeKind.INT);
        species(FLOATS);
        code.invokeinterface(SPECIES, "length", MethodTypeDesc.of(CD_int)).istore(length);
        transfers = new VectorTransferWriter(code, shape, DITHER);
        int index = code.allocateLocal(TypeKind.INT);
        neuron = code.allocateLocal(TypeKind.INT);
        int slot = code.allocateLocal(TypeKind.INT);
        code.loadConstant(0).istore(index);
        Label block = code.newBoundLabel();
        Label end = code.newLabel();
        code.iload(index).iload(COUNT).if_icmpge(end);
        transfers.beginBlock(index, COUNT, length);
        Label loop = code.newBoundLabel();
        Label endOfBlock = code.newLabel();
        code.iload(index).iload(transfers.endOfBlock()).if_icmpge(endOfBlock);
        code.iload(FROM).iload(index).iadd().istore(neuron);
        code.iload(ROW).iload(index).iadd().istore(slot);
        loadNeurons(slot);
        for (Statement statement : shape.update()) {
            write(statement);
        }
        for (String state : assigned) {
            code.aload(states.get(state)).aload(stateArrays.get(state)).iload(neuron)
                    .invokevirtual(FLOATS, "intoArray", STORE_FLOATS);
        }
        code.iload(index).iload(length).iadd().istore(index).goto_(loop);
        code.labelBinding(endOfBlock);
        transfers.addCounts(MOVED, length);
        code.goto_(block).labelBinding(end);
        code.iload(SPIKE_COUNT).ireturn();
    }

    private void species(ClassDesc vector) {
        code.getstatic(vector, "SPECIES_PREFERRED", SPECIES);
    }

    private void comparison(String name) {
        code.getstatic(OPERATORS, name, COMPARISON);
    }

    private void broadcast(int floatLocal) {
        species(FLOATS);
        code.fload(floatLocal).invokestatic(FLOATS, "broadcast", BROADCAST);
    }

    private void loadReferences() {
        List<String> scalarNames = shape.scalars();
        for (int i = 0; i < scalarNames.size(); i++) {
            scalars.put(scalarNames.get(i), element(SCALARS, i));
        }
        for (int i = 0; i < shape.arrays().size(); i++) {
            arrays.put(shape.arrays().get(i), array(ARRAYS, i));
        }
        for (int i = 0; i < shape.model().states().size(); i++) {
            stateArrays.put(shape.model().states().get(i).name(), array(STATE, i));
        }
        for (int i = 0; i < shape.model().ports().size(); i++) {
            if (shape.connected().get(i)) {
                String port = shape.model().ports().get(i).name();
                rings.put(port, array(INPUT, i));
                quanta.put(port, element(QUANTA, i));
            }
        }
    }

    private int array(int arrayOfArrays, int index) {
        int local = code.allocateLocal(TypeKind.REFERENCE);
        code.aload(arrayOfArrays).loadConstant(index).aaload().astore(local);
        return local;
    }

    private int element(int array, int index) {
        int local = code.allocateLocal(TypeKind.FLOAT);
        code.aload(array).loadConstant(index).faload().fstore(local);
        return local;
    }

    private int keep() {
        int local = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(local);
        return local;
    }

    private void loadFloats(int array) {
        species(FLOATS);
        code.aload(array).iload(neuron).invokestatic(FLOATS, "fromArray",
                MethodTypeDesc.of(FLOATS, SPECIES, CD_float.arrayType(), CD_int));
    }

    private void loadNeurons(int slot) {
        stateArrays.forEach((name, array) -> {
            loadFloats(array);
            states.put(name, keep());
        });
        rings.forEach((port, ring) -> {
            species(INTS);
            code.aload(ring).iload(slot).invokestatic(INTS, "fromArray",
                    MethodTypeDesc.of(INTS, SPECIES, CD_int.arrayType(), CD_int));
            code.getstatic(OPERATORS, "I2F", CONVERSION);
            species(FLOATS);
            code.loadConstant(0).invokevirtual(INTS, "convertShape",
                    MethodTypeDesc.of(VECTOR, CONVERSION, SPECIES, CD_int)).checkcast(FLOATS);
            broadcast(quanta.get(port));
            code.invokevirtual(FLOATS, "mul", LANEWISE);
            inputs.put(port, keep());
            species(INTS);
            // always: whether there was input can be guessed by no processor, and a wrong guess costs more
            code.invokestatic(INTS, "zero", MethodTypeDesc.of(INTS, SPECIES)).aload(ring).iload(slot)
                    .invokevirtual(INTS, "intoArray", STORE_INTS);
        });
    }

    private void write(Statement statement) {
        switch (statement) {
            case Statement.Let let -> {
                push(let.value());
                values.put(let.name(), keep());
            }
            case Statement.LetCondition let -> {
                push(let.value());
                conditions.put(let.name(), keep());
            }
            case Statement.Assign assign -> {
                local(states, "state variable", assign.state());
                push(assign.value());
                states.put(assign.state(), keep());
                assigned.add(assign.state());
            }
            case Statement.Spike spike -> {
                push(spike.condition());
                listSpikes();
            }
            case Statement.Transfer transfer -> transfer(transfer);
        }
    }

    private void transfer(Statement.Transfer transfer) {
        AccountDefinition account = shape.model().account();
        int balance = code.allocateLocal(TypeKind.REFERENCE);
        code.aload(states.get(account.state())).astore(balance);
        transfers.write(transfer, this::push, this::push, balance);
        states.put(account.state(), balance);
        assigned.add(account.state());
    }

    private void listSpikes() {
        int bits = code.allocateLocal(TypeKind.LONG);
        code.invokevirtual(MASK, "toLong", MethodTypeDesc.of(CD_long)).lstore(bits);
        Label next = code.newBoundLabel();
        Label done = code.newLabel();
        code.lload(bits).loadConstant(0L).lcmp().ifeq(done);
        code.aload(SPIKES).iload(SPIKE_COUNT).iload(neuron).lload(bits)
                .invokestatic(LONG, "numberOfTrailingZeros", MethodTypeDesc.of(CD_int, CD_long)).iadd().iastore();
        code.iinc(SPIKE_COUNT, 1);
        code.lload(bits).lload(bits).loadConstant(1L).lsub().land().lstore(bits).goto_(next);
        code.labelBinding(done);
    }

    private void push(Expression expression) {
        switch (expression) {
            case Expression.Literal literal -> {
                species(FLOATS);
                code.loadConstant(literal.value()).invokestatic(FLOATS, "broadcast", BROADCAST);
            }
            case Expression.State state -> code.aload(local(states, "state variable", state.name()));
            case Expression.Local value -> code.aload(local(values, "value", value.name()));
            case Expression.Constant constant -> {
                Integer array = arrays.get(constant.name());
                if (array == null) {
                    broadcast(local(scalars, "constant", constant.name()));
                } else {
                    loadFloats(array);
                }
            }
            case Expression.Input input -> pushInput(input.port());
            case Expression.Binary binary -> {
                push(binary.left());
                push(binary.right());
                code.invokevirtual(FLOATS, switch (binary.operator()) {
                    case ADD -> "add";
                    case SUBTRACT -> "sub";
                    case MULTIPLY -> "mul";
                    case DIVIDE -> "div";
                }, LANEWISE);
            }
            case Expression.Unary unary -> {
                push(unary.operand());
                switch (unary.function()) {
                    case EXP -> functions.exp();
                    case LOG -> functions.log();
                }
            }
            case Expression.Fma fma -> {
                push(fma.a());
                push(fma.b());
                push(fma.c());
                code.invokevirtual(FLOATS, "fma", FMA);
            }
            case Expression.Select select -> {
                push(select.no());
                push(select.yes());
                push(select.condition());
                code.invokevirtual(FLOATS, "blend", BLEND);
            }
        }
    }

    private void pushInput(String port) {
        if (shape.model().portIndex(port) < 0) {
            throw undefined("input port", port);
        }
        Integer local = inputs.get(port);
        if (local == null) {
            species(FLOATS);
            code.loadConstant(0f).invokestatic(FLOATS, "broadcast", BROADCAST);
        } else {
            code.aload(local);
        }
    }

    private void push(Condition condition) {
        switch (condition) {
            case Condition.Compare compare -> {
                push(compare.left());
                comparison(switch (compare.comparison()) {
                    case GREATER -> "GT";
                    case AT_LEAST -> "GE";
                });
                push(compare.right());
                code.invokevirtual(FLOATS, "compare", COMPARE);
            }
            case Condition.And and -> {
                push(and.left());
                push(and.right());
                code.invokevirtual(MASK, "and", AND);
            }
            case Condition.Not not -> {
                push(not.operand());
                code.invokevirtual(MASK, "not", NOT);
            }
            case Condition.Local local -> code.aload(local(conditions, "condition", local.name()));
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
