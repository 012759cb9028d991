package glia.api.health;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Keeps in files what is worth knowing after something went wrong: changes of health, alerts of metrics, and warnings
 * and errors that anybody logs (service). Each goes over {@link HealthTopics#ERRORS} first, and is written by a thread
 * of the bus. The files are bounded in number and size: the oldest gives way. More than one process may write to them.
 */
public interface ErrorLog {

    /** Where the newest entries go; in the workspace if there is one, else in the person's folder. */
    Path file();

    /** The files that are there, newest first; the last entry of each is its newest. */
    List<Path> files();

    /** Why the last entry could not be written, if it could not. */
    Optional<String> trouble();
}
