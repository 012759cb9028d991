package glia.perf.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/** A machine with Linux, read from the files of its kernel (see proc_stat(5), proc_meminfo(5), proc_pid_status(5)). */
final class LinuxMachine implements Machine {

    private static final Path PROC = Path.of("/proc");
    private static final String PROCESSOR = "cpu";
    /** User, nice, system, idle, iowait, irq, softirq, steal; the time of guests is in that of users already. */
    private static final int KINDS = 8;
    private static final int IDLE = 3;
    private static final int WAITING = 4;
    private static final int BYTES = 1024;

    private final Path proc;

    LinuxMachine() {
        this(PROC);
    }

    /** @param proc where the kernel shows its files */
    LinuxMachine(Path proc) {
        this.proc = proc;
    }

    static boolean isHere() {
        return Files.isReadable(PROC.resolve("stat")) && Files.isReadable(PROC.resolve("meminfo"))
                && Files.isReadable(PROC.resolve("self/status"));
    }

    @Override
    public List<Ticks> processors() {
        List<Ticks> processors = new ArrayList<>();
        for (String line : read("stat").split("\n")) {
            // the line without a number is the sum; lines of processors come first
            if (!line.startsWith(PROCESSOR)) {
                break;
            }
            if (Character.isDigit(line.charAt(PROCESSOR.length()))) {
                processors.add(ticks(line));
            }
        }
        return processors;
    }

    private static Ticks ticks(String line) {
        StringTokenizer words = new StringTokenizer(line);
        int core = Integer.parseInt(words.nextToken().substring(PROCESSOR.length()));
        long total = 0;
        long idle = 0;
        for (int kind = 0; kind < KINDS && words.hasMoreTokens(); kind++) {
            long ticks = Long.parseLong(words.nextToken());
            total += ticks;
            idle += kind == IDLE || kind == WAITING ? ticks : 0;
        }
        return new Ticks(core, total - idle, total);
    }

    @Override
    public long memory() {
        return kibibytes(read("meminfo"), "MemTotal:");
    }

    @Override
    public long availableMemory() {
        return kibibytes(read("meminfo"), "MemAvailable:");
    }

    @Override
    public long residentMemory() {
        return kibibytes(read("self/status"), "VmRSS:");
    }

    /** @return bytes; below 0 if the file does not say */
    private static long kibibytes(String text, String name) {
        for (String line : text.split("\n")) {
            if (line.startsWith(name)) {
                return BYTES * Long.parseLong(new StringTokenizer(line.substring(name.length())).nextToken());
            }
        }
        return -1;
    }

    private String read(String file) {
        try {
            return Files.readString(proc.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
