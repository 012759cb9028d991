package glia.api.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The networks that are shipped (service). */
public interface ExampleCatalogue {

    /**
     * A shipped network.
     *
     * @param name for example {@code brunel}
     * @param alias another name, for example {@code W2}; may be empty
     * @param group heading under which it is listed, for example {@code Workloads}
     * @param title one line for a person
     * @param file name of its network file within the example project
     */
    record Example(String name, String alias, String group, String title, String file) {
    }

    /** All examples, those of a group together, the first one being the one that a new user is shown. */
    List<Example> examples();

    /** @return the example of that name or alias, ignoring case */
    Optional<Example> find(String name);

    /**
     * Writes the whole example project (network files and what they refer to) into a folder; files that exist stay as
     * they are.
     *
     * @param folder created if absent
     * @throws IOException if it cannot be written
     */
    void copyTo(Path folder) throws IOException;

    /**
     * Writes a part of the example project into a folder: some examples, with all files that are no example themselves;
     * files that exist stay as they are.
     *
     * @param folder created if absent
     * @param chosen some of {@link #examples()}
     * @throws IOException if it cannot be written
     */
    void copyTo(Path folder, Collection<Example> chosen) throws IOException;

    /**
     * A readable copy of one example.
     *
     * @param example one of {@link #examples()}
     * @return its network file, with the files that it refers to beside it
     * @throws IOException if it cannot be unpacked
     */
    Path open(Example example) throws IOException;
}
