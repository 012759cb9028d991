package glia.store.internal.file;

import glia.api.profile.Configurable;
import glia.api.profile.Settings;
import glia.api.profile.Switch;
import glia.api.profile.Switch.Takes;
import glia.api.profile.Switch.Truth;
import glia.api.profile.Switch.Whole;
import glia.api.profile.Switches;
import glia.api.store.AtomicFiles;
import glia.api.store.CompiledFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/** Files named by the digest of their identity, in a folder of the user's that has a limit. */
@Component(configurationPid = CompiledFolder.PID, service = {CompiledFiles.class, Configurable.class})
public final class CompiledFolder implements CompiledFiles, Configurable {

    static final String PID = "glia.cache";

    private static final System.Logger LOG = System.getLogger(CompiledFolder.class.getName());
    private static final String KEEP = "compiledNetworks";
    private static final String MEGABYTES = "compiledMegabytes";
    private static final String EXTENSION = ".compiled";
    private static final Switches SWITCHES = new Switches(PID, "caches", List.of(
            new Switch(KEEP, new Truth(false), Takes.NEXT,
                    "Whether networks that are laid out are kept on the disk, so that their next start is faster."),
            new Switch(MEGABYTES, new Whole(1, 1 << 20, 2048, "MiB"), Takes.NEXT,
                    "The most that they take there; what was not used for the longest time goes first.")));

    private final AtomicFiles files;
    private final Path folder;
    private volatile Settings settings = SWITCHES.standard();

    @Activate
    public CompiledFolder(@Reference AtomicFiles files) {
        this(files, ownFolder());
    }

    CompiledFolder(AtomicFiles files, Path folder) {
        this.files = files;
        this.folder = folder;
    }

    /** Beside what the start script keeps with the user. */
    private static Path ownFolder() {
        String own = System.getenv("GLIA_HOME");
        Path home = own == null || own.isEmpty() ? Path.of(System.getProperty("user.home"), ".glia") : Path.of(own);
        return home.resolve("cache").resolve("networks");
    }

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
    public boolean wanted() {
        return settings.truth(KEEP);
    }

    private Path path(String identity) {
        try {
            return folder.resolve(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(identity.getBytes(StandardCharsets.UTF_8))) + EXTENSION);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <T> Optional<T> find(String identity, Reader<T> reader) {
        if (!wanted()) {
            return Optional.empty();
        }
        Path path = path(identity);
        try {
            T content = reader.read(path);
            Files.setLastModifiedTime(path, FileTime.from(Instant.now()));
            return Optional.of(content);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "A compiled network in {0} cannot be used and is made anew: {1}",
                    path, e.getMessage());
            delete(path);
            return Optional.empty();
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "{0} could not be deleted: {1}", path, e.getMessage());
        }
    }

    @Override
    public void keep(String identity, long bytes, AtomicFiles.Content content) {
        long most = settings.whole(MEGABYTES) << 20;
        if (!wanted() || bytes > most) {
            return;
        }
        Path path = path(identity);
        try {
            Files.createDirectories(folder);
            files.write(path, content);
            shrink(most, path);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "A compiled network could not be kept in {0}: {1}", path,
                    e.getMessage());
        }
    }

    /** Workers make room one after another, so that none counts what another one has just deleted. */
    private synchronized void shrink(long most, Path newest) throws IOException {
        record Kept(Path path, long bytes, FileTime used) {
        }
        List<Kept> all = new ArrayList<>();
        try (Stream<Path> found = Files.list(folder)) {
            for (Path path : found.filter(p -> p.toString().endsWith(EXTENSION)).toList()) {
                try {
                    all.add(new Kept(path, Files.size(path), Files.getLastModifiedTime(path)));
                } catch (NoSuchFileException e) {
                    // another process has made room
                    continue;
                }
            }
        }
        all.sort(Comparator.comparing(Kept::used));
        long sum = all.stream().mapToLong(Kept::bytes).sum();
        for (Kept kept : all) {
            if (sum > most && !kept.path().equals(newest)) {
                delete(kept.path());
                sum -= kept.bytes();
            }
        }
    }
}
