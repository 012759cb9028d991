package glia.api.health;

import java.time.Duration;
import java.util.List;

/**
 * Looks at one thing (service, any number, from any bundle). It is called on a thread of its own, never twice at a
 * time; one that does not answer holds up nobody and is said to have failed.
 */
public interface HealthCheck {

    /** A short name, unique, for example {@code disk}. */
    String name();

    /**
     * Looks.
     *
     * @return what is wrong; empty if all is well
     * @throws Exception if it cannot find out
     */
    List<Finding> check() throws Exception;

    /** The least time between two looks; in between the last result holds. */
    default Duration every() {
        return Duration.ZERO;
    }

    /**
     * Whether it takes so long that it only looks when somebody asks ({@link HealthMonitor#check}), not while a
     * simulation is watched. One that looks again and again takes no more than a small part of a processor all the
     * same: the longer a look takes, the longer it is to the next one.
     */
    default boolean thorough() {
        return false;
    }

    /** How long {@link HealthStatus#TEMPORARILY_UNAVAILABLE} may last before it is critical. */
    default Duration grace() {
        return Duration.ofSeconds(30);
    }
}
