package glia.ui.editors.internal.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A value in a text that may still be wrong, with where it begins and ends. Offsets count UTF-16 units. */
public final class JsonNode {

    /** What a value is. */
    public enum Kind {
        OBJECT, ARRAY, STRING, NUMBER,
        /** {@code true}, {@code false}, {@code null} or something that is none. */
        WORD,
        /** No value where one belongs. */
        MISSING
    }

    private final Kind kind;
    private final JsonNode parent;
    private final int start;
    private final List<JsonNode> children = new ArrayList<>(0);
    private String key;
    private int keyStart = -1;
    private int keyEnd = -1;
    private int end;
    private int index;
    private String literal = "";

    JsonNode(Kind kind, JsonNode parent, int start) {
        this.kind = kind;
        this.parent = parent;
        this.start = start;
    }

    void key(String name, int from, int to) {
        key = name;
        keyStart = from;
        keyEnd = to;
    }

    void end(int offset, String text) {
        end = offset;
        literal = text;
    }

    void add(JsonNode child) {
        child.index = children.size();
        children.add(child);
    }

    public Kind kind() {
        return kind;
    }

    /** What it belongs to; null for the whole text. */
    public JsonNode parent() {
        return parent;
    }

    /** Offset of the first character of the value. */
    public int start() {
        return start;
    }

    /** Offset behind the last character of the value. */
    public int end() {
        return end;
    }

    /** Its key if it is a member of an object, else null. */
    public String key() {
        return key;
    }

    /** Offset of the key; that of the value where there is none. */
    public int from() {
        return keyStart < 0 ? start : keyStart;
    }

    /** Offset behind the closing quote of the key; -1 where there is none. */
    public int keyEnd() {
        return keyEnd;
    }

    /** Members or elements in the order of the text. */
    public List<JsonNode> children() {
        return Collections.unmodifiableList(children);
    }

    /** A value without children as it is written, with quotes; empty of others. */
    public String literal() {
        return literal;
    }

    /** A string without its quotes, another value as it is written. */
    public String text() {
        return kind == Kind.STRING ? JsonText.unquote(literal) : literal;
    }

    /** The member of that key, null if there is none. */
    public JsonNode find(String name) {
        for (JsonNode child : children) {
            if (name.equals(child.key)) {
                return child;
            }
        }
        return null;
    }

    /** The text of the member of that key, empty if there is none. */
    public String text(String name) {
        JsonNode child = find(name);
        return child == null ? "" : child.text();
    }

    /** Its place among the children of its parent. */
    public int index() {
        return index;
    }

    /** The innermost value whose key or text an offset lies in or at. */
    public JsonNode at(int offset) {
        JsonNode found = this;
        for (boolean deeper = true; deeper;) {
            deeper = false;
            for (JsonNode child : found.children) {
                if (offset >= child.from() && offset <= child.end) {
                    found = child;
                    deeper = true;
                    break;
                }
            }
        }
        return found;
    }

    /** Its ancestors, the whole text first, and itself. */
    public List<JsonNode> path() {
        List<JsonNode> path = new ArrayList<>();
        for (JsonNode node = this; node != null; node = node.parent) {
            path.addFirst(node);
        }
        return path;
    }

    /** An object without members in the place of a member that is not there, to ask what it could have. */
    public JsonNode absent(String name) {
        JsonNode node = new JsonNode(Kind.OBJECT, this, end);
        node.key(name, end, end);
        node.end(end, "");
        return node;
    }

    /** The value at the same place of another text, null if there is none. */
    public JsonNode in(JsonNode root) {
        JsonNode found = root;
        for (JsonNode step : path()) {
            if (step.parent != null && found != null) {
                found = step.key != null ? found.find(step.key)
                        : step.index < found.children.size() ? found.children.get(step.index) : null;
            }
        }
        return found;
    }

    /** Where it is in words, as messages about network files say it: {@code populations[0].size}. */
    public String place() {
        StringBuilder text = new StringBuilder();
        for (JsonNode node : path()) {
            if (node.key != null) {
                text.append(text.isEmpty() ? "" : ".").append(node.key);
            } else if (node.parent != null) {
                text.append('[').append(node.index()).append(']');
            }
        }
        return text.toString();
    }
}
