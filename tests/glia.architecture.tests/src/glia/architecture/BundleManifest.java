package glia.architecture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** A manifest with its OSGi headers. */
final class BundleManifest {

    /**
     * An element of a header.
     *
     * @param name what comes before the first semicolon
     * @param attributes the rest, as written
     */
    record Clause(String name, String attributes) {
    }

    private final Attributes headers;

    BundleManifest(String text) {
        try {
            headers = new Manifest(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                    .getMainAttributes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the value, or an empty string */
    String header(String name) {
        String value = headers.getValue(name);
        return value == null ? "" : value.strip();
    }

    String symbolicName() {
        List<Clause> clauses = clauses("Bundle-SymbolicName");
        return clauses.isEmpty() ? "" : clauses.getFirst().name();
    }

    List<Clause> clauses(String header) {
        List<Clause> clauses = new ArrayList<>();
        for (String clause : split(header(header), ',')) {
            List<String> parts = split(clause, ';');
            clauses.add(new Clause(parts.getFirst(), String.join(";", parts.subList(1, parts.size()))));
        }
        return clauses;
    }

    List<String> names(String header) {
        return clauses(header).stream().map(Clause::name).toList();
    }

    /** Splits outside of quotes. */
    private static List<String> split(String value, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i <= value.length(); i++) {
            boolean end = i == value.length();
            if (!end && value.charAt(i) == '"') {
                quoted = !quoted;
            }
            if (end || value.charAt(i) == separator && !quoted) {
                String part = value.substring(begin, i).strip();
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                begin = i + 1;
            }
        }
        return parts;
    }
}
