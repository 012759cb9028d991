package glia.store.internal.recorded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of a recording as they were at a moment, to be compared with what they are. */
final class FileStamps {

    private static final Pattern PART = Pattern.compile("(.+)\\.[0-9]+(?:-[0-9]+)?\\.part");

    private final Path file;
    private final Object key;
    private final Map<Path, Stamp> stamps;

    /** Of a file that goes by another name, the key stays. */
    private record Stamp(long size, FileTime time, Object key) {
        static Stamp of(Path file) throws IOException {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(now.size(), now.lastModifiedTime(), now.fileKey());
        }
    }

    /** @param file one of them, by which the recording was opened */
    FileStamps(Path file) throws IOException {
        this.file = file;
        key = Stamp.of(file).key();
        stamps = stamps(file);
    }

    private static Map<Path, Stamp> stamps(Path file) throws IOException {
        List<Path> files = new ArrayList<>(List.of(file));
        if (RunFiles.suits(file.getFileName().toString())) {
            RunFiles all = RunFiles.of(file);
            files.addAll(all.tables());
            files.add(all.folder().resolve(RunFiles.SUMMARY));
        }
        Map<Path, Stamp> found = new HashMap<>();
        for (Path one : files) {
            try {
                found.put(one.toAbsolutePath(), Stamp.of(one));
            } catch (NoSuchFileException e) {
                // there is no summary yet, or the file has just got its name; either is a state to compare with
                found.remove(one.toAbsolutePath());
            }
        }
        return found;
    }

    /** @see glia.api.store.RecordedRun#changed */
    Optional<Path> changed() throws IOException {
        if (Files.exists(file)) {
            return stamps(file).equals(stamps) ? Optional.empty() : Optional.of(file);
        }
        String name = file.getFileName().toString();
        Matcher part = PART.matcher(name);
        if (part.matches()) {
            String whole = part.group(1);
            int point = whole.lastIndexOf('.');
            for (String other : List.of(whole, whole.substring(0, point) + ".partial" + whole.substring(point))) {
                Path renamed = file.resolveSibling(other);
                if (Files.exists(renamed) && Objects.equals(Stamp.of(renamed).key(), key)) {
                    return Optional.of(renamed);
                }
            }
        }
        throw new NoSuchFileException(file.toString(), null, "the file is gone");
    }
}
