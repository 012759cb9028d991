package glia.api.metric;

import java.util.Locale;

/** Units of metrics: always the base unit, so that nobody has to convert. */
public enum Unit {
    /** A share or a multiple, 1 for the whole. */
    RATIO,
    BYTES,
    SECONDS,
    /** Events a second of wall-clock time. */
    PER_SECOND,
    BYTES_PER_SECOND,
    /** A number of things. */
    COUNT;

    /** As it is written in files, for example {@code bytes_per_second}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
