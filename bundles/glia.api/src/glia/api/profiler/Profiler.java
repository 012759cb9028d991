package glia.api.profiler;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Samples the stacks of running threads of this process by Java's flight recorder (service). Nothing is sampled, and
 * nothing of it costs anything, while there is no session.
 */
public interface Profiler {

    /** The period that costs little: Java samples a few threads at each. */
    Duration USUAL_PERIOD = Duration.ofMillis(20);
    Duration SHORTEST_PERIOD = Duration.ofMillis(1);
    Duration LONGEST_PERIOD = Duration.ofSeconds(1);

    /** A profile that grows while it is open, published about once a second on {@link ProfilerTopics#HOT_SPOTS}. */
    interface Session extends AutoCloseable {

        /** What has been found so far; Java hands samples over up to a second late. */
        HotSpots hotSpots();

        /**
         * Writes what has been recorded so far as a file of Java's flight recorder, which JDK Mission Control opens;
         * beside the samples it has the collector's pauses and the load of processors.
         *
         * @param file replaced if it is there
         * @throws IOException if it cannot be written
         */
        void save(Path file) throws IOException;

        /** Ends it; what comes late is waited for, so that {@link #hotSpots} has all of it afterwards. */
        @Override
        void close();
    }

    /**
     * Begins a profile.
     *
     * @param period between two looks at a thread, {@link #SHORTEST_PERIOD} to {@link #LONGEST_PERIOD}; of several
     *            sessions the shortest holds for all, since Java has one sampler
     * @return to be closed
     * @throws IllegalArgumentException if the period is out of range
     * @throws IllegalStateException if this Java has no flight recorder, with the reason
     */
    Session begin(Duration period);
}
