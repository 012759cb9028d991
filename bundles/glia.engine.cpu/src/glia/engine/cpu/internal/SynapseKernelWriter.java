package glia.engine.cpu.internal;

import static glia.api.model.Expression.constant;
import static glia.api.model.Expression.local;
import static java.lang.constant.ConstantDescs.CD_Float;
import static java.lang.constant.ConstantDescs.CD_double;
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
        ON_SOURCE("onSource", -1, 0, -1), ON_POST("onPost", 0, 1, 7), ON_PRE("onPre", 0, 1, 7),
        EFFICACY("efficacy", 0, 1, 2);

        final String title;
        final int weight;
        final int values;
        /** The synapses' own states; the place of the synapse comes next. */
        final int own;

        Method(String title, int weight, int values, int own) {
            this.title = title;
            this.weight = weight;
            this.values = values;
            this.own = own;
        }
    }

    private static final int STEPS = 2;
    private static final int DECAYS = 3;
    private static final int LOG = 4;
    private static final int ENTRY = 5;
    private static final int GAP = 6;
    private static final int PAID = 9;

    private static final ClassDesc MATH = ClassDesc.of(Math.class.getName());
    private static final ClassDesc DECAY = ClassDesc.of(Decay.class.getName());
    private static final MethodTypeDesc AFTER = MethodTypeDesc.of(CD_float, CD_float.arrayType(), CD_float, CD_int);
    private static final MethodTypeDesc FROM_BITS = MethodTypeDesc.of(CD_float, CD_int);

    private final CodeBuilder code;
    private final Method method;
    private final Plasticity plasticity;
    private final SynapseModel model;
    private final TraceDecays decays;
    private final ExpressionWriter expressions;
    /** By state of the synapse, the local variable that has it while statements are carried out. */
    private int[] own = {};

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
            case ON_POST -> learn(model.onPost());
            case ON_PRE -> learn(model.onPre());
            case EFFICACY -> {
                expressions.push(model.efficacy());
                code.freturn();
            }
        }
    }

    private void learn(List<Statement> statements) {
        if (statements.isEmpty() && model.synapseStates().isEmpty()) {
            code.fload(method.weight).freturn();
            return;
        }
        own = new int[model.synapseStates().size()];
        for (int i = 0; i < own.length; i++) {
            own[i] = code.allocateLocal(TypeKind.FLOAT);
            ownState(i);
            decayed(decays.sources + decays.targets + i, GAP);
            code.fstore(own[i]);
        }
        write(statements);
    }

    /** Pushes a state of the synapse as the last spike left it. */
    private void ownState(int index) {
        code.aload(method.own).loadConstant(index).aaload().iload(method.own + 1).faload();
    }

    /** What has been done to the synapse is stored, and paid. */
    private void finish(boolean pays) {
        for (int i = 0; i < own.length; i++) {
            code.aload(method.own).loadConstant(i).aaload().iload(method.own + 1).fload(own[i]).fastore();
        }
        if (pays && plasticity.constants().get(model.cost().price()) != 0) {
            code.aload(PAID).iconst_0().dup2().laload();
            expressions.push(local(model.cost().local()).times(constant(model.cost().price())));
            code.f2d().invokestatic(MATH, "rint", MethodTypeDesc.of(CD_double, CD_double)).d2i().iconst_0()
                    .invokestatic(MATH, "max", MethodTypeDesc.of(CD_int, CD_int, CD_int)).i2l().ladd().lastore();
        }
        code.fload(method.weight).freturn();
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
            finish(model.cost() != null && !statements.isEmpty());
        }
    }

    private void assign(String name, Expression value) {
        if (name.equals(SynapseModel.WEIGHT) && method.weight >= 0) {
            expressions.push(value);
            code.fstore(method.weight);
        } else if (own.length > 0 && own(name) >= 0) {
            expressions.push(value);
            code.fstore(own[own(name)]);
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
        } else if (own(name) >= 0 && own.length > 0) {
            code.fload(own[own(name)]);
        } else if (own(name) >= 0 && method == Method.EFFICACY) {
            ownState(own(name));
        } else if (state(name) >= 0) {
            value(decays.sources + state(name));
        } else if (sourceTrace(name) >= 0) {
            value(sourceTrace(name));
            if (method == Method.ON_POST) {
                decayed(sourceTrace(name), STEPS);
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
            decayed(index, STEPS);
        }
    }

    private void fromEntry(int value) {
        code.aload(LOG).iload(ENTRY).loadConstant(SpikeHistory.TRACES + value).iadd().iaload()
                .invokestatic(CD_Float, "intBitsToFloat", FROM_BITS);
    }

    /** Multiplies what is on the stack by the decay of a trace. */
    private void decayed(int index, int steps) {
        code.aload(DECAYS).loadConstant(index).aaload().loadConstant(decays.rates[index]).iload(steps)
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

    private int own(String name) {
        return model.synapseStates().stream().map(s -> s.name()).toList().indexOf(name);
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
