package glia.api.metric;

import java.util.Collections;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One figure at one time. What cannot be read is absent with its reason, never 0.
 *
 * @param name words of small letters, digits and underscores with dots in between, for example {@code cpu.system}
 * @param unit of the value
 * @param labels which one it is where there are several, by name, for example {@code core=3}
 * @param value the figure, finite; absent if it is not known
 * @param absence why there is no value; empty if there is one
 */
public record Metric(String name, Unit unit, SortedMap<String, String> labels, OptionalDouble value, String absence) {

    public Metric {
        if (!name.matches("[a-z][a-z0-9_]*(?:\\.[a-z0-9_]+)*")) {
            throw new IllegalArgumentException("metric: expected a name such as cpu.system, got " + name);
        }
        Objects.requireNonNull(unit);
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        if (value.isPresent() != absence.isEmpty()) {
            throw new IllegalArgumentException(name + ": expected a value or the reason why there is none");
        }
        if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
            throw new IllegalArgumentException(name + ": expected a finite value, got " + value.getAsDouble());
        }
    }

    /**
     * @param name see above
     * @param unit see above
     * @param value the figure
     * @param labels names and values in turn
     * @return a metric with a value; absent if it is not finite
     */
    public static Metric of(String name, Unit unit, double value, String... labels) {
        return Double.isFinite(value) ? new Metric(name, unit, map(labels), OptionalDouble.of(value), "")
                : absent(name, unit, "nothing was measured", labels);
    }

    /**
     * @param reason why there is no value
     * @param labels names and values in turn
     * @return a metric without a value
     */
    public static Metric absent(String name, Unit unit, String reason, String... labels) {
        return new Metric(name, unit, map(labels), OptionalDouble.empty(), reason);
    }

    private static SortedMap<String, String> map(String... labels) {
        SortedMap<String, String> map = new TreeMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            map.put(labels[i], labels[i + 1]);
        }
        return map;
    }

    /** Name and labels, for example {@code cpu.core{core=3}}: what tells it from all others of its time. */
    public String key() {
        return labels.isEmpty() ? name : name + labels;
    }
}
