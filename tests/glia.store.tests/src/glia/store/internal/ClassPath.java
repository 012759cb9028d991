package glia.store.internal;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The class path of a process that a test starts. */
public final class ClassPath {

    private ClassPath() {
    }

    /** Where classes come from, whether in Equinox or not. */
    public static String of(Class<?>... types) {
        return Arrays.stream(types).map(ClassPath::location).distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String location(Class<?> type) {
        String path = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        Path classes = Path.of(path, "target", "classes");
        return Files.isDirectory(classes) ? classes.toString() : path;
    }
}
