package glia.engine.cpu.internal;

import glia.api.network.Plasticity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;

/**
 * Makes the kernels of plastic projections: the class file of {@link SynapseKernelTemplate} with a
 * model's code in its waiting methods, as a hidden class. Parameters are literals in it.
 */
final class SynapseKernelCompiler {

    private SynapseKernelCompiler() {
    }

    /**
     * @param decays of the plasticity
     * @return its kernel
     * @throws IllegalArgumentException if the model refers to something that it does not define
     */
    static SynapseKernel compile(Plasticity plasticity, TraceDecays decays) {
        ClassTransform waiting = ClassTransform.ofStateful(() -> (type, element) -> {
            SynapseKernelWriter.Method method = element instanceof MethodModel model ? waiting(model) : null;
            if (method == null) {
                type.with(element);
            } else {
                type.transformMethod((MethodModel) element, body(method, plasticity, decays));
            }
        });
        ClassFile files = ClassFile.of();
        byte[] bytes = files.transformClass(files.parse(template()), waiting);
        try {
            return (SynapseKernel) MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass()
                    .getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The kernel of " + plasticity.model().name() + " cannot be loaded", e);
        }
    }

    private static MethodTransform body(SynapseKernelWriter.Method method, Plasticity plasticity,
            TraceDecays decays) {
        return (builder, element) -> {
            if (element instanceof CodeModel) {
                builder.withCode(code -> new SynapseKernelWriter(code, method, plasticity, decays).write());
            } else {
                builder.with((MethodElement) element);
            }
        };
    }

    private static SynapseKernelWriter.Method waiting(MethodModel method) {
        return Arrays.stream(SynapseKernelWriter.Method.values())
                .filter(m -> method.methodName().equalsString(m.title)).findFirst().orElse(null);
    }

    private static byte[] template() {
        String file = SynapseKernelTemplate.class.getSimpleName() + ".class";
        try (InputStream in = SynapseKernelTemplate.class.getResourceAsStream(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
