package glia.perf.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.metric.Metric;
import glia.api.metric.MetricExport;
import glia.api.metric.MetricSample;
import glia.api.metric.PerformanceMonitor;
import glia.api.metric.PerformanceMonitor.Watch;
import glia.api.metric.Score;
import glia.api.metric.Unit;
import glia.testkit.headless.Services;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How metrics leave the program. */
class ExportTest {

    private static final Duration PERIOD = Duration.ofMillis(100);

    @TempDir
    private Path folder;

    private final MetricExport export = Services.get(MetricExport.class);

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    @Test
    void aLogHasEveryMetricOfEverySample() throws IOException, InterruptedException {
        Path file = folder.resolve("metrics.csv");
        Files.writeString(file, "old");
        MetricExport.Log log = export.csv(file, PERIOD);
        Samples samples = new Samples();
        try (Watch watch = Services.get(PerformanceMonitor.class).watch(PERIOD, samples)) {
            samples.await(s -> s.find("cpu.system").orElseThrow().value().isPresent());
        }
        assertEquals("old", Files.readString(file), "until it is complete");
        log.close();
        log.close();
        assertEquals(List.of(file), files());
        List<String> lines = Files.readAllLines(file);
        assertEquals(CsvLog.HEADER, lines.getFirst());
        for (MetricSample sample : samples.seen) {
            Metric metric = sample.find("cpu.system").orElseThrow();
            String expected = sample.time() + ",cpu.system,,ratio," + (metric.value().isPresent()
                    ? metric.value().getAsDouble() + "," : "," + metric.absence());
            assertTrue(lines.contains(expected), expected);
        }
        assertTrue(lines.stream().anyMatch(l -> l.contains(",cpu.core,core=0,ratio,")), lines.toString());
    }

    @Test
    void aLogWithoutAFolderIsRefused() throws IOException {
        assertThrows(NoSuchFileException.class, () -> export.csv(folder.resolve("none/metrics.csv"), PERIOD));
        assertThrows(IllegalArgumentException.class, () -> export.csv(folder.resolve("m.csv"), Duration.ZERO));
        assertEquals(List.of(), files());
    }

    private record Answer(int status, String type, String text) {
    }

    private static Answer ask(String address, String method) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(20_000);
        connection.setReadTimeout(20_000);
        int status = connection.getResponseCode();
        try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(status, connection.getContentType(),
                    in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void theEndpointAnswersThisMachineWhileItIsOpen() throws IOException {
        String address;
        try (MetricExport.Endpoint endpoint = export.serve(0, PERIOD)) {
            address = endpoint.address();
            assertTrue(address.matches("http://127\\.0\\.0\\.1:\\d+/metrics"), address);
            Answer answer = ask(address, "GET");
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (answer.status() == 503 && System.nanoTime() < deadline) {
                answer = ask(address, "GET");
            }
            assertEquals(200, answer.status(), answer.text());
            assertEquals(OpenMetricsText.CONTENT_TYPE, answer.type());
            assertTrue(answer.text().endsWith("# EOF\n"));
            assertTrue(answer.text().contains("# TYPE glia_memory_heap_bytes gauge\nglia_memory_heap_bytes "),
                    answer.text());
            assertEquals(405, ask(address, "POST").status());
            assertEquals(404, ask(address + "/../etc", "GET").status());
            int port = URI.create(address).getPort();
            assertThrows(ConnectException.class, () -> ask("http://127.0.0.2:" + port + "/metrics", "GET"),
                    "it listens at one address only");
            assertThrows(IOException.class, () -> export.serve(port, PERIOD), "the port is taken");
        }
        assertThrows(ConnectException.class, () -> ask(address, "GET"));
    }

    @Test
    void textIsOpenMetrics() {
        MetricSample sample = new MetricSample(Instant.EPOCH, 1, List.of(
                Metric.of("a.count", Unit.COUNT, 3, "name", "say \"hi\" \\ \n"),
                Metric.of("a.count", Unit.COUNT, 4),
                Metric.absent("b", Unit.BYTES, "no \"b\"", "core", "1"),
                Metric.of("c", Unit.PER_SECOND, 0.5)), new Score(100, List.of()));
        assertEquals("""
                # TYPE glia_a_count gauge
                glia_a_count{name="say \\"hi\\" \\\\ \\n"} 3.0
                glia_a_count 4.0
                # TYPE glia_c_per_second gauge
                glia_c_per_second 0.5
                # TYPE glia_score gauge
                glia_score 100
                # TYPE glia_absent info
                glia_absent_info{core="1",metric="b",reason="no \\"b\\""} 1
                # EOF
                """, OpenMetricsText.of(sample));
        assertFalse(OpenMetricsText.of(sample).contains("glia_b"));
    }
}
