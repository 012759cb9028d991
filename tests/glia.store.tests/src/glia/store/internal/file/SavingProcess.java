package glia.store.internal.file;

import glia.api.store.AtomicFiles;
import glia.store.internal.ClassPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

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

    static String classPath() {
        return ClassPath.of(SavingProcess.class, AtomicFilesComponent.class, AtomicFiles.class);
    }
}
