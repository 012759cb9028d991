package glia.engine.cpu.internal;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;

import glia.api.model.Elementary;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * Writes {@link Elementary} in the operations of the Vector API: the same operations in the same order in every lane.
 * Written in place and not called, because in a large kernel the compiler inlines no methods of ours any more.
 */
final class VectorFunctions {

    private static final String API = "jdk.incubator.vector.";
    private static final ClassDesc FLOATS = ClassDesc.of(API + "FloatVector");
    private static final ClassDesc INTS = ClassDesc.of(API + "IntVector");
    private static final ClassDesc VECTOR = ClassDesc.of(API + "Vector");
    private static final ClassDesc SPECIES = ClassDesc.of(API + "VectorSpecies");
    private static final ClassDesc OPERATORS = ClassDesc.of(API + "VectorOperators");
    private static final ClassDesc BINARY = ClassDesc.of(API + "VectorOperators$Binary");
    private static final ClassDesc CONVERSION = ClassDesc.of(API + "VectorOperators$Conversion");

    private final CodeBuilder code;

    VectorFunctions(CodeBuilder code) {
        this.code = code;
    }

    /** Replaces the vector on the stack by e to its power. */
    void exp() {
        constant(Elementary.EXP_LOW).of("max");
        constant(Elementary.EXP_HIGH).of("min");
        int limited = keep();
        push(limited).constant(Elementary.LOG2_E).constant(Elementary.ROUNDER).fma();
        int shifted = keep();
        push(shifted).constant(Elementary.ROUNDER).of("sub");
        int power = keep();
        push(power).constant(-Elementary.LN2_LOW);
        push(power).constant(-Elementary.LN2_HIGH).push(limited).fma().fma();
        int rest = keep();
        constant(Elementary.EXP_5);
        for (float next : new float[] {Elementary.EXP_4, Elementary.EXP_3, Elementary.EXP_2, Elementary.EXP_1,
                Elementary.EXP_0}) {
            push(rest).constant(next).fma();
        }
        push(rest).push(rest).of("mul").push(rest).fma().constant(1f).of("add");
        push(shifted).bits().shift("LSHL", Elementary.MANTISSA_BITS).integer(Elementary.ONE_BITS).ofInts("add");
        floats().of("mul");
    }

    /** Replaces the vector on the stack by its natural logarithm. */
    void log() {
        constant(Float.MIN_NORMAL).of("max");
        int limited = keep();
        push(limited).bits();
        int bits = keep();
        push(bits).integer(Elementary.LOG_BASE_BITS).ofInts("sub").shift("ASHR", Elementary.MANTISSA_BITS);
        int exponent = keep();
        push(bits).push(exponent).shift("LSHL", Elementary.MANTISSA_BITS).ofInts("sub").floats().constant(1f).of("sub");
        int f = keep();
        push(f).push(f).of("mul");
        int square = keep();
        push(exponent).toFloats();
        int power = keep();
        push(power).constant(Elementary.LN2_HIGH).push(f);
        constant(-0.5f).push(square);
        push(power).constant(Elementary.LN2_LOW);
        constant(Elementary.LOG_8);
        for (float next : new float[] {Elementary.LOG_7, Elementary.LOG_6, Elementary.LOG_5, Elementary.LOG_4,
                Elementary.LOG_3, Elementary.LOG_2, Elementary.LOG_1, Elementary.LOG_0}) {
            push(f).constant(next).fma();
        }
        push(square).of("mul").push(f).of("mul").fma().fma().of("add").fma();
        int y = keep();
        push(limited).constant(0f).push(y).fma();
    }

    private int keep() {
        int local = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(local);
        return local;
    }

    private VectorFunctions push(int local) {
        code.aload(local);
        return this;
    }

    private VectorFunctions constant(float value) {
        code.getstatic(FLOATS, "SPECIES_PREFERRED", SPECIES).loadConstant(value).invokestatic(FLOATS, "broadcast",
                MethodTypeDesc.of(FLOATS, SPECIES, CD_float));
        return this;
    }

    private VectorFunctions integer(int value) {
        code.getstatic(INTS, "SPECIES_PREFERRED", SPECIES).loadConstant(value).invokestatic(INTS, "broadcast",
                MethodTypeDesc.of(INTS, SPECIES, CD_int));
        return this;
    }

    private VectorFunctions of(String operation) {
        code.invokevirtual(FLOATS, operation, MethodTypeDesc.of(FLOATS, VECTOR));
        return this;
    }

    private VectorFunctions ofInts(String operation) {
        code.invokevirtual(INTS, operation, MethodTypeDesc.of(INTS, VECTOR));
        return this;
    }

    private VectorFunctions fma() {
        code.invokevirtual(FLOATS, "fma", MethodTypeDesc.of(FLOATS, VECTOR, VECTOR));
        return this;
    }

    private VectorFunctions shift(String operator, int bits) {
        code.getstatic(OPERATORS, operator, BINARY).loadConstant(bits).invokevirtual(INTS, "lanewise",
                MethodTypeDesc.of(INTS, BINARY, CD_int));
        return this;
    }

    private VectorFunctions bits() {
        code.invokevirtual(FLOATS, "reinterpretAsInts", MethodTypeDesc.of(INTS));
        return this;
    }

    private VectorFunctions floats() {
        code.invokevirtual(INTS, "reinterpretAsFloats", MethodTypeDesc.of(FLOATS));
        return this;
    }

    private VectorFunctions toFloats() {
        code.getstatic(OPERATORS, "I2F", CONVERSION).getstatic(FLOATS, "SPECIES_PREFERRED", SPECIES).loadConstant(0)
                .invokevirtual(INTS, "convertShape", MethodTypeDesc.of(VECTOR, CONVERSION, SPECIES, CD_int))
                .checkcast(FLOATS);
        return this;
    }
}
