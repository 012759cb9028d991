package glia.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Folders: those that files go to, and those of this program's own. */
final class Folders {

    private Folders() {
    }

    /** @return why a file could not be written, before anybody tries; empty if there is no such reason */
    static Optional<String> whyNoFile(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            return Optional.of("is a folder");
        }
        if (!Files.isDirectory(folder)) {
            return Optional.of(folder + " is not a folder");
        }
        return Files.isWritable(folder) ? Optional.empty()
                : Optional.of("no permission to write into " + folder);
    }

    /** Deletes a folder with everything in it. */
    static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
