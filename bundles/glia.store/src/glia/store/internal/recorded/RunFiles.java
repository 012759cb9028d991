package glia.store.internal.recorded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of one run in a folder, which may have those of another one beside them: complete ones, what was kept of a
 * run that failed, or what a process is writing.
 *
 * @param tables spikes and samples, by name
 * @param kind which of the files that are there
 */
record RunFiles(Path folder, List<Path> tables, Kind kind) {

    static final String SUMMARY = "run.json";

    private static final Pattern NAME = Pattern.compile(
            "(spikes|(?:samples|weights|rates)-.+?)(\\.partial)?\\.(csv|h5)(\\.[0-9]+-[0-9]+\\.part)?");
    private static final int MOST_FILES = 1000;

    /** How tables are written. */
    enum Format {
        CSV, SONATA
    }

    /** How far a run came. */
    enum Kind {
        COMPLETE, PARTIAL, GROWING
    }

    static boolean suits(String name) {
        return name.equals(SUMMARY) || NAME.matcher(name).matches();
    }

    /** All files that belong to the same run as one of them. */
    static RunFiles of(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        String name = file.getFileName().toString();
        Matcher one = NAME.matcher(name);
        Kind kind = one.matches() ? kind(one) : Kind.COMPLETE;
        String part = kind == Kind.GROWING ? one.group(4) : null;
        List<Path> tables = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path other : all) {
                Matcher matcher = NAME.matcher(other.getFileName().toString());
                // SONATA files have no index before they are whole
                if (matcher.matches() && kind(matcher) == kind && tables.size() < MOST_FILES
                        && (part == null || format(other) == Format.CSV)
                        && (part == null || part.equals(matcher.group(4))) && Files.isRegularFile(other)) {
                    tables.add(other);
                }
            }
        }
        tables.sort(Comparator.comparing(Path::toString));
        return new RunFiles(folder, List.copyOf(tables), kind);
    }

    private static Kind kind(Matcher matcher) {
        return matcher.group(4) != null ? Kind.GROWING : matcher.group(2) != null ? Kind.PARTIAL : Kind.COMPLETE;
    }

    /** The name of a table without what follows it. */
    static String stem(Path table) {
        Matcher matcher = NAME.matcher(table.getFileName().toString());
        return matcher.matches() ? matcher.group(1) : table.getFileName().toString();
    }

    static Format format(Path table) {
        Matcher matcher = NAME.matcher(table.getFileName().toString());
        return matcher.matches() && matcher.group(3).equals("h5") ? Format.SONATA : Format.CSV;
    }

    /**
     * Of what was recorded in both formats one; rates are CSV always.
     *
     * @param preferred unless there are no tables of it
     */
    RunFiles in(Format preferred) {
        List<Path> kept = new ArrayList<>();
        boolean any = tables.stream().anyMatch(table -> format(table) == preferred && !rates(table));
        for (Path table : tables) {
            if (rates(table) || (format(table) == preferred) == any) {
                kept.add(table);
            }
        }
        return new RunFiles(folder, List.copyOf(kept), kind);
    }

    private static boolean rates(Path table) {
        return stem(table).startsWith("rates-");
    }
}
