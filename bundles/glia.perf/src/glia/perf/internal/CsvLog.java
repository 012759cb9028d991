package glia.perf.internal;

import glia.api.metric.Metric;
import glia.api.metric.MetricExport;
import glia.api.metric.MetricSample;
import glia.api.metric.PerformanceMonitor;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.stream.Collectors;

/** Writes samples as CSV: a line a metric. */
final class CsvLog implements MetricExport.Log {

    static final String HEADER = "time,metric,labels,unit,value,absence";

    private final Path file;
    private final Path part;
    private final BufferedWriter writer;
    private final PerformanceMonitor.Watch watch;
    private IOException failure;
    private boolean closed;

    CsvLog(Path file, Duration period, PerformanceMonitor monitor) throws IOException {
        this.file = file;
        part = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8);
        try {
            writer.write(HEADER + "\n");
            watch = monitor.watch(period, this::write);
        } catch (IOException | RuntimeException e) {
            writer.close();
            Files.delete(part);
            throw e;
        }
    }

    /** Called by the sampling thread; what fails once is not tried again. */
    private void write(MetricSample sample) {
        if (failure != null) {
            return;
        }
        try {
            for (Metric metric : sample.metrics()) {
                writer.write(line(sample, metric));
            }
            writer.flush();
        } catch (IOException e) {
            failure = e;
        }
    }

    private static String line(MetricSample sample, Metric metric) {
        String labels = metric.labels().entrySet().stream().map(l -> l.getKey() + "=" + l.getValue())
                .collect(Collectors.joining(" "));
        String value = metric.value().isPresent() ? Double.toString(metric.value().getAsDouble()) : "";
        return sample.time() + "," + metric.name() + "," + quoted(labels) + "," + metric.unit().text() + "," + value
                + "," + quoted(metric.absence()) + "\n";
    }

    /** As RFC 4180 has it. */
    private static String quoted(String text) {
        return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        watch.close();
        try (writer) {
            if (failure != null) {
                throw failure;
            }
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
