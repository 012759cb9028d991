package glia.api.change;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Changes with the steps at which they are to be made.
 *
 * @param file where they were read from
 * @param entries by ascending step; of one step in the order in which they are to be made, together
 */
public record ChangeTimetable(Path file, List<Entry> entries) {

    /**
     * One change and its place in the file.
     *
     * @param step at whose end it is made; 0 is before the first step
     * @param change what changes
     * @param line 1 for the first
     * @param column 1 for the first
     */
    public record Entry(long step, NetworkChange change, int line, int column) {
        public Entry {
            Objects.requireNonNull(change);
        }
    }

    public ChangeTimetable {
        Objects.requireNonNull(file);
        entries = List.copyOf(entries);
    }
}
