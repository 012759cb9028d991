package glia.profiles.internal;

import glia.api.network.Problem;
import glia.api.profile.InvalidProfileException;
import glia.api.profile.Profile;
import glia.api.profile.Switch;
import glia.api.profile.Switches;
import glia.json.JsonSyntaxException;
import glia.json.JsonTreeReader;
import glia.json.JsonValue;
import glia.json.SourceText;
import glia.json.Suggestion;
import glia.json.TextFile;
import glia.json.UnreadableTextException;
import glia.json.Wording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one profile, in the resource format of the OSGi Configurator, see docs/profiles.md. */
final class ProfileReader {

    static final String EXTENSION = ".profile.json";
    static final int MAX_BYTES = 256 << 10;
    static final int MAX_TEXT = 2000;
    private static final int MAX_PROBLEMS = 100;

    private final SourceText source;
    private final Path file;
    private final List<Switches> installed;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Map<String, Object>> values = new LinkedHashMap<>();
    private String title = "";
    private String description = "";

    private ProfileReader(String text, Path file, List<Switches> installed) {
        source = new SourceText(text);
        this.file = file;
        this.installed = installed;
    }

    static Profile read(Path file, List<Switches> installed) throws InvalidProfileException {
        try {
            return parse(TextFile.read(file, "a profile", MAX_BYTES), file, installed);
        } catch (UnreadableTextException e) {
            throw new InvalidProfileException(List.of(new Problem(file.toString(), e.line(), e.column(),
                    e.getMessage())));
        }
    }

    static Profile parse(String text, Path file, List<Switches> installed) throws InvalidProfileException {
        ProfileReader reader = new ProfileReader(text, file, installed);
        try {
            reader.root(JsonTreeReader.read(text));
        } catch (JsonSyntaxException e) {
            reader.problem(e.offset(), e.getMessage());
        }
        if (!reader.problems.isEmpty()) {
            throw new InvalidProfileException(reader.problems.stream()
                    .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column)).toList());
        }
        return new Profile(name(file), reader.title, reader.description, reader.values);
    }

    private static String name(Path file) {
        String name = file.getFileName() == null ? file.toString() : file.getFileName().toString();
        return name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
    }

    private void problem(int offset, String message) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(new Problem(file.toString(), source.line(offset), source.column(offset),
                    Wording.oneLine(message)));
        }
    }

    private void root(JsonValue value) {
        if (!(value instanceof JsonValue.Members root)) {
            problem(value.start(), "expected a profile, an object in { }, got " + value.kind());
            return;
        }
        Set<String> seen = new HashSet<>();
        for (JsonValue.Member member : root.members()) {
            String key = member.key();
            if (!seen.add(key)) {
                problem(member.start(), Wording.quoted(key) + " is there twice");
            } else if (Format.RESERVED.contains(key)) {
                reserved(member);
            } else if (key.equals(Format.ABOUT)) {
                about(member);
            } else {
                component(member);
            }
        }
    }

    private void reserved(JsonValue.Member member) {
        boolean version = member.key().equals(Format.RESOURCE_VERSION);
        if (version && !(member.value() instanceof JsonValue.Number n && n.value() == 1)) {
            problem(member.value().start(), member.key() + ": expected 1, the version of this format");
        } else if (!version && text(member) == null) {
            problem(member.value().start(), member.key() + ": expected a string of at most " + MAX_TEXT
                    + " characters, got " + Wording.found(member.value(), source));
        }
    }

    private static String text(JsonValue.Member member) {
        return member.value() instanceof JsonValue.Text t && t.value().length() <= MAX_TEXT ? t.value() : null;
    }

    private void about(JsonValue.Member member) {
        for (JsonValue.Member part : members(member)) {
            String text = text(part);
            if (!Format.ABOUT_KEYS.contains(part.key())) {
                problem(part.start(), Format.ABOUT + ": unknown key " + Wording.quoted(part.key())
                        + Suggestion.forName(part.key(), Format.ABOUT_KEYS));
            } else if (text == null) {
                problem(part.value().start(), Format.ABOUT + "/" + part.key() + ": expected a string of at most "
                        + MAX_TEXT + " characters, got " + Wording.found(part.value(), source));
            } else if (part.key().equals(Format.TITLE)) {
                title = Wording.oneLine(text);
            } else {
                description = Wording.oneLine(text);
            }
        }
    }

    /** @return what is in an object, or nothing after it was said that it is none */
    private List<JsonValue.Member> members(JsonValue.Member member) {
        if (member.value() instanceof JsonValue.Members object) {
            return object.members();
        }
        problem(member.value().start(), Wording.quoted(member.key()) + ": expected an object in { }, got "
                + Wording.found(member.value(), source));
        return List.of();
    }

    private void component(JsonValue.Member member) {
        Optional<Switches> switches = installed.stream().filter(s -> s.pid().equals(member.key())).findFirst();
        if (switches.isEmpty()) {
            List<String> pids = installed.stream().map(Switches::pid).toList();
            problem(member.start(), "no component " + Wording.quoted(member.key()) + " with switches is installed;"
                    + " installed: " + String.join(", ", pids) + Suggestion.forName(member.key(), pids));
            return;
        }
        Map<String, Object> some = new LinkedHashMap<>();
        for (JsonValue.Member part : members(member)) {
            entry(switches.get(), part, some);
        }
        values.put(member.key(), some);
    }

    private void entry(Switches switches, JsonValue.Member part, Map<String, Object> some) {
        int colon = part.key().indexOf(':');
        String name = colon < 0 ? part.key() : part.key().substring(0, colon);
        Optional<Switch> found = switches.find(name);
        if (found.isEmpty()) {
            List<String> names = switches.switches().stream().map(Switch::name).toList();
            problem(part.start(), switches.pid() + ": unknown switch " + Wording.quoted(name)
                    + Suggestion.forName(name, names));
            return;
        }
        Switch.Kind kind = found.get().kind();
        String place = switches.pid() + "/" + name;
        if (colon >= 0 && !Format.types(kind).contains(part.key().substring(colon + 1))) {
            problem(part.start(), place + ": expected no type, or " + String.join(" or ", Format.types(kind)) + ", got "
                    + Wording.quoted(part.key().substring(colon + 1)));
            return;
        }
        Object value = switch (part.value()) {
            case JsonValue.Number n -> n.value();
            case JsonValue.Text t -> t.value();
            case JsonValue.Truth t -> t.value();
            default -> null;
        };
        Optional<Object> accepted = value == null ? Optional.empty() : kind.accept(value);
        if (accepted.isEmpty()) {
            String hint = value instanceof String word && kind instanceof Switch.Choice choice
                    ? Suggestion.forName(word, choice.words()) : "";
            problem(part.value().start(), place + ": expected " + kind.expected() + ", got "
                    + Wording.found(part.value(), source) + hint);
        } else if (some.put(name, accepted.get()) != null) {
            problem(part.start(), place + " is there twice");
        }
    }
}
