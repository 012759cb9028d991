package glia.ui.editors.internal.network;

import glia.ui.editors.internal.json.JsonDocument;
import glia.ui.editors.internal.json.JsonEdits;
import glia.ui.editors.internal.json.JsonEdits.Replace;
import glia.ui.editors.internal.json.JsonNode;
import glia.ui.editors.internal.json.JsonText;
import java.util.ArrayList;
import java.util.List;

/** Adds and removes parts of a network: each time one edit of its text, which undo takes back. */
final class NetworkEdits {
    private final JsonDocument document;

    NetworkEdits(JsonDocument document) {
        this.document = document;
    }

    /** Adds a new element to a list of the network, ready to be changed. */
    void add(String list) {
        JsonNode root = document.text().root();
        String first = populations(root).isEmpty() ? "" : NetworkElements.name(populations(root).getFirst());
        switch (list) {
            case "populations" -> append(list, "{ \"name\": " + JsonText.quote(NetworkElements.free(root.find(list),
                    "P")) + ", \"size\": 100, \"model\": \"iaf_psc_exp\" }");
            case "projections" -> connect(first, first);
            default -> append(list, "{ \"name\": " + JsonText.quote(NetworkElements.free(root.find(list), "noise"))
                    + ", \"model\": \"poisson_generator\", \"rate\": 800, \"targets\": [{ \"population\": "
                    + JsonText.quote(first) + ", \"weight\": 1 }] }");
        }
    }

    /** Adds a projection between two populations. */
    void connect(String source, String target) {
        JsonNode list = document.text().root().find("projections");
        String ends = source + "->" + target;
        String name = NetworkElements.free(list, ends);
        append("projections", "{ " + (name.equals(ends) ? "" : "\"name\": " + JsonText.quote(name) + ", ")
                + "\"source\": " + JsonText.quote(source) + ", \"target\": " + JsonText.quote(target)
                + ", \"rule\": { \"type\": \"pairwise_bernoulli\", \"p\": 0.1 }, \"weight\": 1, \"delay\": 1 }");
    }

    private void append(String list, String json) {
        JsonText text = document.text();
        JsonNode known = text.root().find(list);
        document.apply(List.of(known == null ? JsonEdits.member(text, text.root(), list, "[" + json + "]")
                : JsonEdits.element(text, known, json)));
    }

    private static List<JsonNode> populations(JsonNode root) {
        JsonNode list = root.find("populations");
        return list == null ? List.of() : list.children();
    }

    /** Removes a population with the projections and targets that name it, a projection, or a device. */
    void remove(JsonNode element) {
        if (element == null) {
            return;
        }
        JsonText text = document.text();
        List<Replace> edits = new ArrayList<>(JsonEdits.removals(text, element.parent(), List.of(element)));
        if ("populations".equals(element.parent().key())) {
            String name = NetworkElements.name(element);
            JsonNode projections = text.root().find("projections");
            JsonNode devices = text.root().find("devices");
            if (projections != null) {
                edits.addAll(removals(text, projections, projections.children().stream().filter(each ->
                        each.text("source").equals(name) || each.text("target").equals(name)).toList()));
            }
            if (devices != null) {
                edits.addAll(ofDevices(text, devices, name));
            }
        }
        document.apply(edits);
    }

    private static List<Replace> ofDevices(JsonText text, JsonNode devices, String population) {
        List<Replace> edits = new ArrayList<>();
        List<JsonNode> useless = new ArrayList<>();
        for (JsonNode device : devices.children()) {
            JsonNode ends = device.find(device.find("targets") == null ? "sources" : "targets");
            List<JsonNode> gone = ends == null ? List.of() : ends.children().stream()
                    .filter(each -> each.text("population").equals(population)).toList();
            if (!gone.isEmpty() && gone.size() == ends.children().size()) {
                useless.add(device);
            } else {
                edits.addAll(gone.isEmpty() ? List.of() : JsonEdits.removals(text, ends, gone));
            }
        }
        edits.addAll(removals(text, devices, useless));
        return edits;
    }

    private static List<Replace> removals(JsonText text, JsonNode group, List<JsonNode> nodes) {
        return nodes.isEmpty() ? List.of() : JsonEdits.removals(text, group, nodes);
    }
}
