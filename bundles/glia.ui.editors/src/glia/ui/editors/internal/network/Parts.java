package glia.ui.editors.internal.network;

import glia.ui.editors.internal.json.JsonNode;
import java.util.List;

/** The parts of a network that a page lists, and how they come and go: each time one edit, which undo takes back. */
interface Parts {

    /**
     * Something that can be added.
     *
     * @param id its name for tests
     * @param title in words
     * @param possible whether it can be added to the text as it is
     * @param add adds it, ready to be changed
     */
    record Addition(String id, String title, boolean possible, Runnable add) {
    }

    /** What the widgets of the page are named by. */
    String id();

    /** The parts in a text, in its order. */
    List<JsonNode> in(JsonNode root);

    String name(JsonNode part);

    /** What a part is, in a word or two. */
    String detail(JsonNode part);

    /** What can be added to a text, one or more. */
    List<Addition> additions(JsonNode root);

    void remove(JsonNode part);
}
