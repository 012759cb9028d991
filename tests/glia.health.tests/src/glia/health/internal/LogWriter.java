package glia.health.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process that writes to a log that another one writes to. */
final class LogWriter {

    private LogWriter() {
    }

    /** @param arguments file, name of the writer, number of lines */
    public static void main(String[] arguments) throws IOException {
        RotatingFile file = new RotatingFile(Path.of(arguments[0]), 4096, 20);
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            String line = arguments[1] + " " + i + " ";
            file.append((line + "x".repeat(99 - line.length()) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
