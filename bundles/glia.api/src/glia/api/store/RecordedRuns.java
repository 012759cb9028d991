package glia.api.store;

import java.io.IOException;
import java.nio.file.Path;

/** Opens what runs have recorded, of any length and from anybody (service). */
public interface RecordedRuns {

    /** Told now and then how far reading has come. */
    @FunctionalInterface
    interface Progress {
        /**
         * @param done of {@code all} bytes
         * @param all at least 1
         * @return whether to go on
         */
        boolean goOn(long done, long all);
    }

    /**
     * Whether a file can be a recording, as its name says: {@code run.json}, the tables of {@link Recordings}, whole,
     * partial or still being written, and files that end in {@code .events}.
     */
    boolean suits(Path file);

    /**
     * Opens a recording: a file of events, or the folder of a run by any of its files. It is read once from the
     * beginning to the end, and what is kept of it in memory is bounded, however long it is.
     *
     * @param file a file for which {@link #suits} holds
     * @param progress told of the bytes read
     * @return what was recorded, to be closed
     * @throws InvalidRecordException if it is none; of one that is damaged further on, what comes before the damage is
     *             there ({@link RecordedRun#damage})
     * @throws IOException if it cannot be read
     * @throws java.util.concurrent.CancellationException if it was not to go on
     */
    RecordedRun open(Path file, Progress progress) throws InvalidRecordException, IOException;
}
