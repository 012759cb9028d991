package glia.api.network;

import java.nio.file.Path;

/** Reads network files (service). */
public interface NetworkReader {

    /**
     * Reads and validates a network file. Files that it refers to are resolved against its folder.
     *
     * @param file a {@code *.network.json} file
     * @return the description
     * @throws NetworkException with every problem that was found, each with its place
     */
    NetworkDescription read(Path file) throws NetworkException;

    /**
     * Reads and validates a network from text, for an editor.
     *
     * @param text the whole text
     * @param file name for messages and folder for files that it refers to
     * @return the description
     * @throws NetworkException with every problem that was found, each with its place
     */
    NetworkDescription read(String text, Path file) throws NetworkException;

    /** The published JSON Schema of network files: keys, values and what they mean, whatever models are installed. */
    String schema();
}
