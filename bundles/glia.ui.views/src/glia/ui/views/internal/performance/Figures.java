package glia.ui.views.internal.performance;

import glia.api.metric.Metric;
import glia.api.metric.Unit;
import glia.ui.views.internal.Messages;
import java.util.Locale;

/** Values of metrics as a person reads them; files get them in base units. */
final class Figures {
    private static final String NARROW = "\u202F";

    private Figures() {
    }

    static String shown(Metric metric) {
        return metric.value().isEmpty() ? "\u2013" : shown(metric.value().getAsDouble(), metric.unit());
    }

    static String shown(double value, Unit unit) {
        return switch (unit) {
            case RATIO -> Math.abs(value) < 10 ? format("%.1f" + NARROW + "%%", 100 * value)
                    : format("%.1f" + NARROW + "\u00d7", value);
            case BYTES -> bytes(value);
            case BYTES_PER_SECOND -> bytes(value) + "/s";
            case SECONDS -> seconds(value);
            case PER_SECOND -> count(value) + "/s";
            case COUNT -> count(value);
        };
    }

    /** What the values of a chart are, with their unit: base units, as in files. */
    static String axis(Unit unit) {
        return switch (unit) {
            case RATIO -> Messages.metrics_axis_ratio;
            case BYTES -> "B";
            case BYTES_PER_SECOND -> "B/s";
            case SECONDS -> "s";
            case PER_SECOND -> "1/s";
            case COUNT -> Messages.metrics_axis_count;
        };
    }

    private static String bytes(double value) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        int unit = 0;
        double scaled = value;
        while (Math.abs(scaled) >= 1024 && unit < units.length - 1) {
            scaled /= 1024;
            unit++;
        }
        return format(unit == 0 ? "%.0f" : "%.1f", scaled) + NARROW + units[unit];
    }

    private static String seconds(double value) {
        double size = Math.abs(value);
        return size == 0 ? "0" + NARROW + "s" : size < 1e-3 ? format("%.1f" + NARROW + "\u00b5s", 1e6 * value)
                : size < 1 ? format("%.1f" + NARROW + "ms", 1e3 * value) : format("%.2f" + NARROW + "s", value);
    }

    private static String count(double value) {
        double size = Math.abs(value);
        return size >= 1e9 ? format("%.2f" + NARROW + "G", value / 1e9)
                : size >= 1e6 ? format("%.2f" + NARROW + "M", value / 1e6)
                : size >= 1e4 ? format("%.1f" + NARROW + "k", value / 1e3)
                : value == Math.rint(value) ? format("%.0f", value) : format("%.1f", value);
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
