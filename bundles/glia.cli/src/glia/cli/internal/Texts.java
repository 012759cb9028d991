package glia.cli.internal;

import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers and texts as a person reads them on a terminal. */
final class Texts {

    private Texts() {
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number of things, the plural made with an s. */
    static String count(long number, String thing) {
        return count(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /** A time in ms, to the tenth. */
    static String ms(double value) {
        return String.format(Locale.ROOT, "%.1f ms", value);
    }

    /** Three significant digits; "unknown" for what is not known. */
    static String number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : "unknown";
    }

    static String number(double value) {
        double size = Math.abs(value);
        String format = size == 0 || size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }

    /** A large number in thousands, millions or milliards. */
    static String large(double value) {
        return value >= 1e9 ? number(value / 1e9) + " G" : value >= 1e6 ? number(value / 1e6) + " M"
                : value >= 1e3 ? number(value / 1e3) + " k" : number(value);
    }

    static String bytes(double bytes) {
        return bytes >= 1 << 30 ? number(bytes / (1 << 30)) + " GiB" : bytes >= 1 << 20
                ? number(bytes / (1 << 20)) + " MiB" : number(bytes / 1024) + " KiB";
    }

    /** A duration that is still to come. */
    static String seconds(double seconds) {
        long whole = Math.round(seconds);
        return whole >= 3600 ? whole / 3600 + " h " + whole % 3600 / 60 + " min"
                : whole >= 60 ? whole / 60 + " min " + whole % 60 + " s" : number(seconds) + " s";
    }

    /** "NoSuchFile" as "no such file". */
    static String words(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
