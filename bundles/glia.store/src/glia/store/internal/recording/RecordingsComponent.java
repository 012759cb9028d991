package glia.store.internal.recording;

import glia.api.network.Network;
import glia.api.store.Recording;
import glia.api.store.RecordingOptions;
import glia.api.store.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Component;

/** Records as CSV and as SONATA. */
@Component
public final class RecordingsComponent implements Recordings {

    @Override
    public Recording begin(Path folder, Network network, RecordingOptions options) throws IOException {
        Files.createDirectories(folder);
        return new FileRecording(folder, network, options, RecordingFile.Opener.NEW_FILE);
    }
}
