package glia.api.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All switches of one component: the only place where their names, ranges and standard values are said. The reader of
 * profiles, the published schema, the component itself and an editor use it.
 *
 * @param pid the component's persistent identity in Configuration Admin, for example {@code glia.cpu}
 * @param title what the component is, some words
 * @param switches in the order in which they are shown
 */
public record Switches(String pid, String title, List<Switch> switches) {

    public Switches {
        Objects.requireNonNull(pid);
        Objects.requireNonNull(title);
        switches = List.copyOf(switches);
        if (switches.stream().map(Switch::name).distinct().count() != switches.size()) {
            throw new IllegalArgumentException(pid + ": two switches have one name");
        }
    }

    /** The switch of that name. */
    public Optional<Switch> find(String name) {
        return switches.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** What holds without a profile. */
    public Settings standard() {
        return settings(Map.of());
    }

    /**
     * Reads what Configuration Admin has delivered.
     *
     * @param properties by name of a switch; what is missing has its standard value, other keys do not matter
     * @return all switches of this component
     * @throws IllegalArgumentException if a value is none of its switch
     */
    public Settings settings(Map<String, ?> properties) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        for (Switch one : switches) {
            Object value = properties.get(one.name());
            Object accepted = value == null ? one.kind().standard() : one.kind().accept(value).orElse(null);
            if (accepted == null) {
                wrong.add(pid + "/" + one.name() + ": expected " + one.kind().expected() + ", got " + value);
            } else {
                values.put(one.name(), accepted);
            }
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
        return new Settings(values);
    }
}
