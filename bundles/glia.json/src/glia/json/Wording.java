package glia.json;

/** How messages speak of what was found in a text. */
public final class Wording {

    private static final int MAX_SHOWN = 60;

    private Wording() {
    }

    /** What is written at a value, short enough for a message. */
    public static String found(JsonValue value, SourceText source) {
        return switch (value) {
            case JsonValue.Text t -> quoted(t.value());
            case JsonValue.Number n -> shortened(source.text().substring(n.start(), n.end()));
            default -> value.kind();
        };
    }

    public static String quoted(String text) {
        return '"' + shortened(text) + '"';
    }

    private static String shortened(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
    }

    /** A text that may hold anything, on one line. */
    public static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean breaks = Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
            line.append(breaks ? '?' : c);
        }
        return line.toString();
    }
}
