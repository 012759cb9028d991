package glia.api.event;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Keeps the newest events of some topics, so that somebody can look back or see them again (service). */
public interface EventHistory {

    int MOST_EVENTS = 1_000_000;

    /**
     * Begins to keep events. They are delivered to the tape as to any subscriber, so publishers notice nothing of it. A
     * kept event stays in memory with all that it holds: topics of large events are to be kept with care.
     *
     * @param topics topics, each once
     * @param capacity how many events are kept of all topics together, 1 to {@link #MOST_EVENTS}; the oldest gives way
     * @return to be closed
     * @throws IllegalArgumentException if there is no topic, or the capacity is out of range
     */
    Tape record(List<Topic<?>> topics, int capacity);

    /**
     * A tape of events that are there already, such as those of a file; it keeps no others.
     *
     * @param entries in the order in which they came, at most {@link #MOST_EVENTS}
     * @throws IllegalArgumentException if there are more
     */
    Tape tape(List<Entry> entries);

    /**
     * An event that was kept.
     *
     * @param number counts the events of the tape from 0, in the order in which they came to it
     * @param time when it came
     * @param topic where it was published
     * @param event itself
     */
    record Entry(long number, Instant time, Topic<?> topic, Object event) {

        /** Who the event comes from; empty if it does not say ({@link Sourced}). */
        public String source() {
            return event instanceof Sourced sourced ? sourced.source() : "";
        }
    }

    /**
     * Which events are wanted.
     *
     * @param from first time, inclusive
     * @param to last time, exclusive
     * @param topics names of topics; empty for all
     * @param sources {@link Entry#source() sources}; empty for all
     */
    record Query(Instant from, Instant to, Set<String> topics, Set<String> sources) {

        public static final Query ALL = new Query(Instant.MIN, Instant.MAX, Set.of(), Set.of());

        public Query {
            Objects.requireNonNull(from);
            Objects.requireNonNull(to);
            topics = Set.copyOf(topics);
            sources = Set.copyOf(sources);
        }

        /** Whether it is wanted. */
        public boolean matches(Entry entry) {
            return !entry.time().isBefore(from) && entry.time().isBefore(to)
                    && (topics.isEmpty() || topics.contains(entry.topic().name()))
                    && (sources.isEmpty() || sources.contains(entry.source()));
        }
    }

    /** Events that are kept. */
    interface Tape extends AutoCloseable {

        /** The events that are still there and wanted, in the order in which they came. */
        List<Entry> find(Query query);

        /** How many events came so far, those included that gave way to others. */
        long recorded();

        /** How many events the bus dropped before they came here, because too many came at a time; exact. */
        long missed();

        /**
         * Publishes events again, each on its topic and in their order, with the gaps that were between them; on the
         * calling thread, which takes as long. What is kept meanwhile is not among them.
         *
         * @param query which
         * @param speed how many times as fast; 0 for no gaps
         * @param bus where
         * @return how many; fewer than wanted if the thread was interrupted, which it then still is
         * @throws IllegalArgumentException if the speed is negative or not finite
         */
        int replay(Query query, double speed, EventBus bus);

        /** Ends it; what was kept can still be asked for. */
        @Override
        void close();
    }
}
