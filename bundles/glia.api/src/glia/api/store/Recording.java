package glia.api.store;

import glia.api.simulation.Recorder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Writes spikes and samples into files, without loss: a simulation that is faster than the disk waits for it. If
 * writing fails, the next call of a method of {@link Recorder} throws {@link java.io.UncheckedIOException}, which makes
 * the run fail.
 * <p>
 * It ends with {@link #complete()}, {@link #keepPartial()} or {@link #close()}, when no simulation calls it any more.
 */
public interface Recording extends Recorder, AutoCloseable {

    /** Why nothing more can be recorded; empty as long as all is well. From any thread. */
    Optional<IOException> failure();

    /**
     * Forces everything to the disk and gives the files their names, in place of those of an earlier run. What an
     * earlier run reported in the same folder ({@code run.json}, {@code report.html}) is deleted before.
     *
     * @return the files
     * @throws IOException if something could not be written; the files then keep the names that end in {@code .part}
     */
    List<Path> complete() throws IOException;

    /**
     * Keeps what was recorded so far as {@code spikes.partial.csv} and so on: of CSV whole lines, of SONATA files that
     * can be read like complete ones, for which on a full disk the last part of the data gives way. Complete files of
     * an earlier run stay.
     *
     * @return the files; those that would have no content are left out
     * @throws IOException if that failed
     */
    List<Path> keepPartial() throws IOException;

    /** Ends it; if it was neither completed nor kept, its files are deleted. */
    @Override
    void close() throws IOException;
}
