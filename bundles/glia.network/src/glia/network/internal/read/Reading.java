package glia.network.internal.read;

import glia.api.model.ModelCatalogue;
import glia.api.network.Problem;
import glia.json.JsonValue;
import glia.json.SourceText;
import glia.json.Wording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One file being read: its text, the models that are installed, and the problems found so far. */
final class Reading {

    static final int MAX_PROBLEMS = 100;

    private final SourceText source;
    private final Path file;
    private final ModelCatalogue models;
    private final List<Problem> problems = new ArrayList<>();

    Reading(String text, Path file, ModelCatalogue models) {
        this.source = new SourceText(text);
        this.file = file;
        this.models = models;
    }

    ModelCatalogue models() {
        return models;
    }

    /** @return a file that this one refers to, seen from its own folder */
    Path sibling(String name) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? Path.of(name) : folder.resolve(name).normalize();
    }

    /**
     * @param offset where in the text
     * @param path what it is about, for example {@code populations[0].size}; may be empty
     * @param message what was found and what was expected
     */
    void problem(int offset, String path, String message) {
        if (problems.size() < MAX_PROBLEMS) {
            String line = path.isEmpty() ? message : path + ": " + message;
            problems.add(new Problem(file.toString(), source.line(offset), source.column(offset),
                    Wording.oneLine(line)));
        }
    }

    int line(JsonValue place) {
        return source.line(place.start());
    }

    int column(JsonValue place) {
        return source.column(place.start());
    }

    void problem(JsonValue place, String path, String message) {
        problem(place.start(), path, message);
    }

    int count() {
        return problems.size();
    }

    /** The problems in the order of the file. */
    List<Problem> problems() {
        return problems.stream().sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }

    /** What is written at a value, short enough for a message. */
    String found(JsonValue value) {
        return Wording.found(value, source);
    }

    /** The digits of a number as written. */
    String digits(JsonValue.Number number) {
        return source.text().substring(number.start(), number.end());
    }

    static String quoted(String text) {
        return Wording.quoted(text);
    }
}
