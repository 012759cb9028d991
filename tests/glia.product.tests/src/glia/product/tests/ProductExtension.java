package glia.product.tests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the tests one unpacked product; a test class that changes its product asks for {@link Own} one. */
final class ProductExtension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Product.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        boolean own = context.getRequiredTestClass().isAnnotationPresent(Own.class);
        String name = own ? context.getRequiredTestClass().getSimpleName() : "shared";
        return context.getRoot().getStore(Namespace.create(ProductExtension.class))
                .getOrComputeIfAbsent(name, ProductExtension::unpack);
    }

    private static Product unpack(String name) {
        Path work = Product.property("glia.product.work").resolve(name);
        try {
            if (Files.exists(work)) {
                try (var files = Files.walk(work)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            return Product.unpack(work);
        } catch (Exception e) {
            throw new ParameterResolutionException("the product cannot be unpacked into " + work, e);
        }
    }
}
