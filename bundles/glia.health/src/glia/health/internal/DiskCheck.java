package glia.health.internal;

import glia.api.health.Finding;
import glia.api.health.HealthCheck;
import glia.api.health.HealthStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Room on the disks that Glia writes to: the working folder and the one for temporary files. */
@Component
public final class DiskCheck implements HealthCheck {

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final long MEBIBYTE = 1 << 20;
    private static final long WARNING = 1024 * MEBIBYTE;
    private static final long CRITICAL = 100 * MEBIBYTE;

    private final Set<Path> folders;
    private final long warning;
    private final long critical;

    @Activate
    public DiskCheck() {
        this(List.of(Path.of(System.getProperty("user.dir")), Path.of(System.getProperty("java.io.tmpdir"))), WARNING,
                CRITICAL);
    }

    /**
     * @param warning bytes below which there is a warning
     * @param critical bytes below which it is critical
     */
    DiskCheck(List<Path> folders, long warning, long critical) {
        this.folders = new LinkedHashSet<>(folders);
        this.warning = warning;
        this.critical = critical;
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public List<Finding> check() throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (Path folder : folders) {
            if (!Files.isWritable(folder)) {
                findings.add(new Finding(HealthStatus.WARN, "nothing can be written to " + folder,
                        Files.exists(folder) ? "no permission" : "it is not there", "choose another folder"));
                continue;
            }
            long room = Files.getFileStore(folder).getUsableSpace();
            if (room < warning) {
                findings.add(new Finding(room < critical ? HealthStatus.CRITICAL : HealthStatus.WARN,
                        String.format(Locale.ROOT, "only %.1f MiB are left for %s", (double) room / MEBIBYTE, folder),
                        "the disk is nearly full", "delete recordings that are not needed, or write elsewhere"));
            }
        }
        return findings;
    }
}
