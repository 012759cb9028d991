package glia.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The working tree, without what builds and tools leave in it. */
final class Repository {

    private static final Set<String> LEFT_BY_TOOLS = Set.of(".cache", ".git", ".idea", ".metadata", ".settings",
            ".vscode", "bin", "glia-report", "target");
    private static final Set<String> TEXT = Set.of("MF", "cmd", "css", "html", "ini", "java", "json", "md", "product",
            "properties", "sh", "svg", "target", "xml", "yml");
    private static final int MAX_BYTES = 4 << 20;

    private final Path root;

    Repository(Path root) {
        this.root = root;
    }

    /** The tree whose build runs the tests. */
    static Repository ofThisBuild() {
        String root = System.getProperty("glia.root");
        if (root == null) {
            throw new IllegalStateException("expected the root of the repository in the system property glia.root");
        }
        return new Repository(Path.of(root));
    }

    /** Names of the folders below a folder that hold a bundle. */
    Set<String> bundles(String folder) {
        try (Stream<Path> paths = Files.list(root.resolve(folder))) {
            return paths.filter(path -> Files.exists(path.resolve("META-INF/MANIFEST.MF")))
                    .map(path -> path.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    BundleManifest manifest(String folder) {
        return new BundleManifest(text(folder + "/META-INF/MANIFEST.MF"));
    }

    String text(String path) {
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    boolean exists(String path) {
        return Files.exists(root.resolve(path));
    }

    /** All text files below a folder. */
    List<Source> sources(String folder) {
        List<Source> sources = new ArrayList<>();
        try {
            Files.walkFileTree(root.resolve(folder), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                    boolean skip = LEFT_BY_TOOLS.contains(path.getFileName().toString()) && !path.equals(root);
                    return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                    if (isText(path, attributes.size())) {
                        String name = root.relativize(path).toString().replace('\\', '/');
                        sources.add(new Source(name, Files.readString(path)));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    private static boolean isText(Path path, long size) throws IOException {
        String name = path.getFileName().toString();
        if (size > MAX_BYTES || name.equals("LICENSE")) {
            return false;
        }
        int dot = name.lastIndexOf('.');
        return dot > 0 ? TEXT.contains(name.substring(dot + 1)) : !name.startsWith(".") && isScript(path);
    }

    private static boolean isScript(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return in.read() == '#' && in.read() == '!';
        }
    }

    /** Files of features by folder. */
    Map<String, String> features() {
        Map<String, String> features = new TreeMap<>();
        try (Stream<Path> paths = Files.list(root.resolve("features"))) {
            paths.map(path -> "features/" + path.getFileName() + "/feature.xml")
                    .filter(path -> Files.exists(root.resolve(path))).forEach(path -> features.put(path, text(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return features;
    }

    /**
     * Checks the built jar of a bundle.
     *
     * @throws IllegalStateException if it was not built
     */
    List<String> checkComponents(String bundle) {
        Path target = root.resolve("bundles/" + bundle + "/target");
        Path jar = target.resolve(bundle + "-" + manifest("bundles/" + bundle).header("Bundle-Version")
                .replace(".qualifier", "-SNAPSHOT") + ".jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("build " + bundle + " first: there is no " + jar);
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            Set<String> entries = file.stream().map(ZipEntry::getName).collect(Collectors.toSet());
            String manifest = new String(file.getInputStream(file.getEntry(JarFile.MANIFEST_NAME)).readAllBytes(),
                    StandardCharsets.UTF_8);
            return LayoutRules.components(bundle, sources("bundles/" + bundle), new BundleManifest(manifest), entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
