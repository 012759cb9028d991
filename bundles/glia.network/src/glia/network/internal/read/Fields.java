package glia.network.internal.read;

import glia.api.model.Range;
import glia.json.JsonValue;
import glia.json.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values of one object. Whatever is wrong is reported when it is asked for; the caller then gets a stand-in (null,
 * NaN, -1 or the default) and goes on, so that one reading finds as many problems as it can.
 */
final class Fields {

    static final int MAX_NAME = 100;

    private final Reading reading;
    private final JsonValue.Members object;
    private final Section section;
    private final String path;
    private final Map<String, JsonValue> values = new LinkedHashMap<>();

    private Fields(Reading reading, JsonValue.Members object, Section section, String path) {
        this.reading = reading;
        this.object = object;
        this.section = section;
        this.path = path;
    }

    /** @return the fields, or null if the value is no object (which is reported) */
    static Fields open(Reading reading, JsonValue value, Section section, String path) {
        if (!(value instanceof JsonValue.Members object)) {
            reading.problem(value, path, "expected an object in { }, found " + reading.found(value));
            return null;
        }
        Fields fields = new Fields(reading, object, section, path);
        fields.collect();
        return fields;
    }

    /**
     * Opens one of several alternatives.
     *
     * @param key the key whose value names the alternative
     * @return the fields, or null if it cannot be told which (which is reported)
     */
    static Fields openOneOf(Reading reading, JsonValue value, String key, List<Section> alternatives, String path) {
        if (!(value instanceof JsonValue.Members object)) {
            reading.problem(value, path, "expected an object in { } with the key \"" + key + "\", found "
                    + reading.found(value));
            return null;
        }
        List<String> words = alternatives.stream().map(Section::word).toList();
        for (JsonValue.Member member : object.members()) {
            if (member.key().equals(key)) {
                return openNamed(reading, value, member.value(), alternatives, words, join(path, key), path);
            }
        }
        reading.problem(value, path, "missing key \"" + key + "\", one of " + String.join(", ", words));
        return null;
    }

    private static Fields openNamed(Reading reading, JsonValue value, JsonValue name, List<Section> alternatives,
            List<String> words, String namePath, String path) {
        if (name instanceof JsonValue.Text text) {
            int index = words.indexOf(text.value());
            if (index >= 0) {
                return open(reading, value, alternatives.get(index), path);
            }
        }
        String hint = name instanceof JsonValue.Text text ? Suggestion.forName(text.value(), words) : "";
        reading.problem(name, namePath, "expected one of " + String.join(", ", words) + "; found "
                + reading.found(name) + hint);
        return null;
    }

    private void collect() {
        List<String> known = section.keys();
        Set<String> seen = new HashSet<>();
        for (JsonValue.Member member : object.members()) {
            if (!seen.add(member.key())) {
                reading.problem(member.start(), path, "the key " + Reading.quoted(member.key()) + " occurs twice");
            } else if (!known.contains(member.key())) {
                reading.problem(member.start(), path, "unknown key " + Reading.quoted(member.key())
                        + hint(member.key(), known));
            } else {
                values.put(member.key(), member.value());
            }
        }
        for (String key : section.required()) {
            if (!values.containsKey(key)) {
                reading.problem(object, path, "missing key \"" + key + '"');
            }
        }
    }

    private static String hint(String key, List<String> known) {
        String suggestion = Suggestion.forName(key, known);
        return suggestion.isEmpty() ? "; known here: " + String.join(", ", known) : suggestion;
    }

    Section section() {
        return section;
    }

    Reading reading() {
        return reading;
    }

    String path() {
        return path;
    }

    /** Where problems of the object as a whole are. */
    JsonValue place() {
        return object;
    }

    String path(String key) {
        return join(path, key);
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + '.' + key;
    }

