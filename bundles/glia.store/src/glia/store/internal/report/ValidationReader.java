package glia.store.internal.report;

import glia.api.energy.Experiment;
import glia.api.energy.Laboratory;
import glia.api.energy.Role;
import glia.api.energy.Validation;
import glia.api.energy.ValidationReport;
import glia.api.energy.ValidationReport.Estimate;
import glia.api.energy.ValidationReport.Finding;
import glia.api.energy.ValidationReport.MutantFinding;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what {@link ValidationJson} wrote; says of the first thing that is wrong where it is. */
final class ValidationReader {

    private static final int MAX_BYTES = 4 << 20;
    private static final int MAX_ENTRIES = 1000;
    private static final int MAX_SAMPLES = 10_000;

    /** What a record says of an experiment, which need not be installed here. */
    private record Recorded(Role role, String name, String claim, String control, String measure, double threshold)
            implements Experiment {
        @Override
        public double sample(Laboratory laboratory, boolean coupled, long seed) {
            throw new UnsupportedOperationException("\"" + name + "\" is known from a record only");
        }
    }

    /** Carries the first problem to where it is reported. */
    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int offset;

        Wrong(int offset, String message) {
            super(message, null, false, false);
            this.offset = offset;
        }
    }

    private final SourceText source;

    private ValidationReader(String text) {
        source = new SourceText(text);
    }

    static ValidationReport read(Path file) throws InvalidRecordException {
        String text;
        try {
            text = TextFile.read(file, "a validation record", MAX_BYTES);
        } catch (UnreadableTextException e) {
            throw new InvalidRecordException(new Problem(file.toString(), e.line(), e.column(), e.getMessage()), e);
        }
        ValidationReader reader = new ValidationReader(text);
        try {
            return reader.report(JsonTreeReader.read(text));
        } catch (JsonSyntaxException e) {
            throw reader.invalid(file, e.offset(), e);
        } catch (Wrong e) {
            throw reader.invalid(file, e.offset, e);
        }
    }

    private InvalidRecordException invalid(Path file, int offset, Exception cause) {
        return new InvalidRecordException(new Problem(file.toString(), source.line(offset), source.column(offset),
                Wording.oneLine(cause.getMessage())), cause);
    }

    private ValidationReport report(JsonValue value) {
        List<Finding> findings = list(value, "findings", MAX_ENTRIES).stream().map(this::finding).toList();
        List<MutantFinding> mutants = list(value, "mutants", MAX_ENTRIES).stream().map(this::mutant).toList();
        ValidationReport report = new ValidationReport((int) whole(value, "seeds", 2, Integer.MAX_VALUE),
                whole(value, "firstSeed", 0, Long.MAX_VALUE), findings, mutants);
        if (whole(value, "score", 0, Role.values().length) != report.score()) {
            throw new Wrong(member(value, "score").start(), "score: expected " + report.score()
                    + ", the roles whose experiments all hold, got " + found(member(value, "score")));
        }
        return report;
    }

    private Finding finding(JsonValue value) {
        Recorded experiment = new Recorded(role(value), text(value, "name"), text(value, "claim"),
                text(value, "control"), text(value, "measure"), number(value, "threshold"));
        Estimate effect = estimate(member(value, "effect"));
        Estimate control = estimate(member(value, "controlEffect"));
        boolean noSpread = same(effect.samples()) && same(control.samples());
        double size = find(value, "effectSize").isPresent() ? number(value, "effectSize")
                : noSpread ? Math.copySign(Double.POSITIVE_INFINITY, effect.mean() - control.mean()) : Double.NaN;
        return new Finding(experiment, effect, control, size, truth(value, "holds"), text(value, "verdict"));
    }

    private static boolean same(List<Double> samples) {
        return samples.stream().distinct().count() == 1;
    }

    private Estimate estimate(JsonValue value) {
        List<Double> samples = new ArrayList<>();
        for (JsonValue sample : list(value, "samples", MAX_SAMPLES)) {
            samples.add(switch (sample) {
                case JsonValue.Number n when Double.isFinite(n.value()) -> n.value();
                case JsonValue.Nothing nothing -> Double.NaN;
                default -> throw expected(sample, "samples", "a number or null");
            });
        }
        return new Estimate(samples, orNone(value, "mean"), orNone(value, "low"), orNone(value, "high"));
    }

    private MutantFinding mutant(JsonValue value) {
        List<String> caughtBy = list(value, "caughtBy", MAX_ENTRIES).stream().map(name -> {
            if (name instanceof JsonValue.Text text) {
                return text.value();
            }
            throw expected(name, "caughtBy", "names of experiments");
        }).toList();
        return new MutantFinding(new Validation.Mutant(text(value, "name"), text(value, "description")), caughtBy,
                (int) whole(value, "score", 0, Role.values().length));
    }

    private Role role(JsonValue value) {
        String word = text(value, "role");
        return Arrays.stream(Role.values()).filter(role -> role.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst().orElseThrow(() -> expected(member(value, "role"), "role", Arrays.stream(Role.values())
                        .map(role -> role.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "))));
    }

    private Optional<JsonValue> find(JsonValue value, String key) {
        if (!(value instanceof JsonValue.Members members)) {
            throw expected(value, "a validation record", "an object in { }");
        }
        return members.members().stream().filter(m -> m.key().equals(key)).map(JsonValue.Member::value).findFirst();
    }

    private JsonValue member(JsonValue value, String key) {
        return find(value, key).orElseThrow(() -> new Wrong(value.start(), "expected \"" + key
                + "\" here, as in the validation.json of glia validate --out"));
    }

    private List<JsonValue> list(JsonValue value, String key, int most) {
        JsonValue found = member(value, key);
        if (found instanceof JsonValue.Elements list && list.elements().size() <= most) {
            return list.elements();
        }
        throw expected(found, key, "a list of at most " + most);
    }

    private String text(JsonValue value, String key) {
        JsonValue found = member(value, key);
        if (found instanceof JsonValue.Text text) {
            return text.value();
        }
        throw expected(found, key, "a string");
    }

    private boolean truth(JsonValue value, String key) {
        JsonValue found = member(value, key);
        if (found instanceof JsonValue.Truth truth) {
            return truth.value();
        }
        throw expected(found, key, "true or false");
    }

    private double number(JsonValue value, String key) {
        JsonValue found = member(value, key);
        if (found instanceof JsonValue.Number number && Double.isFinite(number.value())) {
            return number.value();
        }
        throw expected(found, key, "a number");
    }

    /** A number that is none is absent. */
    private double orNone(JsonValue value, String key) {
        return find(value, key).isPresent() ? number(value, key) : Double.NaN;
    }

    private long whole(JsonValue value, String key, long least, long most) {
        double number = number(value, key);
        if (number < least || number > most || number != Math.rint(number)) {
            throw expected(member(value, key), key, "a whole number from " + least + " to " + most);
        }
        return (long) number;
    }

    private Wrong expected(JsonValue value, String key, String what) {
        return new Wrong(value.start(), key + ": expected " + what + ", got " + found(value));
    }

    private String found(JsonValue value) {
        return Wording.found(value, source);
    }
}
