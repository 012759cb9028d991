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
            "(spikes|(?:samples|weights|rates)-.+?)(\\.partial)?\\.csv(\\.[0-9]+-[0-9]+\\.part)?");
    private static final int MOST_FILES = 1000;

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
        String part = kind == Kind.GROWING ? one.group(3) : null;
        List<Path> tables = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path other : all) {
                Matcher matcher = NAME.matcher(other.getFileName().toString());
                if (matcher.matches() && kind(matcher) == kind && tables.size() < MOST_FILES
                        && (part == null || part.equals(matcher.group(3))) && Files.isRegularFile(other)) {
                    tables.add(other);
                }
            }
        }
        tables.sort(Comparator.comparing(Path::toString));
        return new RunFiles(folder, List.copyOf(tables), kind);
    }

    private static Kind kind(Matcher matcher) {
        return matcher.group(3) != null ? Kind.GROWING : matcher.group(2) != null ? Kind.PARTIAL : Kind.COMPLETE;
    }

    /** The name of a table without what follows it. */
    static String stem(Path table) {
        Matcher matcher = NAME.matcher(table.getFileName().toString());
        return matcher.matches() ? matcher.group(1) : table.getFileName().toString();
    }
}
