package glia.perf.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.perf.internal.Machine.Ticks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of Linux, and whether they say the same as the library that knows every system. */
class MachineTest {

    private static final double BESIDE = 0.05;

    @TempDir
    private Path proc;

    private LinuxMachine machine(String stat, String memory, String status) throws IOException {
        Files.writeString(proc.resolve("stat"), stat);
        Files.writeString(proc.resolve("meminfo"), memory);
        Files.writeString(Files.createDirectories(proc.resolve("self")).resolve("status"), status);
        return new LinuxMachine(proc);
    }

    @Test
    void theFilesOfLinuxAreRead() throws IOException {
        LinuxMachine machine = machine("""
                cpu  9 9 9 9 9 9 9 9 9 9
                cpu0 100 20 30 4000 500 6 7 8 90 1
                cpu2 1 0 0 2
                intr 123 0 cpu7
                """, "MemTotal:       1000 kB\nMemFree: 1 kB\nMemAvailable:    750 kB\n",
                "Name:\tjava\nVmHWM:\t 90 kB\nVmRSS:\t  80 kB\n");
        assertEquals(List.of(new Ticks(0, 171, 4671), new Ticks(2, 1, 3)), machine.processors());
        assertEquals(1_024_000, machine.memory());
        assertEquals(768_000, machine.availableMemory());
        assertEquals(81_920, machine.residentMemory());
    }

    @Test
    void whatTheFilesDoNotSayIsUnknown() throws IOException {
        LinuxMachine machine = machine("intr 1\n", "MemTotal: 1000 kB\n", "Name: java\n");
        assertEquals(List.of(), machine.processors());
        assertTrue(machine.availableMemory() < 0 && machine.residentMemory() < 0);
        assertThrows(UncheckedIOException.class, new LinuxMachine(proc.resolve("not/there"))::memory);
    }

    @Test
    void bothSayTheSameOfThisMachine() {
        Machine linux = new LinuxMachine();
        Machine other = new OtherMachine();
        assertEquals(other.memory(), linux.memory());
        assertEquals(other.availableMemory(), linux.availableMemory(), BESIDE * linux.memory());
        assertEquals(other.residentMemory(), linux.residentMemory(), BESIDE * linux.residentMemory());
        List<Ticks> before = linux.processors();
        List<Ticks> between = other.processors();
        List<Ticks> after = linux.processors();
        assertEquals(before.size(), between.size());
        long millisPerTick = Math.max(1, Math.round((double) between.getFirst().total() / before.getFirst().total()));
        for (int i = 0; i < before.size(); i++) {
            // one of them counts in hundredths of a second, the other may in ms
            double busy = (double) between.get(i).busy() / millisPerTick;
            assertTrue(busy >= before.get(i).busy() - 1 && busy <= after.get(i).busy() + 1,
                    before.get(i) + " " + between.get(i) + " " + after.get(i));
        }
    }
}
