package glia.engine.cpu.internal;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Generates the kernels of a model from its one definition, as hidden classes beside this one: one that advances whole
 * vectors of neurons, where this Java offers the Vector API, and one that advances neurons one by one.
 */
class KernelCompiler {

    private static final ClassDesc KERNEL = ClassDesc.of(NeuronKernel.class.getName());
    private static final ClassDesc FLOATS = CD_float.arrayType();
    private static final ClassDesc INTS = CD_int.arrayType();
    private static final MethodTypeDesc ADVANCE = MethodTypeDesc.of(CD_int, FLOATS.arrayType(), FLOATS,
            FLOATS.arrayType(), INTS.arrayType(), FLOATS, CD_int, CD_int, CD_int, INTS, CD_int, CD_long.arrayType(),
            CD_float);

    private final Map<KernelShape, NeuronKernel> kernels = new ConcurrentHashMap<>();
    private final boolean vectors;

    /** @param vectors whether to use the Vector API, which must be there then */
    KernelCompiler(boolean vectors) {
        this.vectors = vectors;
    }

    boolean vectors() {
        return vectors;
    }

    /**
     * @param shape model and shape of a population
     * @return its kernel
     * @throws IllegalArgumentException if the model's update refers to something that it does not define, or changes
     *             its account other than by transfers
     */
    NeuronKernel kernel(KernelShape shape) {
        return kernels.computeIfAbsent(shape, this::generate);
    }

    private NeuronKernel generate(KernelShape shape) {
        return vectors ? vectorKernel(shape, new WarmUp()) : scalarKernel(shape);
    }

    static NeuronKernel vectorKernel(KernelShape shape, WarmUp warmUp) {
        return new VectorKernel(generate(shape, code -> new VectorKernelWriter(code, shape).write()),
                scalarKernel(shape), Vectors.lanes(), warmUp);
    }

    private static NeuronKernel scalarKernel(KernelShape shape) {
        return generate(shape, code -> new KernelWriter(code, shape).write());
    }

    /** What a profile calls it. */
    private static ClassDesc name(KernelShape shape) {
        return ClassDesc.of(KernelCompiler.class.getPackageName(),
                "Kernel$" + shape.model().name().replaceAll("\\W", "_"));
    }

    private static NeuronKernel generate(KernelShape shape, Consumer<CodeBuilder> body) {
        TransferWriter.check(shape.model());
        byte[] bytes = ClassFile.of().build(name(shape), type -> type
                .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC)
                .withInterfaceSymbols(KERNEL)
                .withMethodBody(INIT_NAME, MTD_void, 0, code -> code.aload(0)
                        .invokespecial(CD_Object, INIT_NAME, MethodTypeDesc.of(CD_void)).return_())
                .withMethodBody("advance", ADVANCE, ClassFile.ACC_PUBLIC, body));
        try {
            return (NeuronKernel) MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass()
                    .getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The kernel of " + shape.model().name() + " cannot be loaded", e);
        }
    }
}
