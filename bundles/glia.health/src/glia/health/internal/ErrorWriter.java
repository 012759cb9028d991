package glia.health.internal;

import glia.api.health.ErrorEntry;
import glia.api.health.ErrorEntry.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Writes entries, but not too many in a minute; what could not be written is counted and said with the next one. */
final class ErrorWriter {

    static final int MOST_A_MINUTE = 200;
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final String SOURCE = "error log";

    private final RotatingFile file;
    private final LongSupplier clock;
    private long minuteBegan;
    private int inMinute;
    private long leftOut;
    private long lost;
    private volatile String trouble = "";

    /** @param clock in ns, as {@link System#nanoTime} */
    ErrorWriter(RotatingFile file, LongSupplier clock) {
        this.file = file;
        this.clock = clock;
        minuteBegan = clock.getAsLong();
    }

    Optional<String> trouble() {
        return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
    }

    synchronized void write(ErrorEntry entry) {
        long now = clock.getAsLong();
        if (now - minuteBegan >= MINUTE) {
            minuteBegan = now;
            inMinute = 0;
        }
        if (inMinute++ >= MOST_A_MINUTE) {
            leftOut++;
            return;
        }
        try {
            if (lost + leftOut > 0) {
                String why = lost == 0 ? "" : ", " + lost + " of them since they could not be written";
                file.append(ErrorText.of(new ErrorEntry(Instant.now(), Kind.WARNING, SOURCE, lost + leftOut
                        + " entries are missing here" + why, "")));
                lost = 0;
                leftOut = 0;
            }
            file.append(ErrorText.of(entry));
            trouble = "";
        } catch (IOException e) {
            lost++;
            trouble = file.file() + ": " + (e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }
}
