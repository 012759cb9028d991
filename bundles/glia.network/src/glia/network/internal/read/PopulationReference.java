package glia.network.internal.read;

import glia.network.internal.base.Ports;
import java.util.Map;

/** Resolves what projections and devices refer to. */
final class PopulationReference {

    private PopulationReference() {
    }

    /** @return the population, or null if there is none of that name (which is reported) */
    static PopulationReader.Entry find(Fields fields, String key, Map<String, PopulationReader.Entry> populations) {
        String name = fields.text(key, null, Fields.MAX_NAME);
        if (name == null) {
            return null;
        }
        PopulationReader.Entry entry = populations.get(name);
        if (entry == null) {
            String hint = Suggestion.forName(name, populations.keySet());
            fields.problem(key, "there is no population " + Reading.quoted(name) + hint);
        }
        return entry;
    }

    static void checkPort(Fields fields, Ports.Choice port) {
        if (port.index() < 0) {
            fields.problem(port.receptorIsWrong() ? "receptor" : "weight", port.complaint());
        }
    }
}
