package glia.cli.internal;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of {@code --out}. It is only looked at before the run is certain to begin. */
final class OutputFolder {

    private final Path folder;
    private final boolean existed;

    /** @throws CliException if files could not be written there */
    OutputFolder(Path folder) throws CliException {
        this.folder = folder;
        existed = Files.exists(folder);
        Path nearest = folder.toAbsolutePath();
        while (nearest != null && !Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        if (nearest == null || !Files.isDirectory(nearest)) {
            throw unusable((nearest == null ? folder : nearest) + " is not a folder");
        }
        if (!Files.isWritable(nearest)) {
            throw unusable("no permission to write into " + nearest);
        }
    }

    Path path() {
        return folder;
    }

    CliException unusable(String reason) {
        return new CliException(ExitCode.BAD_INPUT, "glia: --out " + folder + ": " + reason);
    }

    /** Takes the folder away again if this run made it and nothing is in it. */
    void forgetIfEmpty() throws IOException {
        if (!existed && Files.isDirectory(folder)) {
            try {
                Files.delete(folder);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }
}
