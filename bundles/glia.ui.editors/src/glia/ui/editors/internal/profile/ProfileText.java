package glia.ui.editors.internal.profile;

import glia.ui.editors.internal.json.JsonEdits;
import glia.ui.editors.internal.json.JsonNode;
import glia.ui.editors.internal.json.JsonText;
import java.util.List;

/** The edits of the text of a profile that set its switches. */
final class ProfileText {

    private ProfileText() {
    }

    /**
     * @param text a profile
     * @param pid a component, which need not be there yet
     * @param name a switch of it
     * @param json its value
     * @return what sets it, leaving everything else as it is written
     */
    static List<JsonEdits.Replace> set(String text, String pid, String name, String json) {
        JsonText parsed = new JsonText(text);
        JsonNode component = parsed.root().find(pid);
        if (component == null || component.kind() != JsonNode.Kind.OBJECT) {
            return List.of(JsonEdits.member(parsed, parsed.root(), pid, "{ " + JsonText.quote(name) + ": " + json
                    + " }"));
        }
        JsonNode known = find(component, name);
        return List.of(known == null ? JsonEdits.member(parsed, component, name, json)
                : JsonEdits.value(known, json));
    }

    /** What has a switch go by its standard value again: a profile does not name it. */
    static List<JsonEdits.Replace> remove(String text, String pid, String name) {
        JsonText parsed = new JsonText(text);
        JsonNode component = parsed.root().find(pid);
        JsonNode known = component == null ? null : find(component, name);
        return known == null ? List.of() : JsonEdits.removals(parsed, component, List.of(known));
    }

    /** A key may say a type behind a colon. */
    private static JsonNode find(JsonNode component, String name) {
        return component.children().stream().filter(child -> name.equals(child.key()) || child.key() != null
                && child.key().startsWith(name + ':')).findFirst().orElse(null);
    }
}
