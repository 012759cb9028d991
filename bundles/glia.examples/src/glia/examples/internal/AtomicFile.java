package glia.examples.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** Writes files that others never see half written. */
final class AtomicFile {

    private AtomicFile() {
    }

    /** Writes a file unless somebody else has just made it. */
    static void create(Path file, byte[] content) throws IOException {
        Path written = writeBeside(file, content);
        try {
            Files.move(written, file);
        } catch (FileAlreadyExistsException others) {
            Files.delete(written);
        }
    }

    static void replaceIfDifferent(Path file, byte[] content) throws IOException {
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            return;
        }
        Files.move(writeBeside(file, content), file, StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path writeBeside(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Path temporary = Files.createTempFile(file.getParent(), ".glia-", ".tmp");
        try {
            return Files.write(temporary, content);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }
}
