package glia.perf.internal;

import com.sun.management.GarbageCollectionNotificationInfo;
import glia.api.metric.Metric;
import glia.api.metric.MetricSource;
import glia.api.metric.Unit;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.osgi.service.component.annotations.Component;

/**
 * For how long the garbage collector stopped everything, by the beans of the virtual machine, to the millisecond.
 * The flight recorder knows more, and takes a third of a second of a processor to begin.
 */
@Component
public final class CollectorMetrics implements MetricSource {

    /** Collectors that work beside the program have a bean for what they do there, in which nothing is stopped. */
    private static final String BESIDE = "Cycles";

    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
            .filter(bean -> !bean.getName().endsWith(BESIDE)).toList();
    private final NotificationListener listener = (notification, none) -> collected(notification);
    private final AtomicLong longest = new AtomicLong();
    private long sum;

    @Override
    public void begin() {
        longest.set(0);
        sum = sum();
        emitters().forEach(emitter -> emitter.addNotificationListener(listener, null, null));
    }

    private List<NotificationEmitter> emitters() {
        return collectors.stream().map(NotificationEmitter.class::cast).toList();
    }

    /** In ms since the virtual machine began. */
    private long sum() {
        return collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionTime).sum();
    }

    private void collected(Notification notification) {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            long millis = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
                    .getGcInfo().getDuration();
            longest.accumulateAndGet(millis, Math::max);
        }
    }

    @Override
    public void read(long nanos, Consumer<Metric> sink) {
        long before = sum;
        sum = sum();
        sink.accept(Metric.of("gc.pause_share", Unit.RATIO, (sum - before) * 1e6 / nanos));
        sink.accept(Metric.of("gc.pause_longest", Unit.SECONDS, longest.getAndSet(0) / 1e3));
    }

    @Override
    public void end() {
        for (NotificationEmitter emitter : emitters()) {
            try {
                emitter.removeNotificationListener(listener);
            } catch (ListenerNotFoundException e) {
                throw new IllegalStateException("it was added to each of them", e);
            }
        }
    }
}
