package glia.ui.views.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times of the clock as a person reads them. */
public final class Times {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private Times() {
    }

    /** Hours, minutes and seconds here. */
    public static String clock(Instant time) {
        return CLOCK.format(time.atZone(ZoneId.systemDefault()));
    }

    /** As {@link #clock}, with milliseconds. */
    public static String millis(Instant time) {
        return MILLIS.format(time.atZone(ZoneId.systemDefault()));
    }
}
