package glia.perf.internal;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.metric.Metric;
import glia.api.metric.MetricSample;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Samples as they come, and all that came so far. */
final class Samples implements Consumer<MetricSample> {

    private static final long SECONDS = 60;

    private final LinkedBlockingQueue<MetricSample> queue = new LinkedBlockingQueue<>();
    final List<MetricSample> seen = new ArrayList<>();

    @Override
    public void accept(MetricSample sample) {
        queue.add(sample);
    }

    MetricSample next() throws InterruptedException {
        MetricSample sample = queue.poll(SECONDS, TimeUnit.SECONDS);
        assertNotNull(sample, "no sample");
        seen.add(sample);
        return sample;
    }

    MetricSample await(Predicate<MetricSample> condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        MetricSample sample = next();
        while (!condition.test(sample)) {
            assertTrue(System.nanoTime() < deadline, "it did not come; the last sample is " + sample);
            sample = next();
        }
        return sample;
    }

    /** What came meanwhile. */
    void drain() {
        queue.drainTo(seen);
    }

    /** The sum of a rate over time. */
    double integral(String key) {
        return seen.stream().mapToDouble(s -> s.find(key).map(m -> m.value().orElseThrow() * s.seconds())
                .orElse(0.0)).sum();
    }

    static double value(MetricSample sample, String key) {
        Metric metric = sample.find(key).orElseThrow(() -> new AssertionError("no " + key + " in " + sample));
        return metric.value().orElseThrow(() -> new AssertionError(key + ": " + metric.absence()));
    }
}
