package glia.models.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Published figures beside this class; the lines that begin with # say where they come from. */
final class ReferenceTable {

    private ReferenceTable() {
    }

    /** The rows below the header; NaN where a field is empty. */
    static Stream<double[]> rows(String name) {
        try (InputStream in = ReferenceTable.class.getResourceAsStream(name)) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#")).skip(1).toList();
            return lines.stream().map(line -> Arrays.stream(line.split(",", -1))
                    .mapToDouble(field -> field.isEmpty() ? Double.NaN : Double.parseDouble(field)).toArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
