package glia.api.health;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Has all {@link HealthCheck checks} look, once or again and again (service). */
public interface HealthMonitor {

    /** Somebody's wish to have reports; close it to end it. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /** With this period of a watch, what is wrong for a second is found within two. */
    Duration USUAL_PERIOD = Duration.ofMillis(250);

    /** How many changes are remembered. */
    int MOST_CHANGES = 1000;

    /**
     * Has all checks look now. Takes as long as the slowest of them, a few seconds at most.
     *
     * @return what they said
     */
    HealthReport check();

    /**
     * Has them look again and again, those apart that are {@link HealthCheck#thorough}, and publishes what they say on
     * {@link HealthTopics}. Of several wishes the shortest period holds for all.
     *
     * @param period from 100 ms to an hour
     * @return to be closed
     * @throws IllegalArgumentException if the period is out of range
     */
    Watch watch(Duration period);

    /** The newest report, if there was one. */
    Optional<HealthReport> latest();

    /** The last changes, oldest first. */
    List<HealthChange> history();
}
