package glia.ui.editors.internal.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The smallest changes of a text that set, add or remove a value and leave the layout of the rest as it is. */
public final class JsonEdits {

    /**
     * One change of a text.
     *
     * @param offset where
     * @param length of what goes
     * @param text that comes
     */
    public record Replace(int offset, int length, String text) {
    }

    private JsonEdits() {
    }

    /** What makes one text of another, without what they begin and end with in common. */
    public static Replace difference(String from, String to) {
        int least = Math.min(from.length(), to.length());
        int start = 0;
        while (start < least && from.charAt(start) == to.charAt(start)) {
            start++;
        }
        int tail = 0;
        while (tail < least - start && from.charAt(from.length() - 1 - tail) == to.charAt(to.length() - 1 - tail)) {
            tail++;
        }
        return new Replace(start, from.length() - start - tail, to.substring(start, to.length() - tail));
    }

    /** Puts another value in the place of one. */
    public static Replace value(JsonNode node, String json) {
        return new Replace(node.start(), node.end() - node.start(), json);
    }

    /** Sets a member of an object, which is added behind the others if it is not there. */
    public static Replace member(JsonText text, JsonNode object, String key, String json) {
        JsonNode known = object.find(key);
        return known == null ? append(text, object, JsonText.quote(key) + ": " + json) : value(known, json);
    }

    /** Adds an element behind the others of a list. */
    public static Replace element(JsonText text, JsonNode array, String json) {
        return append(text, array, json);
    }

    private static Replace append(JsonText text, JsonNode group, String entry) {
        List<JsonNode> children = group.children();
        if (children.isEmpty()) {
            String blank = group.kind() == JsonNode.Kind.OBJECT ? " " : "";
            return new Replace(group.start() + 1, inside(text, group) - group.start() - 1, blank + entry + blank);
        }
        JsonNode last = children.getLast();
        int before = children.size() > 1 ? children.get(children.size() - 2).end() : group.start() + 1;
        String between = text.text().substring(before, last.from());
        int line = between.lastIndexOf('\n');
        return new Replace(last.end(), 0, line < 0 ? ", " + entry : "," + between.substring(lineBreak(between, line))
                + entry);
    }

    private static int lineBreak(String between, int line) {
        return line > 0 && between.charAt(line - 1) == '\r' ? line - 1 : line;
    }

    /** Removes members or elements of one object or list, each with its comma. */
    public static List<Replace> removals(JsonText text, JsonNode group, Collection<JsonNode> nodes) {
        List<JsonNode> children = group.children();
        if (nodes.size() == children.size()) {
            return List.of(new Replace(group.start() + 1, inside(text, group) - group.start() - 1, ""));
        }
        List<Replace> edits = new ArrayList<>();
        for (int first = 0; first < children.size(); first++) {
            if (!nodes.contains(children.get(first))) {
                continue;
            }
            int last = first;
            while (last + 1 < children.size() && nodes.contains(children.get(last + 1))) {
                last++;
            }
            boolean tail = last == children.size() - 1;
            int from = tail ? children.get(first - 1).end() : children.get(first).from();
            int to = tail ? children.get(last).end() : children.get(last + 1).from();
            edits.add(new Replace(from, to - from, ""));
            first = last;
        }
        return edits;
    }

    /** Offset of the closing bracket, or of the end where it is missing. */
    private static int inside(JsonText text, JsonNode group) {
        char last = text.text().charAt(group.end() - 1);
        return group.end() - (group.end() - 1 > group.start() && (last == '}' || last == ']') ? 1 : 0);
    }
}
