package glia.store.internal.checkpoint;

import glia.api.simulation.Checkpoint;
import glia.api.store.AtomicFiles;
import glia.api.store.CheckpointException;
import glia.api.store.Checkpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps checkpoints as files of sections. */
@Component
public final class CheckpointsComponent implements Checkpoints {

    private final AtomicFiles files;

    @Activate
    public CheckpointsComponent(@Reference AtomicFiles files) {
        this.files = files;
    }

    @Override
    public void write(Path file, Checkpoint checkpoint) throws IOException {
        List<Section> sections = CheckpointSections.of(checkpoint);
        files.write(file, new SectionWriter(sections)::writeTo);
    }

    @Override
    public Checkpoint read(Path file) throws CheckpointException, IOException {
        return new SectionedCheckpoint(file, SectionReader.read(file)).checkpoint();
    }
}
