package glia.store.internal.checkpoint;

import glia.store.internal.file.AtomicFilesComponent;
import java.io.IOException;
import java.nio.file.Path;

/** Writes one checkpoint after the other into the same file, and says so, until it is killed. */
final class CheckpointingProcess {

    static final int NEURONS = 20_000;

    private CheckpointingProcess() {
    }

    /** @param arguments the file, and the seed of the first checkpoint; the next one has the next seed */
    public static void main(String[] arguments) throws IOException {
        CheckpointsComponent checkpoints = new CheckpointsComponent(new AtomicFilesComponent());
        for (long seed = Long.parseLong(arguments[1]);; seed++) {
            checkpoints.write(Path.of(arguments[0]), SomeCheckpoints.make(seed, NEURONS));
            System.out.print('.');
            System.out.flush();
        }
    }
}
