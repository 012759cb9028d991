package glia.health.internal;

import glia.api.health.ErrorEntry;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;

/** How an entry looks in the error log: a line, and the lines of its trace behind a tab. */
final class ErrorText {

    static final int MOST_MESSAGE = 2000;
    static final int MOST_TRACE_LINES = 60;

    private ErrorText() {
    }

    static byte[] of(ErrorEntry entry) {
        String line = entry.time().truncatedTo(ChronoUnit.MILLIS) + " " + entry.kind() + " " + clean(entry.source())
                + ": " + clean(entry.message()) + "\n";
        String trace = entry.trace().lines().limit(MOST_TRACE_LINES).map(l -> "\t" + clean(l) + "\n")
                .collect(Collectors.joining());
        return (line + trace).getBytes(StandardCharsets.UTF_8);
    }

    /** Nothing that somebody else has named may look like a line of its own, or steer a terminal. */
    private static String clean(String text) {
        String cut = text.length() > MOST_MESSAGE ? text.substring(0, MOST_MESSAGE) + "..." : text;
        return cut.replaceAll("\\p{Cntrl}", " ").strip();
    }
}
