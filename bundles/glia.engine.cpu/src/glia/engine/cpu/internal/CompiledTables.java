package glia.engine.cpu.internal;

import glia.api.network.Progress;
import glia.api.network.Projection;
import glia.api.profile.Configurable;
import glia.api.profile.Settings;
import glia.api.profile.Switch;
import glia.api.profile.Switch.Takes;
import glia.api.profile.Switch.Truth;
import glia.api.profile.Switch.Whole;
import glia.api.profile.Switches;
import glia.api.store.AtomicFiles;
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
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/**
 * Keeps tables of synapses in files, so that the next start of the same network reads them instead of laying them out.
 * What a file is of is said by its name, a digest of all that determines the table; the folder has a limit, beyond
 * which what was not used for the longest time goes. A file that is damaged is deleted, and the table is made as ever.
 */
@Component(configurationPid = CompiledTables.PID, service = {CompiledTables.class, Configurable.class})
public final class CompiledTables implements Configurable {

    static final String PID = "glia.cache";

    /** Fewer synapses are laid out as fast as they are read. */
    static final long FEWEST = 1 << 16;

    private static final System.Logger LOG = System.getLogger(CompiledTables.class.getName());
    private static final String KEEP = "compiledNetworks";
    private static final String MEGABYTES = "compiledMegabytes";
    private static final String ROWS = "rowMegabytes";
    private static final int ROWS_OF_A_MEGABYTE = (1 << 20) / Integer.BYTES;
    private static final String EXTENSION = ".synapses";
    private static final Switches SWITCHES = new Switches(PID, "caches", List.of(
            new Switch(KEEP, new Truth(false), Takes.NEXT,
                    "Whether networks that are laid out are kept on the disk, so that their next start is faster."),
            new Switch(MEGABYTES, new Whole(1, 1 << 20, 2048, "MiB"), Takes.NEXT,
                    "The most that they take there; what was not used for the longest time goes first."),
            new Switch(ROWS, new Whole(0, RowStore.LIMIT / ROWS_OF_A_MEGABYTE, RowStore.LIMIT / ROWS_OF_A_MEGABYTE,
                    "MiB"), Takes.NEXT,
                    "Rows of synapses that a worker keeps while it lays them out, so that they are drawn only once.")));

    private final AtomicFiles files;
    private final Path folder;
    private volatile Settings settings = SWITCHES.standard();

    @Activate
    public CompiledTables(@Reference AtomicFiles files) {
        this(files, ownFolder());
    }

    CompiledTables(AtomicFiles files, Path folder) {
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

    /**
     * @return the table as {@link TableBuilder#build(Projection, int, int, int, double, Progress)} would make it, read
     *         if it is there, else made and kept
     */
    SynapseTable table(Projection projection, int sources, int from, int to, double quantum, Progress progress) {
        if (!settings.truth(KEEP) || projection.origin().isEmpty() || projection.connectivity().count() < FEWEST) {
            return build(projection, sources, from, to, quantum, progress);
        }
        TableFile file = new TableFile(projection, sources, from, to, quantum);
        Path path = folder.resolve(digest(file.identity()) + EXTENSION);
        SynapseTable kept = read(file, path);
        if (kept != null) {
            return kept;
        }
        SynapseTable table = build(projection, sources, from, to, quantum, progress);
        keep(file, path, table);
        return table;
    }

    private SynapseTable build(Projection projection, int sources, int from, int to, double quantum,
            Progress progress) {
        return TableBuilder.build(projection, sources, from, to, quantum,
                (int) settings.whole(ROWS) * ROWS_OF_A_MEGABYTE, progress);
    }

    private static String digest(String identity) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(identity.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the table, or null if there is none that can be used */
    private static SynapseTable read(TableFile file, Path path) {
        try {
            SynapseTable table = file.read(path);
            Files.setLastModifiedTime(path, FileTime.from(Instant.now()));
            return table;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "A compiled network in {0} cannot be used and is made anew: {1}",
                    path, e.getMessage());
            delete(path);
            return null;
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "{0} could not be deleted: {1}", path, e.getMessage());
        }
    }

    /** A cache that cannot be written makes starts slow and nothing worse. */
    private void keep(TableFile file, Path path, SynapseTable table) {
        try {
            long most = settings.whole(MEGABYTES) << 20;
            if (file.bytes(table) > most) {
                return;
            }
            Files.createDirectories(folder);
            files.write(path, out -> file.write(table, out));
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
