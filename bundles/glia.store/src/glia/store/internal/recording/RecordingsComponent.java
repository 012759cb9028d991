package glia.store.internal.recording;

import glia.api.network.Network;
import glia.api.profile.Configurable;
import glia.api.profile.Settings;
import glia.api.profile.Switch;
import glia.api.profile.Switch.Takes;
import glia.api.profile.Switch.Whole;
import glia.api.profile.Switches;
import glia.api.store.Recording;
import glia.api.store.RecordingOptions;
import glia.api.store.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/** Records as CSV and as SONATA. */
@Component(configurationPid = RecordingsComponent.PID)
public final class RecordingsComponent implements Recordings, Configurable {

    static final String PID = "glia.recording";

    private static final String BLOCKS = "blocks";
    static final Switches SWITCHES = new Switches(PID, "recordings", List.of(
            new Switch(BLOCKS, new Whole(2, 4096, 8, "blocks of 256 KiB"), Takes.NEXT,
                    "How much a recording holds that is not written yet; when it is full, the simulation waits.")));

    private volatile Settings settings = SWITCHES.standard();

    @Activate
    @Modified
    void configure(Map<String, Object> properties) {
        settings = SWITCHES.settings(properties);
    }

    @Override
    public Switches switches() {
        return SWITCHES;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public Recording begin(Path folder, Network network, RecordingOptions options) throws IOException {
        Files.createDirectories(folder);
        return new FileRecording(folder, network, options, (int) settings.whole(BLOCKS),
                RecordingFile.Opener.NEW_FILE);
    }
}
