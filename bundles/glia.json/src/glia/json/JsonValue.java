package glia.json;

import java.util.List;

/** A value of a JSON text with its place: offsets of UTF-16 units within the text. */
public sealed interface JsonValue {

    /** Offset of the first character. */
    int start();

    /** What it is, in words, for a message. */
    String kind();

    /** A string, unescaped. */
    record Text(int start, String value) implements JsonValue {
        @Override
        public String kind() {
            return "a string";
        }
    }

    /**
     * A number; infinite or NaN if the text says so or is beyond double.
     *
     * @param end offset behind the last character; the digits themselves stay in the text
     */
    record Number(int start, int end, double value) implements JsonValue {
        @Override
        public String kind() {
            return "a number";
        }
    }

    /** {@code true} or {@code false}. */
    record Truth(int start, boolean value) implements JsonValue {
        @Override
        public String kind() {
            return Boolean.toString(value);
        }
    }

    /** {@code null}. */
    record Nothing(int start) implements JsonValue {
        @Override
        public String kind() {
            return "null";
        }
    }

    /** A list. */
    record Elements(int start, List<JsonValue> elements) implements JsonValue {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** An object; a key that occurs twice is kept twice. */
    record Members(int start, List<Member> members) implements JsonValue {
        @Override
        public String kind() {
            return "an object";
        }
    }

    /** One key with its value. */
    record Member(int start, String key, JsonValue value) {
    }
}
