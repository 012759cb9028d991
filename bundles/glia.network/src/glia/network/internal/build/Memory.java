package glia.network.internal.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The memory that there is. */
interface Memory {

    Path LINUX_FIGURES = Path.of("/proc/meminfo");

    /** Bytes that the heap of this process may still take. */
    long heap();

    /** Bytes that the machine has left for this process, beside what its heap has already got; -1 if unknown. */
    long machine();

    /** Bytes that can be counted on. */
    default long available() {
        return machine() < 0 ? heap() : Math.min(heap(), machine());
    }

    /** The memory of this process on this machine. */
    static Memory ofThisProcess() {
        return new Memory() {
            @Override
            public long heap() {
                Runtime runtime = Runtime.getRuntime();
                return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
            }

            @Override
            public long machine() {
                long left = leftOnMachine();
                return left < 0 ? -1 : left + Runtime.getRuntime().freeMemory();
            }
        };
    }

    private static long leftOnMachine() {
        if (!Files.isReadable(LINUX_FIGURES)) {
            return -1;
        }
        try {
            for (String line : Files.readAllLines(LINUX_FIGURES, StandardCharsets.US_ASCII)) {
                if (line.startsWith("MemAvailable:")) {
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) << 10;
                }
            }
            return -1;
        } catch (IOException | NumberFormatException e) {
            return -1;
        }
    }

    /** @return a number of bytes as a person reads it */
    static String show(double bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
    }
}
