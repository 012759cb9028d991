package glia.cli.internal;

import glia.api.metric.MetricExport;
import java.io.IOException;
import java.util.Optional;

/** What {@code --metrics} and {@code --metrics-port} ask for: a file of the run, and an endpoint from the beginning. */
final class RunMetrics implements AutoCloseable {

    private final RunSettings.Metrics settings;
    private final MetricExport export;
    private final MetricExport.Endpoint endpoint;

    /** @throws CliException if the file could not be written, or the port is taken */
    RunMetrics(RunSettings.Metrics settings, MetricExport export, Streams streams) throws CliException {
        this.settings = settings;
        this.export = export;
        Optional<String> reason = settings.file() == null ? Optional.empty() : Folders.whyNoFile(settings.file());
        if (reason.isPresent()) {
            throw unusable(ExitCode.BAD_INPUT, reason.get());
        }
        endpoint = settings.port() == null ? null : serve(streams);
    }

    private MetricExport.Endpoint serve(Streams streams) throws CliException {
        try {
            MetricExport.Endpoint served = export.serve(settings.port(), settings.period());
            streams.err().println("metrics: " + served.address());
            return served;
        } catch (IOException e) {
            throw new CliException(ExitCode.ENVIRONMENT, "glia: --metrics-port " + settings.port() + ": "
                    + Failures.readable(e));
        }
    }

    /** The file, while it grows. */
    final class Log implements AutoCloseable {

        private final MetricExport.Log log;

        private Log(MetricExport.Log log) {
            this.log = log;
        }

        @Override
        public void close() throws CliException {
            try {
                if (log != null) {
                    log.close();
                }
            } catch (IOException e) {
                throw unusable(ExitCode.RUN_FAILED, "could not be written: " + Failures.readable(e));
            }
        }
    }

    /** Begins the file, if one is wanted. */
    Log log() throws CliException {
        try {
            return new Log(settings.file() == null ? null : export.csv(settings.file(), settings.period()));
        } catch (IOException e) {
            throw unusable(ExitCode.BAD_INPUT, Failures.readable(e));
        }
    }

    private CliException unusable(int exitCode, String reason) {
        return new CliException(exitCode, "glia: --metrics " + settings.file() + ": " + reason);
    }

    @Override
    public void close() {
        if (endpoint != null) {
            endpoint.close();
        }
    }
}
