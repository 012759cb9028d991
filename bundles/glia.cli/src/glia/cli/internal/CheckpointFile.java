package glia.cli.internal;

import glia.api.simulation.Simulation;
import glia.api.store.Checkpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** The file of {@code --checkpoint}: looked at before the run, written between its intervals. */
final class CheckpointFile {

    private final Path file;
    private final Checkpoints checkpoints;

    /** @throws CliException if it could not be written there */
    CheckpointFile(Path file, Checkpoints checkpoints) throws CliException {
        this.file = file;
        this.checkpoints = checkpoints;
        Optional<String> reason = Folders.whyNoFile(file);
        if (reason.isPresent()) {
            throw unusable(ExitCode.BAD_INPUT, reason.get());
        }
    }

    /** @throws CliException if it could not be written; the file is then as before */
    void write(Simulation simulation) throws CliException, ExecutionException, InterruptedException {
        try {
            checkpoints.write(file, simulation.checkpoint().get());
        } catch (IOException e) {
            throw unusable(ExitCode.RUN_FAILED, "could not be written: " + Failures.readable(e) + "; it is as before");
        }
    }

    private CliException unusable(int exitCode, String reason) {
        return new CliException(exitCode, "glia: --checkpoint " + file + ": " + reason);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
