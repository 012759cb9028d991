package glia.store.internal.file;

import glia.api.store.AtomicFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Saves a file again and again, and says so, until it is killed. */
final class SavingProcess {

    static final int SIZE = 300_000;

    private SavingProcess() {
    }

    public static void main(String[] arguments) throws IOException {
        AtomicFilesComponent files = new AtomicFilesComponent();
        byte[] content = new byte[SIZE];
        for (byte version = 1;; version = (byte) (version % 100 + 1)) {
            Arrays.fill(content, version);
            files.write(Path.of(arguments[0]), out -> out.write(content));
            System.out.print('.');
            System.out.flush();
        }
    }

    /** Where the classes that it needs come from, whether in Equinox or not. */
    static String classPath() {
        return Stream.of(SavingProcess.class, AtomicFilesComponent.class, AtomicFiles.class)
                .map(SavingProcess::location).distinct().collect(Collectors.joining(File.pathSeparator));
    }

    private static String location(Class<?> type) {
        String path = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        Path classes = Path.of(path, "target", "classes");
        return Files.isDirectory(classes) ? classes.toString() : path;
    }
}
