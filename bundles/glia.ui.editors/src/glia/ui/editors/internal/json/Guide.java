package glia.ui.editors.internal.json;

import java.util.List;

/** Knows what may be written at a place of a text, and what it means. In any thread. */
public interface Guide {

    /**
     * Something that may be written.
     *
     * @param name the key or value in words
     * @param json what is written: a key with its value, or a value
     * @param detail more in a word or two: unit and default
     * @param about what it means; may be empty
     */
    record Proposal(String name, String json, String detail, String about) {
    }

    /** The keys that may be added to an object. */
    List<Proposal> keys(JsonNode object);

    /**
     * The values that a member of an object may have.
     *
     * @param object that has the member, or the list whose elements are meant, with {@code key} null
     */
    List<Proposal> values(JsonNode object, String key);

    /** What a member means, one or more lines; empty if nothing is known. */
    String about(JsonNode member);

    /** Knows nothing. */
    Guide NONE = new Guide() {
        @Override
        public List<Proposal> keys(JsonNode object) {
            return List.of();
        }

        @Override
        public List<Proposal> values(JsonNode object, String key) {
            return List.of();
        }

        @Override
        public String about(JsonNode member) {
            return "";
        }
    };
}
