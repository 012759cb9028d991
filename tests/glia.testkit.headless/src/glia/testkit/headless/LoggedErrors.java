package glia.testkit.headless;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;

/** What anybody in the framework logs as an error from now on: bundles, components and the platform. */
public final class LoggedErrors implements AutoCloseable {

    private final LogReaderService log = Services.get(LogReaderService.class, LoggedErrors.class);
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final LogListener listener = this::logged;

    public LoggedErrors() {
        log.addLogListener(listener);
    }

    private void logged(LogEntry entry) {
        if (entry.getLogLevel() == LogLevel.ERROR) {
            errors.add(entry.getMessage() + ": " + entry.getException());
        }
    }

    /** Messages, each with its exception. */
    public List<String> all() {
        return List.copyOf(errors);
    }

    @Override
    public void close() {
        log.removeLogListener(listener);
    }
}
