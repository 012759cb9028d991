package glia.api.network;

import java.util.Objects;

/**
 * What is wrong with an input file, and where.
 *
 * @param file the file as the user named it
 * @param line 1 for the first; 0 if the problem has no place
 * @param column 1 for the first; 0 if the problem has no place
 * @param message what was found and what was expected, one line
 */
public record Problem(String file, int line, int column, String message) {
    public Problem {
        Objects.requireNonNull(file);
        Objects.requireNonNull(message);
    }

    /** {@code file:line:column: message}. */
    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ":" + line + ":" + column + ": " + message;
    }
}
