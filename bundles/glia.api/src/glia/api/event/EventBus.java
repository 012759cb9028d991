package glia.api.event;

import glia.api.histogram.Durations;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

/** Carries events from publishers to subscribers (service). Thread-safe; publishing from a subscriber is allowed. */
public interface EventBus {

    /**
     * Hands an event to every subscriber's queue according to the topic's policy.
     *
     * @param topic the topic
     * @param event an immutable event
     */
    <T> void publish(Topic<T> topic, T event);

    /**
     * Delivers the topic's events, in order and never concurrently, on a thread of the bus, which is not always the
     * same one. A subscriber that takes its time delays no other. An exception of the subscriber is logged and counted
     * and does not end the subscription.
     *
     * @param topic the topic
     * @param subscriberName for statistics and messages
     * @param subscriber called for each event
     * @return the subscription; close it to end it
     */
    <T> Subscription subscribe(Topic<T> topic, String subscriberName, Consumer<? super T> subscriber);

    /** Whether anybody subscribes to a topic, so that a publisher can leave out the making of an event. */
    boolean observed(Topic<?> topic);

    /** The topics that anybody has subscribed to since the start of the bus. */
    List<Topic<?>> topics();

    /** Counts of every topic and subscriber that was used since the start of the bus. */
    List<Statistics> statistics();

    /**
     * By topic, how long events took from their publication to the call of a subscriber, of all subscribers since the
     * start of the bus. Where events are frequent some stand for all; of a topic that keeps only the newest event, an
     * event counts as published when the first one was that it has replaced.
     */
    SortedMap<String, Durations> latencies();

    /**
     * Counts of one subscriber of one topic: {@code sent = delivered + dropped + queued}, exactly.
     *
     * @param topic name of the topic
     * @param subscriber name of the subscriber
     * @param sent events published while it was subscribed
     * @param delivered events for which the subscriber was called
     * @param dropped events that gave way to others, or were left in the queue when the subscription was closed
     * @param queued events that wait
     * @param failures calls that ended with an exception
     */
    record Statistics(String topic, String subscriber, long sent, long delivered, long dropped, int queued,
            long failures) {
    }
}
