package glia.ui.workbench.internal.recovery;

import glia.api.simulation.Checkpoint;
import glia.api.store.AtomicFiles;
import glia.api.store.Checkpoints;
import glia.ui.workbench.internal.Messages;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The folder of the workspace in which runs are saved by themselves. The checkpoint is written first, then the file of
 * properties that names it takes its place, then the former checkpoint goes: a crash at any moment leaves one of them
 * whole. All of this touches the disk, so: in jobs.
 */
@Component(service = Autosaves.class)
public final class Autosaves {
    /** How many runs that nobody has restored are kept. */
    static final int MAX_RUNS = 3;

    private final AtomicFiles files;
    private final Checkpoints checkpoints;
    private final Path folder;

    @Activate
    public Autosaves(@Reference AtomicFiles files, @Reference Checkpoints checkpoints) {
        this(files, checkpoints, Path.of(Platform.getStateLocation(FrameworkUtil.getBundle(Autosaves.class))
                .append("autosave").toOSString()));
    }

    Autosaves(AtomicFiles files, Checkpoints checkpoints, Path folder) {
        this.files = files;
        this.checkpoints = checkpoints;
        this.folder = folder;
    }

    /**
     * Saves a run.
     *
     * @param former what was saved of it before and goes, or null
     * @throws IOException if that failed; the former is then as it was
     */
    Autosave save(Autosave former, Path network, String name, double dt, Checkpoint checkpoint) throws IOException {
        Files.createDirectories(folder);
        long step = checkpoint.state().step();
        Instant now = Instant.now();
        String run = former == null ? "run-" + now.toEpochMilli() : baseName(former.properties());
        Path target = folder.resolve(run + "-" + step + Autosave.CHECKPOINT);
        Autosave saved = new Autosave(folder.resolve(run + Autosave.PROPERTIES), target, network, name, step * dt, now);
        checkpoints.write(target, checkpoint);
        byte[] properties = saved.bytes();
        files.write(saved.properties(), out -> out.write(properties));
        if (former != null && !former.checkpoint().equals(target)) {
            Files.deleteIfExists(former.checkpoint());
        }
        return saved;
    }

    void discard(Autosave saved) throws IOException {
        Files.deleteIfExists(saved.properties());
        Files.deleteIfExists(saved.checkpoint());
    }

    /**
     * Deletes all but the newest {@value #MAX_RUNS} runs, and what belongs to none of them. To be called before
     * anything is saved.
     *
     * @return the runs that are left, the newest first
     */
    List<Autosave> clean() throws IOException {
        List<Autosave> runs = list();
        List<Autosave> kept = runs.subList(0, Math.min(MAX_RUNS, runs.size()));
        Set<Path> wanted = new HashSet<>();
        kept.forEach(saved -> wanted.addAll(List.of(saved.properties(), saved.checkpoint())));
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    if (!wanted.contains(entry)) {
                        Files.deleteIfExists(entry);
                    }
                }
            }
        }
        return kept;
    }

    /** All runs that are saved, the newest first. */
    List<Autosave> list() throws IOException {
        List<Autosave> left = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return left;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*" + Autosave.PROPERTIES)) {
            for (Path entry : entries) {
                try {
                    Autosave saved = Autosave.read(entry);
                    if (Files.isRegularFile(saved.checkpoint())) {
                        left.add(saved);
                    }
                } catch (IOException e) {
                    ILog.of(Autosaves.class).warn(Messages.bind(Messages.AutosaveUnreadable, e.getMessage()), e);
                }
            }
        }
        left.sort(Comparator.comparing(Autosave::saved).reversed());
        return left;
    }

    private static String baseName(Path properties) {
        String name = properties.getFileName().toString();
        return name.substring(0, name.length() - Autosave.PROPERTIES.length());
    }
}
