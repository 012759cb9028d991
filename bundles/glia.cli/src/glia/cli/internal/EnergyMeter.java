package glia.cli.internal;

import glia.api.store.HostEnergy;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * Reads the energy counters of the processors and of the memory beside them (RAPL), as Linux shows them
 * (Documentation/power/powercap/powercap.rst of its sources). They run over after some minutes or hours, so they have
 * to be looked at in between.
 */
final class EnergyMeter {

    private static final Path FOLDER = Path.of("/sys/class/powercap");
    /** A package at 1 kW takes four minutes to the end of a range of 2^38 uJ, the usual one. */
    private static final long SAMPLE_NANOS = 30_000_000_000L;
    private static final double MICRO = 1e-6;

    /** A counter that begins anew behind the largest value. */
    private static final class Counter {

        private final Path file;
        private final long range;
        private long last;
        private long sum;

        Counter(Path zone) throws IOException {
            file = zone.resolve("energy_uj");
            range = number(zone.resolve("max_energy_range_uj"));
            last = number(file);
        }

        void read() throws IOException {
            long now = number(file);
            sum += now >= last ? now - last : range - last + now;
            last = now;
        }
    }

    private final Path folder;
    private final LongSupplier clock;
    private final List<Counter> counters = new ArrayList<>();
    private String absence = "the timed phase began in another process";
    private long sampled;

    EnergyMeter() {
        this(FOLDER, System::nanoTime);
    }

    EnergyMeter(Path folder, LongSupplier clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Begins to count. */
    void begin() {
        counters.clear();
        sampled = clock.getAsLong();
        absence = "";
        if (!Files.isDirectory(folder)) {
            absence = "this system has no " + folder;
            return;
        }
        try (DirectoryStream<Path> zones = Files.newDirectoryStream(folder, "intel-rapl:*")) {
            for (Path zone : zones) {
                if (counts(Files.readString(zone.resolve("name")).strip())) {
                    counters.add(new Counter(zone));
                }
            }
            absence = counters.isEmpty() ? "no processor has a counter in " + folder : "";
        } catch (IOException | NumberFormatException e) {
            fail(e);
        }
    }

    /** Cores are part of their package, and a package is part of the platform (psys). */
    private static boolean counts(String zone) {
        return zone.startsWith("package") || zone.equals("dram");
    }

    /** Looks at the counters if that is due; to be called now and then. */
    void sample() {
        if (absence.isEmpty() && clock.getAsLong() - sampled >= SAMPLE_NANOS) {
            read();
        }
    }

    private void read() {
        try {
            for (Counter counter : counters) {
                counter.read();
            }
            sampled = clock.getAsLong();
        } catch (IOException | NumberFormatException e) {
            fail(e);
        }
    }

    private void fail(Exception e) {
        absence = e instanceof AccessDeniedException denied ? denied.getFile() + " may not be read"
                : "the counters in " + folder + " cannot be read: " + e.getMessage();
    }

    /** What came since {@link #begin}. */
    HostEnergy end() {
        if (absence.isEmpty()) {
            read();
        }
        return absence.isEmpty() ? new HostEnergy(OptionalDouble.of(MICRO
                * counters.stream().mapToLong(counter -> counter.sum).sum()), "") : HostEnergy.absent(absence);
    }

    private static long number(Path file) throws IOException {
        return Long.parseLong(Files.readString(file).strip());
    }
}
