package glia.api.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A value for each switch of a component.
 *
 * @param values by name: Long, Double, String or Boolean
 */
public record Settings(Map<String, Object> values) {

    public Settings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The value of a {@link Switch.Whole}. */
    public long whole(String name) {
        return (Long) values.get(name);
    }

    /** The value of a {@link Switch.Real}. */
    public double real(String name) {
        return (Double) values.get(name);
    }

    /** The value of a {@link Switch.Choice}. */
    public String word(String name) {
        return (String) values.get(name);
    }

    /** The value of a {@link Switch.Truth}. */
    public boolean truth(String name) {
        return (Boolean) values.get(name);
    }
}
