package glia.engine.cpu.internal;

import static java.lang.constant.ConstantDescs.CD_Float;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;

import glia.api.model.Decay;
import glia.api.model.Expression;
import glia.api.model.Statement;
import glia.api.model.SynapseModel;
import glia.api.network.Plasticity;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Writes the code of a model into one of the methods of {@link SynapseKernelTemplate} that wait for it. */
final class SynapseKernelWriter implements ExpressionWriter.Variables {

    /** The methods, each with where its arguments are. */
    enum Method {
        ON_SOURCE("onSource", -1, 0), ON_POST("onPost", 0, 1), ON_PRE("onPre", 0, 1), EFFICACY("efficacy", 0, 1);

        final String title;
        final int weight;
        final int values;

        Method(String title, int weight, int values) {
            this.title = title;
            this.weight = weight;
            this.values = values;
        }
    }

    private static final int STEPS = 2;
    private static final int DECAYS = 3;
    private static final int LOG = 4;
    private static final int ENTRY = 5;

    private static final ClassDesc DECAY = ClassDesc.of(Decay.class.getName());
    private static final MethodTypeDesc AFTER = MethodTypeDesc.of(CD_float, CD_float.arrayType(), CD_float, CD_int);
    private static final MethodTypeDesc FROM_BITS = MethodTypeDesc.of(CD_float, CD_int);

    private final CodeBuilder code;
    private final Method method;
    private final Plasticity plasticity;
    private final SynapseModel model;
    private final TraceDecays decays;
    private final ExpressionWriter expressions;

    SynapseKernelWriter(CodeBuilder code, Method method, Plasticity plasticity, TraceDecays decays) {
        this.code = code;
        this.method = method;
        this.plasticity = plasticity;
        this.decays = decays;
        model = plasticity.model();
        expressions = new ExpressionWriter(code, model.name(), this);
    }

    void write() {
        switch (method) {
            case ON_SOURCE -> write(model.onSource());
            case ON_POST -> write(model.onPost());
            case ON_PRE -> write(model.onPre());
            case EFFICACY -> {
                expressions.push(model.efficacy());
                code.freturn();
            }
        }
    }

    private void write(List<Statement> statements) {
        for (Statement statement : statements) {
            switch (statement) {
                case Statement.Let let -> expressions.let(let);
                case Statement.LetCondition let -> expressions.let(let);
                case Statement.Assign assign -> assign(assign.state(), assign.value());
                case Statement.Spike spike -> throw new IllegalArgumentException("model " + model.name()
                        + ": a synapse cannot spike");
                case Statement.Transfer transfer -> throw new IllegalArgumentException("model " + model.name()
                        + ": a synapse has no account");
            }
        }
        if (method == Method.ON_SOURCE) {
            code.return_();
        } else {
            code.fload(method.weight).freturn();
        }
    }

    private void assign(String name, Expression value) {
        if (name.equals(SynapseModel.WEIGHT) && method.weight >= 0) {
            expressions.push(value);
            code.fstore(method.weight);
        } else if (method == Method.ON_SOURCE && state(name) >= 0) {
            int local = code.allocateLocal(TypeKind.FLOAT);
            expressions.push(value);
            code.fstore(local).aload(method.values).loadConstant(decays.sources + state(name)).fload(local).fastore();
        } else {
            throw expressions.undefined("assignable state variable", name);
        }
    }

    @Override
    public void pushState(String name) {
        if (name.equals(SynapseModel.WEIGHT) && method.weight >= 0) {
            code.fload(method.weight);
        } else if (state(name) >= 0) {
            value(decays.sources + state(name));
        } else if (sourceTrace(name) >= 0) {
            value(sourceTrace(name));
            if (method == Method.ON_POST) {
                decayed(sourceTrace(name));
            }
        } else if (targetTrace(name) >= 0 && (method == Method.ON_POST || method == Method.ON_PRE)) {
            targetTrace(targetTrace(name), decays.sources + targetTrace(name));
        } else if (model.targetStates().contains(name) && method == Method.ON_POST) {
            fromEntry(decays.targets + model.targetStates().indexOf(name));
        } else {
            throw expressions.undefined("state variable", name);
        }
    }

    private void value(int index) {
        code.aload(method.values).loadConstant(index).faload();
    }

    /** At a postsynaptic spike the trace as that found it; at a presynaptic one what the last spike left of it. */
    private void targetTrace(int trace, int index) {
        boolean before = method == Method.ON_POST;
        if (before || decays.adds[index]) {
            fromEntry(trace);
        }
        if (!before) {
            code.loadConstant(1f);
            if (decays.adds[index]) {
                code.fadd();
            }
            decayed(index);
        }
    }

    private void fromEntry(int value) {
        code.aload(LOG).iload(ENTRY).loadConstant(SpikeHistory.TRACES + value).iadd().iaload()
                .invokestatic(CD_Float, "intBitsToFloat", FROM_BITS);
    }

    /** Multiplies what is on the stack by the decay of a trace. */
    private void decayed(int index) {
        code.aload(DECAYS).loadConstant(index).aaload().loadConstant(decays.rates[index]).iload(STEPS)
                .invokestatic(DECAY, "after", AFTER).fmul();
    }

    @Override
    public void pushConstant(String name) {
        Double value = plasticity.constants().get(name);
        if (value == null) {
            throw expressions.undefined("constant", name);
        }
        code.loadConstant(value.floatValue());
    }

    @Override
    public void pushInput(String port) {
        throw expressions.undefined("input port", port);
    }

    private int state(String name) {
        return model.sourceStates().stream().map(s -> s.name()).toList().indexOf(name);
    }

    private int sourceTrace(String name) {
        return model.sourceTraces().stream().map(t -> t.name()).toList().indexOf(name);
    }

    private int targetTrace(String name) {
        return model.targetTraces().stream().map(t -> t.name()).toList().indexOf(name);
    }
}
