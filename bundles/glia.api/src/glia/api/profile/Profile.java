package glia.api.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * An optimization profile. It is whole: switches that it does not name have their standard values.
 *
 * @param name as people call it, for example {@code throughput}
 * @param title what it is for, some words; may be empty
 * @param description what it does; may be empty
 * @param values by identity of a component and by name of a switch: Long, Double, String or Boolean
 */
public record Profile(String name, String title, String description, Map<String, Map<String, Object>> values) {

    /** Every switch as it is without a profile. */
    public static final Profile STANDARD = new Profile("standard", "without a profile",
            "Every switch has its standard value.", Map.of());

    /** What values are called that are those of no profile. */
    public static final String CUSTOM = "custom";

    public Profile {
        Objects.requireNonNull(name);
        Objects.requireNonNull(title);
        Objects.requireNonNull(description);
        Map<String, Map<String, Object>> copy = new LinkedHashMap<>();
        values.forEach((pid, some) -> copy.put(pid, Collections.unmodifiableMap(new LinkedHashMap<>(some))));
        values = Collections.unmodifiableMap(copy);
    }

    /** What it says of a component; empty if nothing. */
    public Map<String, Object> of(String pid) {
        return values.getOrDefault(pid, Map.of());
    }

    /** The same but for one switch. */
    public Profile with(String pid, String name, Object value) {
        Map<String, Map<String, Object>> changed = new LinkedHashMap<>(values);
        Map<String, Object> some = new LinkedHashMap<>(of(pid));
        some.put(name, value);
        changed.put(pid, some);
        return new Profile(this.name, title, description, changed);
    }
}
