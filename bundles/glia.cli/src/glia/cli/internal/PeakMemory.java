package glia.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * The most memory that this process ever held.
 *
 * @param bytes if known
 * @param absence why not, else empty
 */
record PeakMemory(OptionalLong bytes, String absence) {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String FIELD = "VmHWM:";

    static PeakMemory read() {
        return read(STATUS);
    }

    static PeakMemory read(Path status) {
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith(FIELD)) {
                    String kilobytes = line.substring(FIELD.length()).replace("kB", "").strip();
                    return new PeakMemory(OptionalLong.of(1024 * Long.parseLong(kilobytes)), "");
                }
            }
            return new PeakMemory(OptionalLong.empty(), status + " has no " + FIELD.replace(":", ""));
        } catch (IOException e) {
            return new PeakMemory(OptionalLong.empty(), "this system has no " + status);
        }
    }
}
