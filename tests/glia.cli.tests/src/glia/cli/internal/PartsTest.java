package glia.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.store.HostEnergy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsTest {

    @TempDir
    private Path folder;

    @Test
    void peakMemoryIsThatOfTheOperatingSystem() throws IOException {
        Path status = Files.writeString(folder.resolve("status"), "Name:\tjava\nVmPeak:\t  99 kB\nVmHWM:\t  2048 kB\n");
        assertEquals(OptionalLong.of(2048 * 1024), PeakMemory.read(status).bytes());
        PeakMemory absent = PeakMemory.read(folder.resolve("nothing"));
        assertEquals(OptionalLong.empty(), absent.bytes());
        assertEquals("this system has no " + folder.resolve("nothing"), absent.absence());
        Files.writeString(status, "Name:\tjava\n");
        assertEquals(status + " has no VmHWM", PeakMemory.read(status).absence());
    }

    private void zone(String zone, String name, long energy) throws IOException {
        Path at = Files.createDirectories(folder.resolve(zone));
        Files.writeString(at.resolve("name"), name + "\n");
        Files.writeString(at.resolve("energy_uj"), energy + "\n");
        Files.writeString(at.resolve("max_energy_range_uj"), "1000000\n");
    }

    /** Two packages, one with memory beside it; what lies within a package, or around it, is not counted twice. */
    @Test
    void energyOfTheMachineIsThatOfPackagesAndMemory() throws IOException {
        zone("intel-rapl:0", "package-0", 999_000);
        zone("intel-rapl:0:0", "core", 5);
        zone("intel-rapl:0:1", "dram", 100);
        zone("intel-rapl:1", "package-1", 0);
        zone("intel-rapl:2", "psys", 7);
        zone("intel-rapl-mmio:0", "package-0", 9);
        AtomicLong clock = new AtomicLong();
        EnergyMeter meter = new EnergyMeter(folder, clock::get);
        meter.begin();
        assertEquals(0, meter.end().joules().orElseThrow());
        zone("intel-rapl:0", "package-0", 500_000);
        zone("intel-rapl:0:0", "core", 400_000);
        zone("intel-rapl:2", "psys", 900_000);
        zone("intel-rapl-mmio:0", "package-0", 500_000);
        // not due yet, so that only the next look counts
        clock.set(29_000_000_000L);
        meter.sample();
        clock.set(31_000_000_000L);
        meter.sample();
        zone("intel-rapl:0", "package-0", 400_000);
        zone("intel-rapl:0:1", "dram", 300);
        zone("intel-rapl:1", "package-1", 60_000);
        assertEquals(0.501 + 0.9 + 0.0002 + 0.06, meter.end().joules().orElseThrow(), 1e-12);
        assertEquals("", meter.end().absence());
    }

    @Test
    void energyThatIsNotKnownHasAReason() throws IOException {
        EnergyMeter nowhere = new EnergyMeter(folder.resolve("powercap"), System::nanoTime);
        assertEquals(HostEnergy.absent("the timed phase began in another process"), nowhere.end());
        nowhere.begin();
        assertEquals(HostEnergy.absent("this system has no " + folder.resolve("powercap")), nowhere.end());
        EnergyMeter meter = new EnergyMeter(folder, System::nanoTime);
        zone("intel-rapl:0", "core", 1);
        meter.begin();
        assertEquals(HostEnergy.absent("no processor has a counter in " + folder), meter.end());
        zone("intel-rapl:0", "package-0", 1);
        meter.begin();
        Path counter = folder.resolve("intel-rapl:0").resolve("energy_uj");
        Files.delete(counter);
        Files.createDirectory(counter);
        assertEquals("the counters in " + folder + " cannot be read: Is a directory", meter.end().absence());
        Files.delete(counter);
        Files.writeString(counter, "many");
        meter.begin();
        assertTrue(meter.end().absence().startsWith("the counters in " + folder + " cannot be read: "));
    }

    @Test
    void numbersAreReadable() {
        assertEquals("1,234,567", Texts.count(1_234_567));
        assertEquals("1 neuron", Texts.count(1, "neuron"));
        assertEquals("0 neurons", Texts.count(0, "neuron"));
        assertEquals("507 M", Texts.large(507.4e6));
        assertEquals("1.50 G", Texts.large(1.5e9));
        assertEquals("0.125", Texts.number(0.125));
        assertEquals("0", Texts.number(0));
        assertEquals("1 h 1 min", Texts.seconds(3675));
        assertEquals("1 min 30 s", Texts.seconds(90));
        assertEquals("1.50 GiB", Texts.bytes(1.5 * (1 << 30)));
    }

    @Test
    void errorsOfTheFileSystemSayWhatHappened() {
        assertEquals("no such file: a", Failures.readable(new NoSuchFileException("a")));
        assertEquals("access denied: a", Failures.readable(new AccessDeniedException("a")));
        assertEquals("No space left on device", Failures.readable(new IOException("No space left on device")));
    }

    @Test
    void distanceIsTheNumberOfEdits() {
        assertEquals(0, NetworkSource.distance("Brunel", "brunel"));
        assertEquals(1, NetworkSource.distance("brunell", "brunel"));
        assertEquals(2, NetworkSource.distance("burnel", "brunel"));
        assertEquals(6, NetworkSource.distance("", "brunel"));
        assertEquals(3, NetworkSource.distance("kitten", "sitting"));
    }

    @Test
    void anOutputFolderIsTakenAwayOnlyIfItIsNewAndEmpty() throws Exception {
        Path fresh = folder.resolve("fresh");
        OutputFolder out = new OutputFolder(fresh);
        out.forgetIfEmpty();
        Files.createDirectory(fresh);
        OutputFolder old = new OutputFolder(fresh);
        old.forgetIfEmpty();
        assertTrue(Files.exists(fresh), "was there before");
        Files.writeString(fresh.resolve("file"), "");
        out.forgetIfEmpty();
        assertTrue(Files.exists(fresh.resolve("file")));
        Files.delete(fresh.resolve("file"));
        out.forgetIfEmpty();
        assertTrue(Files.notExists(fresh));
        CliException thrown = assertThrows(CliException.class,
                () -> new OutputFolder(Files.writeString(folder.resolve("file"), "")));
        assertEquals(ExitCode.BAD_INPUT, thrown.exitCode());
    }

    @Test
    void anInterruptionRunsEachActionOnce() {
        Interruption interruption = new Interruption();
        List<String> done = new ArrayList<>();
        interruption.onRequest(() -> done.add("before"));
        interruption.request();
        interruption.request();
        interruption.onRequest(() -> done.add("after"));
        assertEquals(List.of("before", "after"), done);
        assertTrue(interruption.requested());
    }

    @Test
    void theLogIsPrintedAtTheEnd() {
        Logger root = Logger.getLogger("");
        Handler[] handlers = root.getHandlers();
        LogAside aside = LogAside.install();
        try {
            Logger.getLogger("glia.test").info("of no interest");
            for (int i = 0; i < 150; i++) {
                Logger.getLogger("glia.test").warning("warning " + i);
            }
        } finally {
            root.removeHandler(aside);
            for (Handler handler : handlers) {
                root.addHandler(handler);
            }
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        aside.print(new PrintStream(text, true, StandardCharsets.UTF_8));
        String printed = text.toString(StandardCharsets.UTF_8);
        assertTrue(printed.contains("warning 0") && printed.contains("warning 99"), printed);
        assertTrue(printed.strip().endsWith("50 more entries of the log were left out"), printed);
        assertTrue(!printed.contains("of no interest") && !printed.contains("warning 100"), printed);
    }
}
