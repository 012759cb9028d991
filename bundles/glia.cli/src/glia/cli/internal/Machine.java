package glia.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is known of this machine, where it is Linux. */
final class Machine {

    private static final String UNKNOWN = "unknown";

    private Machine() {
    }

    static String processor() throws IOException {
        return field(Path.of("/proc/cpuinfo"), "model name");
    }

    static String memory() throws IOException {
        return field(Path.of("/proc/meminfo"), "MemTotal");
    }

    /** Mean numbers of running programs over 1, 5 and 15 minutes: figures of a busy machine are worth less. */
    static String load() throws IOException {
        Path file = Path.of("/proc/loadavg");
        return Files.isReadable(file) ? Files.readString(file).replaceAll("^(\\S+ \\S+ \\S+).*\\s*$", "$1") : UNKNOWN;
    }

    private static String field(Path file, String name) throws IOException {
        return !Files.isReadable(file) ? UNKNOWN : Files.readAllLines(file).stream().filter(l -> l.startsWith(name))
                .findFirst().map(l -> l.substring(l.indexOf(':') + 1).strip()).orElse(UNKNOWN);
    }
}
