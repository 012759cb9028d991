package glia.ui.kit;

import java.util.Locale;

/** How often live data is drawn. */
public enum RefreshRate {
    OFF(0), SLOW(1), NORMAL(10), SMOOTH(30);

    private final int hertz;

    RefreshRate(int hertz) {
        this.hertz = hertz;
    }

    /** Redraws a second, 0 for none. */
    public int hertz() {
        return hertz;
    }

    /** Shortest time between two redraws in ns; without meaning for {@link #OFF}. */
    long periodNanos() {
        return hertz == 0 ? Long.MAX_VALUE : 1_000_000_000L / hertz;
    }

    /**
     * @param text the name of a rate in any case, as {@link #toString()} gives it
     * @return the rate, or {@code otherwise} if there is none of that name
     */
    public static RefreshRate parse(String text, RefreshRate otherwise) {
        for (RefreshRate rate : values()) {
            if (rate.toString().equals(text)) {
                return rate;
            }
        }
        return otherwise;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
