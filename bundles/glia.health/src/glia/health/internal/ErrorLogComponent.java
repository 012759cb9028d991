package glia.health.internal;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.health.ErrorEntry;
import glia.api.health.ErrorEntry.Kind;
import glia.api.health.ErrorLog;
import glia.api.health.HealthChange;
import glia.api.health.HealthStatus;
import glia.api.health.HealthTopics;
import glia.api.metric.MetricAlert;
import glia.api.metric.MetricTopics;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.LogReaderService;

/** The error log as a service: gathers entries, and has a thread of the bus write them. */
@Component
public final class ErrorLogComponent implements ErrorLog {

    private static final long MOST_BYTES = 1 << 20;
    private static final int MOST_FILES = 5;
    private static final long LAST_WORDS = TimeUnit.SECONDS.toNanos(2);

    private final EventBus bus;
    private final LogReaderService log;
    private final LogBridge bridge;
    private final RotatingFile file;
    private final ErrorWriter writer;
    private final List<Subscription> subscriptions;

    @Activate
    public ErrorLogComponent(@Reference EventBus bus, @Reference LogReaderService log) {
        this(bus, log, place(System.getProperty("osgi.instance.area"), System.getProperty("user.home")));
    }

    ErrorLogComponent(EventBus bus, LogReaderService log, Path place) {
        this.bus = bus;
        this.log = log;
        file = new RotatingFile(place, MOST_BYTES, MOST_FILES);
        writer = new ErrorWriter(file, System::nanoTime);
        subscriptions = List.of(bus.subscribe(HealthTopics.ERRORS, "error log", writer::write),
                bus.subscribe(HealthTopics.CHANGES, "error log", this::changed),
                bus.subscribe(MetricTopics.ALERTS, "error log", this::alerted));
        bridge = new LogBridge(entry -> bus.publish(HealthTopics.ERRORS, entry));
        Logger.getLogger("").addHandler(bridge);
        log.addLogListener(bridge);
    }

    /**
     * @param area where the workspace is, as a URL; null or {@code @none} if there is none
     * @param home folder of the person
     */
    static Path place(String area, String home) {
        return area != null && area.startsWith("file:")
                ? Path.of(URI.create(area.replace(" ", "%20"))).resolve(".metadata").resolve("glia-errors.log")
                : Path.of(home, ".glia", "errors.log");
    }

    private void changed(HealthChange change) {
        String findings = change.findings().stream().filter(f -> f.status() == change.status())
                .map(f -> f.what() + "; cause: " + f.cause() + "; to do: " + f.action())
                .collect(Collectors.joining(" | "));
        bus.publish(HealthTopics.ERRORS, new ErrorEntry(change.time(), Kind.ALERT, "health: " + change.check(),
                change.before() + " -> " + change.status() + (change.status() == HealthStatus.OK ? "" : ": " + findings)
                        + " (the whole: " + change.health() + ")", ""));
    }

    private void alerted(MetricAlert alert) {
        bus.publish(HealthTopics.ERRORS, new ErrorEntry(alert.time(), Kind.ALERT, "metric: " + alert.metric().key(),
                alert.before() + " -> " + alert.level() + ": " + alert.reason(), ""));
    }

    @Override
    public Path file() {
        return file.file();
    }

    @Override
    public List<Path> files() {
        return file.files();
    }

    @Override
    public Optional<String> trouble() {
        return writer.trouble();
    }

    /** What was said shortly before the end is what one would like to read; so it is waited for. */
    @Deactivate
    void deactivate() {
        Logger.getLogger("").removeHandler(bridge);
        log.removeLogListener(bridge);
        long deadline = System.nanoTime() + LAST_WORDS;
        for (Subscription subscription : subscriptions.reversed()) {
            while (subscription.statistics().queued() > 0 && System.nanoTime() < deadline) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            subscription.close();
        }
    }
}
