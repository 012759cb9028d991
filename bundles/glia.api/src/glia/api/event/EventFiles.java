package glia.api.event;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Recordings of the bus in files (service); docs/event-format.md describes them. */
public interface EventFiles {

    /** The usual bound of a file. */
    long USUAL_BYTES = 1L << 30;

    /** A file that grows while it is open. */
    interface Recording extends AutoCloseable {

        /** How many events are in it. */
        long recorded();

        /** How many events are not: the bus dropped them before they came here, or there was no room; exact. */
        long missed();

        /**
         * Ends it and gives the file its name.
         *
         * @throws IOException if it could not be written, now or before
         */
        @Override
        void close() throws IOException;
    }

    /** All topics that can be recorded, by name. */
    List<Topic<?>> topics();

    /**
     * Begins to record. Events are delivered to it as to any subscriber, so publishers notice nothing of it. While it
     * is written, the file is called {@code FILE.PROCESS.part}.
     *
     * @param file in a folder that exists; replaced when the recording is closed
     * @param topics of {@link #topics()}, each once
     * @param mostBytes of the file, at least 1024; what comes when it is full is missed
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if a topic cannot be recorded, or the bound is too small
     */
    Recording record(Path file, List<Topic<?>> topics, long mostBytes) throws IOException;

    /**
     * Reads a recording from the beginning to the end.
     *
     * @param file that was recorded
     * @param query which events are wanted
     * @param consumer given each, in the order in which they came
     * @return how many events it had missed
     * @throws IOException if it cannot be read
     * @throws EventFileException if it is damaged, of a version of events that this program does not have, or if it
     *             ends in the middle; what came before the fault has been given to the consumer
     */
    long read(Path file, EventHistory.Query query, Consumer<EventHistory.Entry> consumer)
            throws IOException, EventFileException;
}
