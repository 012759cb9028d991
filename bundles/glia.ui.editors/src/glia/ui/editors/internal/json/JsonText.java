package glia.ui.editors.internal.json;

import glia.ui.editors.internal.json.JsonNode.Kind;

/**
 * What can be understood of a JSON text while somebody writes it: never fails, guesses where something is missing, and
 * leaves judging to the reader of the file. Depth and number of values are bounded.
 */
public final class JsonText {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_NODES = 300_000;
    private static final String DELIMITERS = ",:]}[{\"";

    private final String text;
    private final JsonNode root;
    private int next;
    private int nodes;
    private boolean complete = true;

    public JsonText(String text) {
        this.text = text;
        root = value(null, 0);
    }

    /** The value that the text is. */
    public JsonNode root() {
        return root;
    }

    public String text() {
        return text;
    }

    /** Whether all of it was looked at; if not, it has more values or levels than are. */
    public boolean complete() {
        return complete;
    }

    /** The text of a value as it is written. */
    public String of(JsonNode node) {
        return text.substring(node.start(), node.end());
    }

    private JsonNode value(JsonNode parent, int depth) {
        space();
        char c = peek();
        if (++nodes > MAX_NODES || depth > MAX_DEPTH) {
            complete = false;
            next = text.length();
            return end(new JsonNode(Kind.MISSING, parent, next));
        }
        return switch (c) {
            case '{', '[' -> group(new JsonNode(c == '{' ? Kind.OBJECT : Kind.ARRAY, parent, next), depth);
            case '"' -> string(new JsonNode(Kind.STRING, parent, next));
            default -> word(parent);
        };
    }

    private JsonNode group(JsonNode node, int depth) {
        boolean object = node.kind() == Kind.OBJECT;
        next++;
        while (true) {
            space();
            char c = peek();
            if (next == text.length()) {
                break;
            }
            if (c == '}' || c == ']') {
                if (object == (c == '}')) {
                    next++;
                }
                break;
            }
            if (c == ',' || c == ':') {
                next++;
            } else if (object) {
                member(node, depth);
            } else {
                node.add(value(node, depth + 1));
            }
        }
        node.end(next, "");
        return node;
    }

    private void member(JsonNode object, int depth) {
        int keyStart = next;
        if (peek() == '"') {
            skipString();
        } else {
            skipWord();
        }
        int keyEnd = next;
        if (keyEnd == keyStart) {
            next++;
            return;
        }
        space();
        JsonNode member;
        if (peek() == ':') {
            next++;
            member = value(object, depth + 1);
        } else {
            next = keyEnd;
            member = end(new JsonNode(Kind.MISSING, object, next));
        }
        member.key(unquote(text.substring(keyStart, keyEnd)), keyStart, keyEnd);
        object.add(member);
    }

    private JsonNode string(JsonNode node) {
        skipString();
        return end(node);
    }

    private JsonNode word(JsonNode parent) {
        int start = next;
        skipWord();
        char first = next == start ? 0 : text.charAt(start);
        Kind kind = next == start ? Kind.MISSING
                : first == '-' || first >= '0' && first <= '9' ? Kind.NUMBER : Kind.WORD;
        return end(new JsonNode(kind, parent, start));
    }

    private JsonNode end(JsonNode node) {
        node.end(next, text.substring(node.start(), next));
        return node;
    }

    private void skipString() {
        next++;
        while (next < text.length()) {
            char c = text.charAt(next);
            if (c == '\n' || c == '\r') {
                return;
            }
            next = Math.min(text.length(), next + (c == '\\' ? 2 : 1));
            if (c == '"') {
                return;
            }
        }
    }

    private void skipWord() {
        while (next < text.length() && DELIMITERS.indexOf(text.charAt(next)) < 0
                && !Character.isWhitespace(text.charAt(next))) {
            next++;
        }
    }

    private void space() {
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
    }

    private char peek() {
        return next < text.length() ? text.charAt(next) : 0;
    }

    /** A string as JSON writes it. */
    public static String quote(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return quoted.append('"').toString();
    }

    /** What a string that JSON writes says; quotes may be missing. */
    static String unquote(String literal) {
        int from = literal.startsWith("\"") ? 1 : 0;
        int to = literal.length() > from && literal.endsWith("\"") ? literal.length() - 1 : literal.length();
        StringBuilder value = new StringBuilder();
        for (int i = from; i < to; i++) {
            char c = literal.charAt(i);
            if (c != '\\' || i + 1 >= to) {
                value.append(c);
                continue;
            }
            char escaped = literal.charAt(++i);
            switch (escaped) {
                case 'n' -> value.append('\n');
                case 't' -> value.append('\t');
                case 'r' -> value.append('\r');
                case 'b' -> value.append('\b');
                case 'f' -> value.append('\f');
                case 'u' -> {
                    String digits = literal.substring(i + 1, Math.min(to, i + 5));
                    if (digits.matches("[0-9a-fA-F]{4}")) {
                        value.append((char) Integer.parseInt(digits, 16));
                        i += 4;
                    }
                }
                default -> value.append(escaped);
            }
        }
        return value.toString();
    }
}
