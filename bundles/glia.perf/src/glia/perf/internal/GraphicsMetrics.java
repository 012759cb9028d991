package glia.perf.internal;

import glia.api.metric.Metric;
import glia.api.metric.MetricSource;
import glia.api.metric.Unit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** What graphics processors do: nothing that could be read yet, and the reason for it. */
@Component
public final class GraphicsMetrics implements MetricSource {

    private static final Path DRIVER = Path.of("/proc/driver/nvidia/version");

    private final Path driver;

    @Activate
    public GraphicsMetrics() {
        this(DRIVER);
    }

    /** @param driver a file that is there if the driver is */
    GraphicsMetrics(Path driver) {
        this.driver = driver;
    }

    @Override
    public void read(long nanos, Consumer<Metric> sink) {
        String reason = Files.exists(driver) ? "no backend that is installed uses the graphics processor"
                : "no driver for graphics processors that compute is loaded";
        sink.accept(Metric.absent("gpu.load", Unit.RATIO, reason));
        sink.accept(Metric.absent("gpu.memory", Unit.BYTES, reason));
    }
}
