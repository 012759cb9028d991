package glia.api.store;

import glia.api.network.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run has recorded, as its files were when they were opened. */
public interface RecordedRun extends AutoCloseable {

    /** The files that it was read from. */
    List<Path> files();

    /** Whether the run may still be going on: its files have the names of such that are being written. */
    boolean growing();

    /**
     * What {@code run.json} says that is a single value, in its order; a value within an object has the keys in a row
     * with points between them, such as {@code energy.spent.work}. Empty without such a file.
     */
    Map<String, String> facts();

    /** Where files stop making sense, and why; what is shown ends there. */
    List<Problem> damage();

    /** Its spikes; absent where there are none, not even a silent population. */
    Optional<RecordedSpikes> spikes();

    /** What was sampled: of each file the values over time. */
    List<RecordedSeries> series();

    /**
     * What to open to see what has come since this was opened: the same file, or what it is called now that its run has
     * ended. From any thread.
     *
     * @return empty as long as the files of the run are as they were
     * @throws IOException if they cannot be looked at, or are gone
     */
    Optional<Path> changed() throws IOException;

    /** Lets go of the files; nothing else can be asked then. */
    @Override
    void close() throws IOException;
}
