package glia.health.internal;

import glia.api.health.Finding;
import glia.api.health.HealthCheck;
import glia.api.health.HealthStatus;
import glia.api.metric.Level;
import glia.api.metric.MetricSample;
import glia.api.metric.PerformanceMonitor;
import glia.api.metric.Score;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What the performance monitor takes points for: memory, garbage collection, load beside the simulation, late events,
 * missed paces. Where nobody watches, it takes one sample.
 */
@Component
public final class PerformanceCheck implements HealthCheck {

    private static final Duration EVERY = Duration.ofSeconds(5);
    /** Shorter samples take a peak for a load. */
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final long PATIENCE_SECONDS = 8;

    private final PerformanceMonitor monitor;

    @Activate
    public PerformanceCheck(@Reference PerformanceMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public String name() {
        return "performance";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public List<Finding> check() throws InterruptedException, TimeoutException {
        MetricSample latest = monitor.latest().orElse(null);
        MetricSample sample = latest != null ? latest : sample();
        return sample.score().losses().stream().map(PerformanceCheck::finding).toList();
    }

    private MetricSample sample() throws InterruptedException, TimeoutException {
        BlockingQueue<MetricSample> samples = new ArrayBlockingQueue<>(1);
        try (PerformanceMonitor.Watch watch = monitor.watch(PERIOD, samples::offer)) {
            MetricSample sample = samples.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (sample == null) {
                throw new TimeoutException("no sample within " + PATIENCE_SECONDS + " s");
            }
            return sample;
        }
    }

    private static Finding finding(Score.Loss loss) {
        return new Finding(loss.level() == Level.CRITICAL ? HealthStatus.CRITICAL : HealthStatus.WARN, loss.reason(),
                "it costs " + loss.points() + " points of the performance score", "end other programs, choose a smaller"
                        + " network or fewer views, or give Java more memory");
    }
}
