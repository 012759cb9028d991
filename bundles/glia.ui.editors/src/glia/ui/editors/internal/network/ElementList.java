package glia.ui.editors.internal.network;

import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.json.JsonNode;
import java.util.List;

/**
 * One of the lists of a network.
 *
 * @param list its key
 * @param edits of the network
 */
record ElementList(String list, NetworkEdits edits) implements Parts {

    @Override
    public String id() {
        return list;
    }

    @Override
    public List<JsonNode> in(JsonNode root) {
        JsonNode node = root.find(list);
        return node == null ? List.of() : node.children();
    }

    @Override
    public String name(JsonNode part) {
        return NetworkElements.name(part);
    }

    @Override
    public String detail(JsonNode part) {
        return NetworkElements.detail(part);
    }

    @Override
    public List<Addition> additions(JsonNode root) {
        return List.of(new Addition(list, Messages.list_add, true, () -> edits.add(list)));
    }

    @Override
    public void remove(JsonNode part) {
        edits.remove(part);
    }
}
