package glia.store.internal.report;

import glia.api.energy.Role;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers and texts as a person reads them in a report. */
final class Words {

    private Words() {
    }

    static String role(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Four significant digits, or a dash for what is not known. */
    static String number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : "\u2013";
    }

    static String number(double value) {
        double size = Math.abs(value);
        if (size >= 1e6) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        return String.format(Locale.ROOT, size >= 1000 ? "%,.0f" : size >= 100 ? "%.1f" : size >= 10 ? "%.2f"
                : size >= 1 ? "%.3f" : size == 0 ? "%.0f" : "%.4f", value);
    }

    static String bytes(double bytes) {
        if (bytes < 1 << 20) {
            return number(bytes / 1024) + " KiB";
        }
        return bytes < 1 << 30 ? number(bytes / (1 << 20)) + " MiB" : number(bytes / (1 << 30)) + " GiB";
    }

    /** A text within XML or an attribute of it. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(allowed(c) ? c : '\ufffd');
            }
        });
        return out.toString();
    }

    private static boolean allowed(int c) {
        return c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xd7ff || c >= 0xe000 && c <= 0xfffd
                || c >= 0x10000;
    }
}
