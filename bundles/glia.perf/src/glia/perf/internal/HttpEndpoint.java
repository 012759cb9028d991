package glia.perf.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import glia.api.metric.MetricExport;
import glia.api.metric.MetricSample;
import glia.api.metric.PerformanceMonitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Serves the newest sample to this machine. Threads and waiting requests are bounded; what is too much is refused. */
final class HttpEndpoint implements MetricExport.Endpoint {

    private static final String PATH = "/metrics";
    private static final int THREADS = 2;
    private static final int WAITING = 16;

    private final HttpServer server;
    private final ThreadPoolExecutor executor;
    private final PerformanceMonitor monitor;
    private final PerformanceMonitor.Watch watch;

    HttpEndpoint(int port, Duration period, PerformanceMonitor monitor) throws IOException {
        this.monitor = monitor;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port),
                WAITING);
        executor = new ThreadPoolExecutor(THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().daemon().name("glia metrics endpoint ", 1).factory());
        server.setExecutor(executor);
        server.createContext("/", this::answer);
        try {
            watch = monitor.watch(period, sample -> {
                // the newest is asked for when a request comes
            });
        } catch (RuntimeException e) {
            server.stop(0);
            executor.shutdown();
            throw e;
        }
        server.start();
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    private void answer(HttpExchange exchange) throws IOException {
        Optional<MetricSample> sample = monitor.latest();
        if (!exchange.getRequestURI().getPath().equals(PATH)) {
            send(exchange, 404, "text/plain; charset=utf-8", "there is only " + PATH + "\n");
        } else if (!exchange.getRequestMethod().equals("GET")) {
            send(exchange, 405, "text/plain; charset=utf-8", "expected GET\n");
        } else if (sample.isEmpty()) {
            send(exchange, 503, "text/plain; charset=utf-8", "no sample was taken yet\n");
        } else {
            send(exchange, 200, OpenMetricsText.CONTENT_TYPE, OpenMetricsText.of(sample.get()));
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
        watch.close();
    }
}
