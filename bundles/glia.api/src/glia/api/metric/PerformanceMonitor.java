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
    int MOST_STRETCH = 100;

    /**
     * Asks for samples. Of several wishes the shortest period is that of the sampling; who wants them more rarely gets
     * those of them that come when they are due. The first sample comes after a period, since rates need one.
     *
     * @param period from {@link #SHORTEST_PERIOD} to {@link #LONGEST_PERIOD}
     * @param listener given every sample, on the sampling thread, which waits for it; who may miss some subscribes to
     *            {@link MetricTopics#SAMPLES}
     * @return to be closed
     * @throws IllegalArgumentException if the period is out of range
     */
    Watch watch(Duration period, Consumer<? super MetricSample> listener);

    /**
     * Makes all periods longer, so that monitoring costs less.
     *
     * @param factor from 1, as it is without, to {@link #MOST_STRETCH}
     * @throws IllegalArgumentException if it is out of range
     */
    void stretch(int factor);

    /** The newest sample; empty before the first, and while nobody watches. */
    Optional<MetricSample> latest();
}
