package glia.ui.editors.internal.file;

import glia.api.store.AtomicFiles;
import glia.json.TextFile;
import glia.json.UnreadableTextException;
import glia.ui.editors.internal.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.osgi.framework.FrameworkUtil;

/**
 * Keeps the unsaved text of an editor in the workspace's own files, a moment after it was typed, until it is saved or
 * given up: what is still there when the workbench starts was lost by a crash. First line: path of the file; the rest
 * is the text.
 */
public final class Backup {

    /** What was kept of an earlier session. */
    public record Kept(Path file, Instant at, String text) {
    }

    private static final long PAUSE_MILLIS = 1000;
    private static final int MAX_BYTES = 64 << 20;
    private static final String EXTENSION = ".unsaved";

    private final Path file;
    private final Path place;
    private final Job job;

    /**
     * @param file that is edited
     * @param unsaved whether the text differs from what is saved; in any thread
     * @param text as it is now; in any thread
     */
    public Backup(AtomicFiles files, Path file, BooleanSupplier unsaved, Supplier<String> text) {
        this.file = file;
        place = folder().resolve(UUID.nameUUIDFromBytes(file.toString().getBytes(StandardCharsets.UTF_8)) + EXTENSION);
        job = new Job(Messages.bind(Messages.backup_saving, file.getFileName())) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                try {
                    if (unsaved.getAsBoolean()) {
                        Files.createDirectories(place.getParent());
                        byte[] bytes = (file + "\n" + text.get()).getBytes(StandardCharsets.UTF_8);
                        files.write(place, out -> out.write(bytes));
                    } else {
                        Files.deleteIfExists(place);
                    }
                    return Status.OK_STATUS;
                } catch (IOException e) {
                    return Status.warning(Messages.bind(Messages.backup_unwritable, file, e.getMessage()), e);
                }
            }
        };
        job.setSystem(true);
    }

    /** The folder of all that is kept. */
    public static Path folder() {
        return Platform.getStateLocation(FrameworkUtil.getBundle(Backup.class)).toPath().resolve("unsaved");
    }

    /** Keeps the text, or no longer if it is saved, in a moment. */
    public void changed() {
        job.schedule(PAUSE_MILLIS);
    }

    /** The editor is closed: its text is saved or given up. */
    public void close() {
        forget();
        if (job.cancel()) {
            return;
        }
        // it is at work on it now
        ICoreRunnable forgetting = monitor -> {
            try {
                job.join();
                forget();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        Job.createSystem(job.getName(), forgetting).schedule();
    }

    /** Gives up what is kept. */
    public void forget() {
        try {
            Files.deleteIfExists(place);
        } catch (IOException e) {
            Platform.getLog(Backup.class).warn(Messages.bind(Messages.backup_unwritable, file, e.getMessage()), e);
        }
    }

    /** What an earlier session has left of this file. */
    public Optional<Kept> kept() {
        return Files.exists(place) ? read(place) : Optional.empty();
    }

    /** What earlier sessions have left; touches the disk. */
    static List<Kept> all() {
        List<Kept> all = new ArrayList<>();
        if (Files.isDirectory(folder())) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder(), "*" + EXTENSION)) {
                entries.forEach(entry -> read(entry).ifPresent(all::add));
            } catch (IOException e) {
                unreadable(folder(), e);
            }
        }
        return all;
    }

    private static Optional<Kept> read(Path place) {
        try {
            String text = TextFile.read(place, "unsaved text", MAX_BYTES);
            int line = text.indexOf('\n');
            return line < 0 ? Optional.empty() : Optional.of(new Kept(Path.of(text.substring(0, line)),
                    Files.getLastModifiedTime(place).toInstant(), text.substring(line + 1)));
        } catch (UnreadableTextException | IOException e) {
            unreadable(place, e);
            return Optional.empty();
        }
    }

    private static void unreadable(Path place, Exception e) {
        Platform.getLog(Backup.class).warn(Messages.bind(Messages.backup_unreadable, place, e.getMessage()), e);
    }
}
