package glia.cli.internal;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Keeps what is logged until the command has ended: the first thing that a user reads about an error is a message of
 * ours, the trace comes behind it, and nothing tears the progress bar apart.
 */
final class LogAside extends Handler {

    private static final int MOST = 100;

    private final Deque<LogRecord> records = new ArrayDeque<>();
    private long dropped;

    private LogAside() {
        setLevel(Level.WARNING);
        setFormatter(new SimpleFormatter());
    }

    /** Takes the place of the handlers that there are. */
    static LogAside install() {
        LogAside aside = new LogAside();
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.addHandler(aside);
        return aside;
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            if (records.size() == MOST) {
                dropped++;
            } else {
                records.add(entry);
            }
        }
    }

    synchronized void print(PrintStream out) {
        for (LogRecord entry : records) {
            out.print(getFormatter().format(entry));
        }
        if (dropped > 0) {
            out.println(dropped + " more entries of the log were left out");
        }
        records.clear();
    }

    @Override
    public void flush() {
        // nothing is buffered beyond what print writes
    }

    @Override
    public void close() {
        // holds nothing to be released
    }
}
