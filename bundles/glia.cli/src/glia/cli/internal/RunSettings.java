package glia.cli.internal;

import glia.api.simulation.RunOptions;
import glia.api.store.RecordingFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a user wants of a run.
 *
 * @param network a file, or the name of an example
 * @param time in ms, or null for what the network says
 * @param warmup in ms, or null for none (for that of the checkpoint, if the run goes on from one)
 * @param seed or null for that of the network
 * @param statistics whether statistics are wanted
 * @param out folder for files, or null for none
 * @param formats formats of recordings
 * @param record signals to record beside those that the network records
 * @param json whether JSON is wanted instead of text
 * @param checkpoint file to leave checkpoints in, or null for none
 * @param checkpointEvery simulated ms between two of them, or null for one at the end
 * @param restore checkpoint to go on from, or null
 * @param changes file of changes of the network, or null
 * @param metrics which metrics are wanted
 * @param nerves what looks after the run
 * @param profile a file, or the name of a shipped profile; or null
 * @param hotSpots file for a profile of where its time goes, or null for none
 * @param busRecording file for what goes over the event bus, or null for none
 * @param compareExact whether an exact run is to follow, to compare with
 */
record RunSettings(String network, Double time, Double warmup, Long seed, RunOptions options, boolean statistics,
        Path out, Set<RecordingFormat> formats, List<String> record, boolean json, Path checkpoint,
        Double checkpointEvery, Path restore, Path changes, Metrics metrics,
        Nerves nerves, String profile, Path hotSpots, Path busRecording,
        boolean compareExact) {

    /**
     * Which metrics are wanted.
     *
     * @param file to leave them in, or null for none
     * @param period between two samples
     * @param port where they can be fetched during the run, 0 for any; or null for nowhere
     */
    record Metrics(Path file, Duration period, Integer port) {
    }

    /**
     * What looks after a run.
     *
     * @param health whether the checks of health do
     * @param repair whether what they find is put right where that can be done
     * @param adaptive whether observers get less under load
     */
    record Nerves(boolean health, boolean repair, boolean adaptive) {
    }
}
