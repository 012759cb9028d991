package glia.health.internal;

import glia.api.health.ErrorEntry;
import glia.api.health.ErrorEntry.Kind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogLevel;
import org.osgi.service.log.LogListener;

/** Makes entries of what is logged, by either of the two ways that there are: that of Java and that of OSGi. */
final class LogBridge extends Handler implements LogListener {

    private final Consumer<ErrorEntry> entries;
    private final SimpleFormatter words = new SimpleFormatter();

    LogBridge(Consumer<ErrorEntry> entries) {
        this.entries = entries;
        setLevel(Level.WARNING);
    }

    @Override
    public void publish(LogRecord said) {
        if (isLoggable(said)) {
            String source = said.getLoggerName() == null || said.getLoggerName().isEmpty() ? "log"
                    : said.getLoggerName();
            entries.accept(new ErrorEntry(said.getInstant(),
                    said.getLevel().intValue() >= Level.SEVERE.intValue() ? Kind.ERROR : Kind.WARNING, source,
                    words.formatMessage(said), trace(said.getThrown())));
        }
    }

    @Override
    public void logged(LogEntry said) {
        if (said.getLogLevel().ordinal() <= LogLevel.WARN.ordinal()) {
            String message = said.getMessage() == null ? "" : said.getMessage();
            entries.accept(new ErrorEntry(Instant.ofEpochMilli(said.getTime()),
                    said.getLogLevel().ordinal() <= LogLevel.ERROR.ordinal() ? Kind.ERROR : Kind.WARNING,
                    said.getBundle().getSymbolicName(), message, trace(said.getException())));
        }
    }

    private static String trace(Throwable thrown) {
        if (thrown == null) {
            return "";
        }
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Override
    public void flush() {
        // nothing is kept here
    }

    @Override
    public void close() {
        // holds nothing to be released
    }
}
