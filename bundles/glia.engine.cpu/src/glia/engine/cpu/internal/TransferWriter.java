package glia.engine.cpu.internal;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;

import glia.api.model.AccountDefinition;
import glia.api.model.Expression;
import glia.api.model.NeuronModel;
import glia.api.model.Statement;
import glia.api.model.Statement.Direction;
import glia.api.model.Statement.Transfer;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Writes the transfers of a model as bytecode of the kernel that advances neurons one by one. */
final class TransferWriter {

    private static final ClassDesc FLOAT = ClassDesc.of("java.lang.Float");

    private final CodeBuilder code;
    private final AccountDefinition account;
    private final List<Transfer> transfers;
    /** Local variables (long) of the sums of k, by transfer. */
    private final int[] sums;
    private final int dither;
    private int wanted;
    private int written;

    /**
     * Writes the beginning of the method.
     *
     * @param dither local of the dither in quanta, which it changes to the unit of the account
     */
    TransferWriter(CodeBuilder code, KernelShape shape, int dither) {
        this.code = code;
        this.dither = dither;
        account = shape.model().account();
        transfers = of(shape);
        sums = new int[transfers.size()];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = code.allocateLocal(TypeKind.LONG);
            code.loadConstant(0L).lstore(sums[i]);
        }
        if (sums.length > 0) {
            code.fload(dither).loadConstant((float) account.quantum()).fmul().fstore(dither);
        }
    }

    static List<Transfer> of(KernelShape shape) {
        return shape.update().stream().filter(Transfer.class::isInstance).map(Transfer.class::cast).toList();
    }

    /**
     * @throws IllegalArgumentException if the model changes its account in another way than by transfers, or transfers
     *             energy without having an account
     */
    static void check(NeuronModel model) {
        AccountDefinition account = model.account();
        if (account != null && model.state(account.state()).isEmpty()) {
            throw new IllegalArgumentException("model " + model.name() + ": its account is kept in \""
                    + account.state() + "\", which is no state variable");
        }
        if (account != null && !account.spike().isEmpty()
                && model.parameters().stream().noneMatch(p -> p.name().equals(account.spike()))
                && model.constants().stream().noneMatch(c -> c.name().equals(account.spike()))) {
            throw new IllegalArgumentException("model " + model.name() + ": a spike takes \"" + account.spike()
                    + "\" from its account, which is no constant");
        }
        for (Statement statement : model.update()) {
            if (statement instanceof Transfer && account == null) {
                throw new IllegalArgumentException("model " + model.name()
                        + ": it transfers energy, but says not from which account");
            }
            if (statement instanceof Statement.Assign assign && account != null
                    && assign.state().equals(account.state())) {
                throw new IllegalArgumentException("model " + model.name() + ": it assigns \"" + assign.state()
                        + "\", which only transfers may change");
            }
        }
    }

    /**
     * The next transfer of the update.
     *
     * @param push pushes the value of an expression
     * @param balance local of the account
     */
    void write(Transfer transfer, Consumer<Expression> push, int balance) {
        code.fload(written == 0 ? dither : wanted);
        push.accept(transfer.change());
        wanted = code.allocateLocal(TypeKind.FLOAT);
        code.fadd().fstore(wanted);
        boolean last = written == sums.length - 1;
        int rounded = code.allocateLocal(TypeKind.FLOAT);
        code.fload(wanted).loadConstant(account.rounder()).fadd().fstore(rounded);
        code.lload(sums[written]).fload(rounded)
                .invokestatic(FLOAT, "floatToRawIntBits", MethodTypeDesc.of(CD_int, CD_float))
                .loadConstant(account.rounderBits()).isub().i2l().ladd().lstore(sums[written]);
        if (last) {
            // exact, and done before the change is known
            code.fload(balance).loadConstant(account.rounder()).fsub().fload(rounded).fadd().fstore(balance);
        }
        written++;
    }

    /** Writes the end of the method. */
    void addCounts(int moved) {
        addCounts(code, moved, transfers, i -> code.lload(sums[i]));
    }

    /** @param pushSum pushes the sum of k of a transfer, a long */
    static void addCounts(CodeBuilder code, int moved, List<Transfer> transfers, IntConsumer pushSum) {
        for (int i = 0; i < transfers.size(); i++) {
            Transfer transfer = transfers.get(i);
            addCount(code, moved, Transfer.count(transfer.direction(), transfer.role()), i, transfer, pushSum);
            if (transfer.ofSpikes()) {
                addCount(code, moved, Transfer.OF_SPIKES, i, transfer, pushSum);
            }
        }
    }

    private static void addCount(CodeBuilder code, int moved, int count, int i, Transfer transfer,
            IntConsumer pushSum) {
        code.aload(moved).loadConstant(count).dup2().laload();
        pushSum.accept(i);
        if (i > 0) {
            pushSum.accept(i - 1);
            code.lsub();
        }
        if (transfer.direction() == Direction.FROM_SUPPLY) {
            code.ladd();
        } else {
            code.lsub();
        }
        code.lastore();
    }
}
