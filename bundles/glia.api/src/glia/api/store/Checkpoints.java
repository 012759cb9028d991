package glia.api.store;

import glia.api.simulation.Checkpoint;
import java.io.IOException;
import java.nio.file.Path;

/** Keeps checkpoints in files (service); docs/checkpoint-format.md describes them. */
public interface Checkpoints {

    /**
     * Replaces or creates a file, whatever happens wholly or not at all (see {@link AtomicFiles}).
     *
     * @param file in a folder that exists
     * @param checkpoint what to keep
     * @throws IOException if that failed; the file is then as before
     */
    void write(Path file, Checkpoint checkpoint) throws IOException;

    /**
     * Reads a checkpoint and verifies every byte of it. No more memory is asked for than the file is long.
     *
     * @param file any file
     * @return what was written
     * @throws CheckpointException if it is no checkpoint, one of a later version, or damaged
     * @throws IOException if it cannot be read
     */
    Checkpoint read(Path file) throws CheckpointException, IOException;
}
