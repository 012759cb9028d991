package glia.perf.internal;

import glia.api.metric.MetricExport;
import glia.api.metric.PerformanceMonitor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The ways in which metrics leave the program. */
@Component
public final class ExportComponent implements MetricExport {

    private final PerformanceMonitor monitor;

    @Activate
    public ExportComponent(@Reference PerformanceMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public Log csv(Path file, Duration period) throws IOException {
        return new CsvLog(file, period, monitor);
    }

    @Override
    public Endpoint serve(int port, Duration period) throws IOException {
        return new HttpEndpoint(port, period, monitor);
    }
}
