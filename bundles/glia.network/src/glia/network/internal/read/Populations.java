package glia.network.internal.read;

import glia.api.model.NeuronModel;
import glia.api.network.Layout;
import glia.api.network.NodeKind;
import glia.api.network.PopulationDescription;
import glia.api.network.Quantity;
import glia.json.JsonValue;
import glia.json.Suggestion;
import glia.network.internal.base.Ports;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The populations of a file as far as they could be read, for what refers to them. */
final class Populations {

    /**
     * A population.
     *
     * @param size number of neurons, or -1 if it is not known
     * @param capacity most neurons at a time; as {@code size} if it is not known
     * @param model null if it is not known
     * @param layout null if none is given or it is not known
     */
    record Entry(String name, int size, int capacity, NeuronModel model, Map<String, Quantity> parameters,
            Map<String, Quantity> initial, Layout layout, Optional<NodeKind> kind) {

        PopulationDescription description(Layout where) {
            return new PopulationDescription(name, size, capacity, model.name(), parameters, initial, where, kind);
        }
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private boolean complete = true;

    /** @return whether its name is not taken yet */
    boolean add(Entry entry) {
        return entries.putIfAbsent(entry.name(), entry) == null;
    }

    /** Remembers that there are populations whose names could not be read; a reference may mean one of them. */
    void missSome() {
        complete = false;
    }

    Collection<Entry> all() {
        return entries.values();
    }

    Entry get(String name) {
        return entries.get(name);
    }

    /** @return the population that a key refers to, or null if there is none of that name (which is reported) */
    Entry find(Fields fields, String key) {
        String name = fields.text(key, null, Fields.MAX_NAME);
        if (name == null) {
            return null;
        }
        return find(name, fields.placeOf(key), fields.path(key), fields.reading());
    }

    /** @return the population that an entry of a list names, or null if there is none (which is reported) */
    Entry find(JsonValue name, String path, Reading reading) {
        if (name instanceof JsonValue.Text text) {
            return find(text.value(), name, path, reading);
        }
        reading.problem(name, path, "expected the name of a population, found " + reading.found(name));
        return null;
    }

    private Entry find(String name, JsonValue place, String path, Reading reading) {
        Entry entry = entries.get(name);
        if (entry == null && complete) {
            reading.problem(place, path, "there is no population " + Reading.quoted(name)
                    + Suggestion.forName(name, entries.keySet()));
        }
        return entry;
    }

    static void checkPort(Fields fields, Ports.Choice port) {
        if (port.index() < 0) {
            fields.problem(port.receptorIsWrong() ? "receptor" : "weight", port.complaint());
        }
    }
}
