package glia.perf.internal;

import glia.api.metric.Metric;
import glia.api.metric.MetricSource;
import glia.api.metric.Unit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;
import org.osgi.service.component.annotations.Component;

/**
 * For how long the garbage collector stopped everything, by the events of the virtual machine, which come up to a
 * second late.
 */
@Component
public final class CollectorMetrics implements MetricSource {

    private static final String PAUSE = "jdk.GCPhasePause";
    /** Events that nobody has read are thrown away beyond that. */
    private static final long MOST_BYTES = 4 << 20;

    private final AtomicLong sum = new AtomicLong();
    private final AtomicLong longest = new AtomicLong();
    private RecordingStream stream;
    private String absence = "";

    @Override
    public void begin() {
        sum.set(0);
        longest.set(0);
        try {
            stream = new RecordingStream();
        } catch (IllegalStateException | SecurityException e) {
            absence = "Java's flight recorder cannot be used: " + e.getMessage();
            return;
        }
        stream.setMaxSize(MOST_BYTES);
        stream.enable(PAUSE).withoutThreshold();
        stream.onEvent(PAUSE, this::pause);
        stream.startAsync();
    }

    private void pause(RecordedEvent event) {
        long nanos = event.getDuration().toNanos();
        sum.addAndGet(nanos);
        longest.accumulateAndGet(nanos, Math::max);
    }

    @Override
    public void read(long nanos, Consumer<Metric> sink) {
        if (stream == null) {
            sink.accept(Metric.absent("gc.pause_share", Unit.RATIO, absence));
            sink.accept(Metric.absent("gc.pause_longest", Unit.SECONDS, absence));
            return;
        }
        sink.accept(Metric.of("gc.pause_share", Unit.RATIO, (double) sum.getAndSet(0) / nanos));
        sink.accept(Metric.of("gc.pause_longest", Unit.SECONDS, longest.getAndSet(0) / 1e9));
    }

    @Override
    public void end() {
        if (stream != null) {
            stream.close();
            stream = null;
        }
    }
}
