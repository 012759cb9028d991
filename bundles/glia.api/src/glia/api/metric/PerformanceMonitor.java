package glia.api.metric;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Samples all {@link MetricSource metrics} on a thread of its own while somebody watches, and publishes them on
 * {@link MetricTopics} (service). While nobody does, it costs nothing.
 */
public interface PerformanceMonitor {

    /** Somebody's wish to have samples. */
    interface Watch extends AutoCloseable {

        /** Ends it, after a last sample. */
        @Override
        void close();
    }

    Duration SHORTEST_PERIOD = Duration.ofMillis(100);
    Duration LONGEST_PERIOD = Duration.ofHours(1);

    /**
     * Asks for samples. Of several wishes the shortest period holds for all. The first sample comes after a period,
     * since rates need one.
     *
     * @param period from {@link #SHORTEST_PERIOD} to {@link #LONGEST_PERIOD}
     * @param listener given every sample, on the sampling thread, which waits for it; who may miss some subscribes to
     *            {@link MetricTopics#SAMPLES}
     * @return to be closed
     * @throws IllegalArgumentException if the period is out of range
     */
    Watch watch(Duration period, Consumer<? super MetricSample> listener);

    /** The newest sample; empty before the first, and while nobody watches. */
    Optional<MetricSample> latest();
}
