package glia.api.metric;

import java.util.function.Consumer;

/**
 * Reads some metrics (service, any number, from any bundle). All calls come from the monitor's one sampling thread.
 */
public interface MetricSource {

    /** Somebody watches from now on; what has to be prepared for that is prepared here. */
    default void begin() {
    }

    /**
     * Reads the metrics. It must not wait for anything.
     *
     * @param nanos wall-clock time since the reading before, or since {@link #begin}
     * @param sink receives the metrics
     */
    void read(long nanos, Consumer<Metric> sink);

    /** Nobody watches any more: nothing of it may cost anything from now on. */
    default void end() {
    }
}