    /** @return the value of a key, or null if it is absent */
    JsonValue value(String key) {
        if (!section.keys().contains(key)) {
            throw new IllegalArgumentException(section + " has no key " + key);
        }
        return values.get(key);
    }

    /** @return the value of a key, or the object's own place if it is absent: where to report what is wrong with it */
    JsonValue placeOf(String key) {
        JsonValue value = value(key);
        return value == null ? object : value;
    }

    /** Reports a problem at the value of a key. */
    void problem(String key, String message) {
        reading.problem(placeOf(key), path(key), message);
    }

    /** @return the text, or the default if it is absent, or null if it is none */
    String text(String key, String absent, int maxLength) {
        JsonValue value = value(key);
        if (value == null) {
            return absent;
        }
        if (!(value instanceof JsonValue.Text text)) {
            problem(key, "expected a string, found " + reading.found(value));
            return null;
        }
        if (text.value().length() > maxLength) {
            problem(key, "expected at most " + maxLength + " characters, found " + text.value().length());
            return null;
        }
        return text.value();
    }

    /** @return which one of some words it is, or the first if it is absent or none of them */
    int choice(String key, List<String> words) {
        String word = text(key, words.getFirst(), MAX_NAME);
        int index = words.indexOf(word);
        if (word != null && index < 0) {
            problem(key, "expected one of " + String.join(", ", words) + "; found " + Reading.quoted(word)
                    + Suggestion.forName(word, words));
        }
        return Math.max(0, index);
    }

    /** @return a name that may also become part of a file's name, or null if it is absent or none */
    String name(String key) {
        String name = text(key, null, MAX_NAME);
        if (name == null) {
            return null;
        }
        if (name.isBlank() || !name.equals(name.strip())
                || name.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))) {
            problem(key, "expected a name without / and \\ and blanks around it, found " + Reading.quoted(name));
            return null;
        }
        return name;
    }

    boolean truth(String key, boolean absent) {
        JsonValue value = value(key);
        if (value == null) {
            return absent;
        }
        if (!(value instanceof JsonValue.Truth truth)) {
            problem(key, "expected true or false, found " + reading.found(value));
            return absent;
        }
        return truth.value();
    }

    /** @return the number, or the default if it is absent, or NaN if it is none or out of range */
    double number(String key, double absent, Range range, String unit) {
        JsonValue value = value(key);
        return value == null ? absent : Numbers.finite(reading, value, path(key), range, unit);
    }

    /** @return the whole number, or the default if it is absent, or -1 if it is none or out of range */
    long whole(String key, long absent, long low, long high) {
        JsonValue value = value(key);
        if (value == null) {
            return absent;
        }
        if (value instanceof JsonValue.Number number) {
            Long whole = Numbers.exact(reading, number);
            if (whole != null && whole >= low && whole <= high) {
                return whole;
            }
        }
        problem(key, "expected a whole number from " + low + " to " + high + ", found " + reading.found(value));
        return -1;
    }

    /** @return the elements of a list, empty if it is absent or none */
    List<JsonValue> list(String key, int min, int max) {
        JsonValue value = value(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof JsonValue.Elements list)) {
            problem(key, "expected a list in [ ], found " + reading.found(value));
            return List.of();
        }
        int count = list.elements().size();
        if (count < min || count > max) {
            problem(key, "expected " + min + " to " + max + " entries, found " + count);
            return List.of();
        }
        return list.elements();
    }

    /** @return the members of an object, each key once, empty if it is absent or none */
    List<JsonValue.Member> members(String key) {
        JsonValue value = value(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof JsonValue.Members group)) {
            problem(key, "expected an object in { }, found " + reading.found(value));
            return List.of();
        }
        List<JsonValue.Member> unique = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonValue.Member member : group.members()) {
            if (seen.add(member.key())) {
                unique.add(member);
            } else {
                reading.problem(member.start(), path(key), "the key " + Reading.quoted(member.key())
                        + " occurs twice");
            }
        }
        return unique;
    }
}
