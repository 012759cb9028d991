package glia.store.internal.recorded;

import glia.api.network.Problem;
import glia.api.store.InvalidRecordException;
import glia.json.JsonSyntaxException;
import glia.json.JsonTreeReader;
import glia.json.JsonValue;
import glia.json.SourceText;
import glia.json.TextFile;
import glia.json.UnreadableTextException;
import glia.json.Wording;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** What {@code run.json} says: every single value, and those that recordings are understood by. */
final class RunFacts {

    private static final int MOST_BYTES = 8 << 20;
    private static final int MOST_FACTS = 10_000;
    private static final double LONGEST_STEP_MS = 1e6;

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Double> numbers = new LinkedHashMap<>();
    private final Map<String, Integer> sizes = new LinkedHashMap<>();
    private final Set<String> files = new HashSet<>();
    private final String text;
    private final SourceText source;
    private final Path file;

    private RunFacts(Path file, String text) {
        this.file = file;
        this.text = text;
        source = new SourceText(text);
    }

    /** Nothing is known. */
    static RunFacts none() {
        return new RunFacts(Path.of("run.json"), "");
    }

    static RunFacts read(Path file) throws InvalidRecordException {
        String text;
        try {
            text = TextFile.read(file, "the summary of a run", MOST_BYTES);
        } catch (UnreadableTextException e) {
            throw new InvalidRecordException(new Problem(file.toString(), e.line(), e.column(), e.getMessage()), e);
        }
        RunFacts facts = new RunFacts(file, text);
        try {
            JsonValue root = JsonTreeReader.read(text);
            if (!(root instanceof JsonValue.Members members)) {
                throw facts.invalid(root.start(), "expected the summary of a run, an object in { }", null);
            }
            facts.add("", members);
        } catch (JsonSyntaxException e) {
            throw facts.invalid(e.offset(), Wording.oneLine(e.getMessage()), e);
        }
        return facts;
    }

    private InvalidRecordException invalid(int offset, String message, Exception cause) {
        return new InvalidRecordException(new Problem(file.toString(), source.line(offset), source.column(offset),
                message), cause);
    }

    private void add(String before, JsonValue.Members members) throws InvalidRecordException {
        for (JsonValue.Member member : members.members()) {
            String key = before + member.key();
            switch (member.value()) {
                case JsonValue.Members inner -> add(key + '.', inner);
                case JsonValue.Text single -> put(key, single.value(), member);
                case JsonValue.Truth truth -> put(key, Boolean.toString(truth.value()), member);
                case JsonValue.Number number -> {
                    put(key, text.substring(number.start(), number.end()), member);
                    numbers.put(key, number.value());
                    if (before.equals("populations.")) {
                        sizes.put(member.key(), (int) whole(key, number));
                    }
                }
                case JsonValue.Elements list when key.equals("files") -> list.elements().forEach(item -> {
                    if (item instanceof JsonValue.Text name) {
                        files.add(name.value());
                    }
                });
                default -> {
                    // other lists are of bins and decisions, which say nothing of the recording
                }
            }
        }
    }

    private void put(String key, String value, JsonValue.Member member) throws InvalidRecordException {
        if (values.size() == MOST_FACTS) {
            throw invalid(member.start(), "expected at most " + MOST_FACTS + " values", null);
        }
        values.put(key, value.replaceAll("\\p{Cntrl}", " "));
    }

    private double whole(String key, JsonValue.Number number) throws InvalidRecordException {
        double value = number.value();
        if (!(value >= 0 && value <= Integer.MAX_VALUE && value == Math.rint(value))) {
            throw invalid(number.start(), key + ": expected a whole number of neurons, got "
                    + Wording.found(number, source), null);
        }
        return value;
    }

    Map<String, String> values() {
        return Collections.unmodifiableMap(values);
    }

    /** By population how many neurons it has; empty if that is not known. */
    Map<String, Integer> sizes() {
        return sizes;
    }

    /** Names of the files that the run left. */
    Set<String> files() {
        return files;
    }

    String name(String otherwise) {
        return values.getOrDefault("network", otherwise);
    }

    long seed() {
        return numbers.getOrDefault("seed", 0.0).longValue();
    }

    /** Step in ms, 0 if it is not known. */
    double dt() {
        double dt = numbers.getOrDefault("dtMs", 0.0);
        return dt > 0 && dt < LONGEST_STEP_MS ? dt : 0;
    }

    double warmupMs() {
        double warmup = numbers.getOrDefault("warmupMs", 0.0);
        return warmup > 0 ? warmup : 0;
    }

    /** When the run ended, if that is known. */
    OptionalDouble endMs() {
        double end = warmupMs() + numbers.getOrDefault("simulatedMs", Double.NaN);
        return end > 0 && end < Long.MAX_VALUE / 1e6 ? OptionalDouble.of(end) : OptionalDouble.empty();
    }
}
