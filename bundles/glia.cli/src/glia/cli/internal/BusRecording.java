package glia.cli.internal;

import glia.api.event.EventFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code --record-bus} asks for; it is open as long as the simulation is. */
final class BusRecording implements AutoCloseable {

    private final Path file;
    private final EventFiles.Recording recording;
    private final PrintStream err;

    /** @throws CliException if the file could not be written */
    BusRecording(Path file, EventFiles files, Streams streams) throws CliException {
        this.file = file;
        err = streams.err();
        recording = file == null ? null : begin(files);
    }

    private EventFiles.Recording begin(EventFiles files) throws CliException {
        Optional<String> reason = Folders.whyNoFile(file);
        if (reason.isPresent()) {
            throw unusable(ExitCode.BAD_INPUT, reason.get());
        }
        try {
            return files.record(file, files.topics(), EventFiles.USUAL_BYTES);
        } catch (IOException e) {
            throw unusable(ExitCode.BAD_INPUT, Failures.readable(e));
        }
    }

    private CliException unusable(int exitCode, String reason) {
        return new CliException(exitCode, "glia: --record-bus " + file + ": " + reason);
    }

    @Override
    public void close() throws CliException {
        if (recording == null) {
            return;
        }
        try {
            recording.close();
        } catch (IOException e) {
            throw unusable(ExitCode.RUN_FAILED, "could not be written: " + Failures.readable(e));
        }
        if (recording.missed() > 0) {
            err.println("warning: --record-bus " + file + ": " + Texts.count(recording.missed(), "event")
                    + " of " + Texts.count(recording.missed() + recording.recorded()) + " are missing");
        }
    }
}
