package glia.api.change;

import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import java.nio.file.Path;

/** Reads timetables of changes (service); docs/network-format.md has the format. */
public interface ChangeReader {

    /**
     * Reads and validates a timetable, as far as that can be done without the connections of a built network.
     *
     * @param file a {@code *.changes.json} file
     * @param network that is to be changed
     * @return the timetable
     * @throws NetworkException with every problem that was found, each with its place
     */
    ChangeTimetable read(Path file, NetworkDescription network) throws NetworkException;
}
