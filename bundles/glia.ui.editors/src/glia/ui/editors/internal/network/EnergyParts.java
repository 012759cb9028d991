package glia.ui.editors.internal.network;

import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.json.JsonDocument;
import glia.ui.editors.internal.json.JsonEdits;
import glia.ui.editors.internal.json.JsonNode;
import glia.ui.editors.internal.json.JsonText;
import java.util.ArrayList;
import java.util.List;

/**
 * What acts on a network by energy: pools, set points, growth with what pays for it, and the order of updates.
 *
 * @param document the text of the network
 */
record EnergyParts(JsonDocument document) implements Parts {
    static final String ENERGY = "energy";
    private static final String POOLS = "pools";
    private static final String HOMEOSTASIS = "homeostasis";
    private static final String STRUCTURE = "structure";
    private static final String COORDINATION = "coordination";
    private static final String RESERVE = "{ \"capacity\": 1e9, \"income\": 1e9 }";

    @Override
    public String id() {
        return ENERGY;
    }

    @Override
    public List<JsonNode> in(JsonNode root) {
        List<JsonNode> parts = new ArrayList<>();
        JsonNode energy = root.find(ENERGY);
        if (energy != null) {
            for (JsonNode part : energy.children()) {
                switch (part.key()) {
                    case POOLS -> parts.addAll(part.children());
                    case HOMEOSTASIS, STRUCTURE -> {
                        parts.add(part);
                        part.children().stream().filter(each -> each.kind() == JsonNode.Kind.ARRAY)
                                .forEach(list -> parts.addAll(list.children()));
                    }
                    case COORDINATION -> parts.add(part);
                    default -> {
                        // the budget is on the page of the network
                    }
                }
            }
        }
        return parts;
    }

    @Override
    public String name(JsonNode part) {
        for (String key : List.of("name", "population", "projection")) {
            if (!part.text(key).isEmpty()) {
                return part.text(key);
            }
        }
        return part.key() == null ? "" : part.key();
    }

    @Override
    public String detail(JsonNode part) {
        String list = part.key() == null ? part.parent().key() : part.key();
        return switch (list) {
            case POOLS -> Messages.energy_pool;
            case "populations" -> Messages.energy_set_point;
            case "synapses" -> Messages.energy_synapses;
            case "neurons" -> Messages.energy_neurons;
            case HOMEOSTASIS -> Messages.energy_homeostasis;
            case STRUCTURE -> Messages.energy_structure;
            default -> Messages.energy_coordination;
        };
    }

    @Override
    public List<Addition> additions(JsonNode root) {
        String population = JsonText.quote(first(root, "populations"));
        JsonNode energy = root.find(ENERGY);
        return List.of(
                list("pool", Messages.energy_pool, List.of(ENERGY, POOLS), "{ \"name\": " + JsonText.quote(
                        NetworkElements.free(energy == null ? null : energy.find(POOLS), "pool"))
                        + ", \"populations\": [" + population
                        + "], \"capacity\": 1e9, \"income\": 1e9, \"level\": 50 }"),
                list("setPoint", Messages.energy_set_point, List.of(ENERGY, HOMEOSTASIS, "populations"),
                        "{ \"population\": " + population
                                + ", \"set_point\": 10, \"gain\": 1, \"min\": -100, \"max\": 100 }"),
                new Addition(STRUCTURE, Messages.energy_structure, missing(energy, STRUCTURE),
                        () -> put(List.of(ENERGY, STRUCTURE), "{ \"reserve\": " + RESERVE + " }", "")),
                list("synapses", Messages.energy_synapses, List.of(ENERGY, STRUCTURE, "synapses"),
                        "{ \"projection\": " + JsonText.quote(first(root, "projections"))
                                + ", \"max_synapses\": 1000 }"),
                list("neurons", Messages.energy_neurons, List.of(ENERGY, STRUCTURE, "neurons"),
                        "{ \"population\": " + population + " }"),
                new Addition(COORDINATION, Messages.energy_coordination, missing(energy, COORDINATION),
                        () -> put(List.of(ENERGY, COORDINATION), "{ \"share\": 0.5 }", "")));
    }

    private static boolean missing(JsonNode energy, String key) {
        return energy == null || energy.find(key) == null;
    }

    private static String first(JsonNode root, String list) {
        JsonNode elements = root.find(list);
        return elements == null || elements.children().isEmpty() ? ""
                : NetworkElements.name(elements.children().getFirst());
    }

    private Addition list(String id, String title, List<String> path, String element) {
        return new Addition(id, title, true, () -> put(path, "[" + element + "]", element));
    }

    /** Writes a value at a path, with all of the path that is not there, or an element of it if it is a list there. */
    private void put(List<String> path, String json, String element) {
        JsonText text = document.text();
        JsonNode at = text.root();
        for (int i = 0; i < path.size(); i++) {
            JsonNode next = at.find(path.get(i));
            if (next == null) {
                String value = json;
                for (int below = path.size() - 1; below > i; below--) {
                    value = "{ " + (path.get(below - 1).equals(STRUCTURE) ? "\"reserve\": " + RESERVE + ", " : "")
                            + JsonText.quote(path.get(below)) + ": " + value + " }";
                }
                document.apply(List.of(JsonEdits.member(text, at, path.get(i), value)));
                return;
            }
            at = next;
        }
        document.apply(List.of(JsonEdits.element(text, at, element)));
    }

    @Override
    public void remove(JsonNode part) {
        JsonNode gone = part;
        // nothing is left of a list or of all of it that would have nothing in it
        while (gone.parent().parent() != null && gone.parent().children().size() == 1) {
            gone = gone.parent();
        }
        document.apply(JsonEdits.removals(document.text(), gone.parent(), List.of(gone)));
    }
}
