package glia.product.tests;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import glia.product.tests.Product.Result;

/** What lies on the disk: the p2 profile, the update site, an installation that its user may not change. */
@ExtendWith(ProductExtension.class)
class InstallationTest {
    @Test
    void profileKnowsWhatIsInstalled(Product product) throws Exception {
        Result result = product.run(product.folder("roots"), "-application", "org.eclipse.equinox.p2.director",
                "-listInstalledRoots");
        assertEquals(0, result.code(), result.err());
        Set<String> roots = new TreeSet<>();
        result.out().lines().filter(line -> line.contains("/")).forEach(line -> roots.add(line.split("/")[0]));
        assertEquals(Set.of("glia", "glia.core.feature.feature.group", "glia.platform.feature.feature.group",
                "glia.workbench.feature.feature.group"), roots, result.out());
        Path registry = product.home().resolve("p2/org.eclipse.equinox.p2.engine/profileRegistry");
        try (Stream<Path> profiles = Files.list(registry)) {
            assertEquals(1, profiles.filter(path -> path.toString().endsWith(".profile")).count());
        }
    }

    @Test
    void updateSiteOffersTheFeatures(Product product) throws Exception {
        Path site = Product.property("glia.product.repository");
        Result result = product.run(product.folder("site"), "-application", "org.eclipse.equinox.p2.director",
                "-repository", site.toUri().toString(), "-list");
        assertEquals(0, result.code(), result.err());
        for (String unit : List.of("glia.core.feature.feature.group", "glia.workbench.feature.feature.group")) {
            assertTrue(result.out().contains(unit + "="), result.out());
        }
    }

    @Test
    void installationThatCannotBeWrittenRunsFromTheUsersFolder(Product product) throws Exception {
        // a file tree of its own outside of the build, because another user has to reach it
        Path copy = Files.createTempDirectory("glia-read-only",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Path user = Files.createTempDirectory("glia-user",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx")));
        Files.setPosixFilePermissions(user, PosixFilePermissions.fromString("rwxrwxrwx"));
        try {
            assertEquals(0, execute("cp", "-a", product.home().toString(), copy.toString()));
            delete(copy.resolve("glia/configuration/org.eclipse.osgi"));
            assertEquals(0, execute("chmod", "-R", "a-w,a+rX", copy.toString()));
            boolean root = "root".equals(System.getProperty("user.name"));
            // root may write anywhere: it takes another user to see what a user sees
            List<String> prefix = root
                    ? List.of("/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--")
                    : List.of("/usr/bin/env");
            List<String> command = Stream.concat(prefix.stream(),
                    Stream.of(copy.resolve("glia/glia").toString(), "--version")).toList();
            ProcessBuilder builder = new ProcessBuilder(command).directory(user.toFile());
            builder.environment().clear();
            builder.environment().putAll(Map.of("HOME", user.toString(), "PATH", "/usr/bin:/bin"));
            Path out = product.folder("logs").resolve("out");
            Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
            int code = Product.finish(process);
            String output = Files.readString(out);
            assertAll(
                    () -> assertEquals(0, code, output),
                    () -> assertTrue(output.contains("0.1.0"), output),
                    () -> assertTrue(Files.isDirectory(user.resolve(".glia/configuration")),
                            "no settings of the user"));
        } finally {
            execute("chmod", "-R", "u+w", copy.toString());
            delete(copy);
            delete(user);
        }
    }

    private static int execute(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
