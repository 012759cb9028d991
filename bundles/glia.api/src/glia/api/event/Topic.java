package glia.api.event;

import java.util.Objects;

/**
 * Names a stream of events.
 *
 * @param name for example {@code simulation/spikes}
 * @param type the type of its events, immutable
 * @param policy what happens when a subscriber does not keep up
 * @param capacity of each subscriber's queue (1 for {@link OverflowPolicy#LATEST})
 * @param blockMillis longest wait of a publisher under {@link OverflowPolicy#BLOCK}, else 0
 * @param priority who goes first where subscribers share threads
 */
public record Topic<T>(String name, Class<T> type, OverflowPolicy policy, int capacity, int blockMillis,
        Priority priority) {

    public Topic {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        Objects.requireNonNull(policy);
        Objects.requireNonNull(priority);
        if (capacity < 1 || policy == OverflowPolicy.LATEST && capacity != 1) {
            throw new IllegalArgumentException(name + ": capacity " + capacity);
        }
        if (blockMillis < 0 || policy != OverflowPolicy.BLOCK && blockMillis != 0) {
            throw new IllegalArgumentException(name + ": blockMillis " + blockMillis);
        }
    }

    public static <T> Topic<T> latest(String name, Class<T> type) {
        return new Topic<>(name, type, OverflowPolicy.LATEST, 1, 0, Priority.NORMAL);
    }

    public static <T> Topic<T> dropOldest(String name, Class<T> type, int capacity) {
        return new Topic<>(name, type, OverflowPolicy.DROP_OLDEST, capacity, 0, Priority.NORMAL);
    }

    public static <T> Topic<T> block(String name, Class<T> type, int capacity, int blockMillis) {
        return new Topic<>(name, type, OverflowPolicy.BLOCK, capacity, blockMillis, Priority.NORMAL);
    }

    /** The same topic with another priority. */
    public Topic<T> with(Priority other) {
        return new Topic<>(name, type, policy, capacity, blockMillis, other);
    }
}
