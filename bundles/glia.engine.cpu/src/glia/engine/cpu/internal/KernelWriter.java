package glia.engine.cpu.internal;

import glia.api.model.AccountDefinition;
import glia.api.model.Statement;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the body of {@link NeuronKernel#advance}: array references and scalars are loaded into locals once, then one
 * loop over the neurons carries out the model's statements with the state in locals.
 */
final class KernelWriter implements ExpressionWriter.Variables {

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

    private final CodeBuilder code;
    private final KernelShape shape;
    private final ExpressionWriter expressions;
    private final Map<String, Integer> scalars = new HashMap<>();
    private final Map<String, Integer> arrays = new HashMap<>();
    private final Map<String, Integer> stateArrays = new HashMap<>();
    private final Map<String, Integer> states = new HashMap<>();
    private final Map<String, Integer> rings = new HashMap<>();
    private final Map<String, Integer> quanta = new HashMap<>();
    private final Map<String, Integer> inputs = new HashMap<>();
    private final Set<String> assigned = new LinkedHashSet<>();
    private TransferWriter transfers;
    private int neuron;

    KernelWriter(CodeBuilder code, KernelShape shape) {
        this.code = code;
        this.shape = shape;
        expressions = new ExpressionWriter(code, shape.model().name(), this);
    }

    void write() {
        loadReferences();
        transfers = new TransferWriter(code, shape, DITHER);
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
        for (Statement statement : shape.update()) {
            write(statement);
        }
        for (String state : assigned) {
            code.aload(stateArrays.get(state)).iload(neuron).fload(states.get(state)).fastore();
        }
        code.iinc(index, 1).goto_(loop);
        code.labelBinding(end);
        transfers.addCounts(MOVED);
        code.iload(SPIKE_COUNT).ireturn();
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
            case Statement.Let let -> expressions.let(let);
            case Statement.LetCondition let -> expressions.let(let);
            case Statement.Assign assign -> {
                expressions.push(assign.value());
                code.fstore(expressions.local(states, "state variable", assign.state()));
                assigned.add(assign.state());
            }
            case Statement.Spike spike -> {
                Label no = code.newLabel();
                expressions.jumpIfFalse(spike.condition(), no);
                code.aload(SPIKES).iload(SPIKE_COUNT).iload(neuron).iastore();
                code.iinc(SPIKE_COUNT, 1);
                code.labelBinding(no);
            }
            case Statement.Transfer transfer -> {
                AccountDefinition account = shape.model().account();
                transfers.write(transfer, expressions::push, states.get(account.state()));
                assigned.add(account.state());
            }
        }
    }

    @Override
    public void pushState(String name) {
        code.fload(expressions.local(states, "state variable", name));
    }

    @Override
    public void pushConstant(String name) {
        Integer array = arrays.get(name);
        if (array == null) {
            code.fload(expressions.local(scalars, "constant", name));
        } else {
            code.aload(array).iload(neuron).faload();
        }
    }

    @Override
    public void pushInput(String port) {
        if (shape.model().portIndex(port) < 0) {
            throw expressions.undefined("input port", port);
        }
        Integer local = inputs.get(port);
        if (local == null) {
            code.loadConstant(0f);
        } else {
            code.fload(local);
        }
    }
}
