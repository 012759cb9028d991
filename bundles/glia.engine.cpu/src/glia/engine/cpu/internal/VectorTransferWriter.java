package glia.engine.cpu.internal;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;

import glia.api.model.AccountDefinition;
import glia.api.model.Condition;
import glia.api.model.Expression;
import glia.api.model.Statement.Transfer;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes the transfers of a model in the operations of the Vector API: those of {@link TransferWriter}, in the same
 * order. What was moved is summed in the lanes as the bits of the rounded sums; the bits of the rounder, which each of
 * them has too many, are taken off at the end. With {@link #MOST_VECTORS} a lane cannot leave 32 bits.
 */
final class VectorTransferWriter {

    /** Of a block: a transfer moves at most 2^22 quanta. */
    static final int MOST_VECTORS = 511;

    private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
    private static final String API = "jdk.incubator.vector.";
    private static final ClassDesc FLOATS = ClassDesc.of(API + "FloatVector");
    private static final ClassDesc INTS = ClassDesc.of(API + "IntVector");
    private static final ClassDesc VECTOR = ClassDesc.of(API + "Vector");
    private static final ClassDesc SPECIES = ClassDesc.of(API + "VectorSpecies");
    private static final ClassDesc OPERATORS = ClassDesc.of(API + "VectorOperators");
    private static final ClassDesc ASSOCIATIVE = ClassDesc.of(API + "VectorOperators$Associative");
    private static final ClassDesc BINARY = ClassDesc.of(API + "VectorOperators$Binary");
    private static final MethodTypeDesc LANEWISE = MethodTypeDesc.of(FLOATS, VECTOR);
    private static final MethodTypeDesc BLEND = MethodTypeDesc.of(FLOATS, VECTOR,
            ClassDesc.of(API + "VectorMask"));
    private static final int HALF_BITS = 16;
    private static final int LOW_HALF = 0xFFFF;

    private final CodeBuilder code;
    private final AccountDefinition account;
    private final List<Transfer> transfers;
    /** Local variables (vectors of ints) of the sums of k, by transfer. */
    private final int[] sums;
    private final int dither;
    private final int begin;
    private final int end;
    private int wanted;
    private int written;

    /**
     * Writes the beginning of the method.
     *
     * @param dither local of the dither in quanta, which it changes to the unit of the account
     */
    VectorTransferWriter(CodeBuilder code, KernelShape shape, int dither) {
        this.code = code;
        this.dither = dither;
        account = shape.model().account();
        transfers = TransferWriter.of(shape);
        sums = new int[transfers.size()];
        Arrays.setAll(sums, i -> code.allocateLocal(TypeKind.REFERENCE));
        begin = code.allocateLocal(TypeKind.INT);
        end = code.allocateLocal(TypeKind.INT);
        if (sums.length > 0) {
            code.fload(dither).loadConstant((float) account.quantum()).fmul().fstore(dither);
        }
    }

    /**
     * Begins a block of neurons, at most {@link #MOST_VECTORS} where anything is counted.
     *
     * @param index local of its first neuron
     * @param count local of the number of all neurons
     * @param lanes local of the length of a vector
     */
    void beginBlock(int index, int count, int lanes) {
        code.iload(index).istore(begin).iload(count).istore(end);
        if (sums.length == 0) {
            return;
        }
        code.iload(count).iload(index).isub().iload(lanes).loadConstant(MOST_VECTORS).imul()
                .invokestatic(MATH, "min", MethodTypeDesc.of(CD_int, CD_int, CD_int)).iload(index).iadd().istore(end);
        for (int sum : sums) {
            species(INTS);
            code.invokestatic(INTS, "zero", MethodTypeDesc.of(INTS, SPECIES)).astore(sum);
        }
    }

    /** Local of the first neuron behind the block. */
    int endOfBlock() {
        return end;
    }

    private void species(ClassDesc vector) {
        code.getstatic(vector, "SPECIES_PREFERRED", SPECIES);
    }

    private void operate(String name) {
        code.invokevirtual(FLOATS, name, LANEWISE);
    }

    private void operate(String name, Runnable pushFloat) {
        species(FLOATS);
        pushFloat.run();
        code.invokestatic(FLOATS, "broadcast", MethodTypeDesc.of(FLOATS, SPECIES, CD_float));
        operate(name);
    }

    /**
     * The next transfer of the update. The last one, where it depends on a condition, is rounded both ways before the
     * condition is known: neurons wait for each other's conditions longer than these two additions take.
     *
     * @param push pushes the value of an expression
     * @param pushMask pushes a condition
     * @param balance local of the account
     */
    void write(Transfer transfer, Consumer<Expression> push, Consumer<Condition> pushMask, int balance) {
        boolean last = written == sums.length - 1;
        int before = wanted;
        if (written == 0) {
            before = code.allocateLocal(TypeKind.REFERENCE);
            species(FLOATS);
            code.fload(dither).invokestatic(FLOATS, "broadcast", MethodTypeDesc.of(FLOATS, SPECIES, CD_float))
                    .astore(before);
        }
        if (last && transfer.change() instanceof Expression.Select select) {
            add(before, select.no(), push);
            round();
            add(before, select.yes(), push);
            round();
            pushMask.accept(select.condition());
            code.invokevirtual(FLOATS, "blend", BLEND);
        } else {
            wanted = code.allocateLocal(TypeKind.REFERENCE);
            add(before, transfer.change(), push);
            code.astore(wanted).aload(wanted);
            round();
        }
        int rounded = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(rounded);
        code.aload(sums[written]).aload(rounded)
                .invokevirtual(FLOATS, "reinterpretAsInts", MethodTypeDesc.of(INTS))
                .invokevirtual(INTS, "add", MethodTypeDesc.of(INTS, VECTOR)).astore(sums[written]);
        if (last) {
            code.aload(balance);
            operate("sub", () -> code.loadConstant(account.rounder()));
            code.aload(rounded);
            operate("add");
            code.astore(balance);
        }
        written++;
    }

    private void add(int before, Expression change, Consumer<Expression> push) {
        code.aload(before);
        push.accept(change);
        operate("add");
    }

    private void round() {
        operate("add", () -> code.loadConstant(account.rounder()));
    }

    /**
     * Writes the end of a block.
     *
     * @param moved local of the counts
     * @param lanes local of the length of a vector
     */
    void addCounts(int moved, int lanes) {
        int[] totals = new int[sums.length];
        for (int i = 0; i < sums.length; i++) {
            totals[i] = code.allocateLocal(TypeKind.LONG);
            code.aload(sums[i]).iload(end).iload(begin).isub().iload(lanes).idiv()
                    .loadConstant(account.rounderBits()).imul()
                    .invokevirtual(INTS, "sub", MethodTypeDesc.of(INTS, CD_int)).astore(sums[i]);
            code.aload(sums[i]).getstatic(OPERATORS, "ASHR", BINARY).loadConstant(HALF_BITS)
                    .invokevirtual(INTS, "lanewise", MethodTypeDesc.of(INTS, BINARY, CD_int));
            sumOfLanes();
            code.loadConstant(HALF_BITS).lshl();
            code.aload(sums[i]).loadConstant(LOW_HALF).invokevirtual(INTS, "and", MethodTypeDesc.of(INTS, CD_int));
            sumOfLanes();
            code.ladd().lstore(totals[i]);
        }
        TransferWriter.addCounts(code, moved, transfers, i -> code.lload(totals[i]));
    }

    private void sumOfLanes() {
        code.getstatic(OPERATORS, "ADD", ASSOCIATIVE)
                .invokevirtual(INTS, "reduceLanes", MethodTypeDesc.of(CD_int, ASSOCIATIVE)).i2l();
    }
}
