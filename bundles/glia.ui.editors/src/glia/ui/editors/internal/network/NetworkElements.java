package glia.ui.editors.internal.network;

import glia.ui.editors.internal.json.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The parts of a network file that have names. */
final class NetworkElements {

    /** The lists of the network, in the order of the pages. */
    static final List<String> LISTS = List.of("populations", "projections", "devices");

    private NetworkElements() {
    }

    /** What a population, projection or device is called; a projection without a name by its ends. */
    static String name(JsonNode element) {
        String name = element.text("name");
        return name.isEmpty() && element.find("source") != null
                ? element.text("source") + "->" + element.text("target") : name;
    }

    /** What an element is, in a word or two: neurons and model, rule, or model of a device. */
    static String detail(JsonNode element) {
        JsonNode rule = element.find("rule");
        String model = element.text("model").isEmpty() ? element.text("kind") : element.text("model");
        return rule != null ? rule.text("type") : element.find("size") == null ? model
                : element.text("size") + " \u00d7 " + model;
    }

    /** The population, projection or device that a value belongs to or is, null if it belongs to none. */
    static JsonNode of(JsonNode node) {
        List<JsonNode> path = node.path();
        return path.size() > 2 && LISTS.contains(path.get(1).key()) ? path.get(2) : null;
    }

    /** A name that no element of a list has yet. */
    static String free(JsonNode list, String wanted) {
        Set<String> taken = new TreeSet<>();
        if (list != null) {
            list.children().forEach(each -> taken.add(name(each)));
        }
        String name = wanted;
        for (int i = 2; taken.contains(name); i++) {
            name = wanted + i;
        }
        return name;
    }
}
