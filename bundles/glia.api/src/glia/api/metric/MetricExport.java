package glia.api.metric;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Lets metrics leave the program (service). */
public interface MetricExport {

    /** A file that grows while it is open. */
    interface Log extends AutoCloseable {

        /**
         * Ends it, after a last sample if one was due, and gives the file its name.
         *
         * @throws IOException if it could not be written, now or before
         */
        @Override
        void close() throws IOException;
    }

    /** A place where metrics can be fetched while it is open. */
    interface Endpoint extends AutoCloseable {

        /** For example {@code http://127.0.0.1:9464/metrics}. */
        String address();

        @Override
        void close();
    }

    /**
     * Writes every sample to a CSV file with the columns {@code time,metric,labels,unit,value,absence}: a line a
     * metric. While it is written, the file is called {@code FILE.PROCESS.part}.
     *
     * @param file in a folder that exists; replaced when the log is closed
     * @param period between two samples
     * @throws IOException if it cannot be written
     */
    Log csv(Path file, Duration period) throws IOException;

    /**
     * Answers HTTP requests from this machine, and from nowhere else, with the newest sample as OpenMetrics text.
     *
     * @param port 0 for any that is free
     * @param period between two samples
     * @throws IOException if the port is taken
     */
    Endpoint serve(int port, Duration period) throws IOException;
}
