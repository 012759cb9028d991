package glia.health.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.event.EventBus;
import glia.api.health.ErrorEntry;
import glia.api.health.ErrorEntry.Kind;
import glia.api.health.ErrorLog;
import glia.api.health.Finding;
import glia.api.health.Health;
import glia.api.health.HealthChange;
import glia.api.health.HealthStatus;
import glia.api.health.HealthTopics;
import glia.api.metric.Level;
import glia.api.metric.Metric;
import glia.api.metric.MetricAlert;
import glia.api.metric.MetricTopics;
import glia.api.metric.Unit;
import glia.testkit.headless.Services;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.log.LogReaderService;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/** What is written to the error log, and what becomes of it when it grows and when there is no room. */
class ErrorLogTest {

    private static final long MOST_BYTES = 4096;

    @TempDir
    private Path folder;

    private final EventBus bus = Services.get(EventBus.class);

    private ErrorLogComponent log(Path place) {
        return new ErrorLogComponent(bus, Services.get(LogReaderService.class, ErrorLogComponent.class), place);
    }

    private static ErrorEntry entry(String message) {
        return new ErrorEntry(Instant.parse("2026-11-27T12:00:00.123456Z"), Kind.ERROR, "somebody", message, "");
    }

    private static byte[] line(int number, int length) {
        return (String.format("%06d ", number) + "x".repeat(length - 8) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> lines(RotatingFile file) throws IOException {
        List<String> all = new ArrayList<>();
        for (Path path : file.files().reversed()) {
            all.addAll(Files.readAllLines(path));
        }
        return all;
    }

    @Test
    void itsFilesAreBoundedInSizeAndNumberAndHoldTheNewest() throws IOException {
        RotatingFile file = new RotatingFile(folder.resolve("new/errors.log"), MOST_BYTES, 3);
        assertEquals(List.of(), file.files());
        for (int i = 0; i < 1000; i++) {
            file.append(line(i, 100));
        }
        assertEquals(List.of("errors.log", "errors-1.log", "errors-2.log"),
                file.files().stream().map(f -> f.getFileName().toString()).toList());
        for (Path path : file.files()) {
            assertTrue(Files.size(path) <= MOST_BYTES, path + ": " + Files.size(path));
        }
        List<String> lines = lines(file);
        assertTrue(lines.size() > 2 * 40 && lines.size() <= 3 * 40, lines.size() + " lines");
        for (int i = 0; i < lines.size(); i++) {
            assertEquals(String.format("%06d", 1000 - lines.size() + i), lines.get(i).substring(0, 6));
        }
        file.append(line(1000, 3 * (int) MOST_BYTES));
        assertEquals(1, Files.readAllLines(file.file()).size(), "one that is longer has a file for itself");
    }

    /** As two processes do: each has files of its own to wait for. */
    @Test
    void twoWritersLoseNothingAndTearNothing() throws Exception {
        Path place = folder.resolve("errors.log");
        List<Process> processes = new ArrayList<>();
        String classes = classes();
        for (int writer = 0; writer < 2; writer++) {
            processes.add(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                    classes, LogWriter.class.getName(), place.toString(), Integer.toString(writer), "300")
                    .inheritIO().start());
        }
        for (Process process : processes) {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it does not end");
            assertEquals(0, process.exitValue());
        }
        List<String> lines = lines(new RotatingFile(place, MOST_BYTES, 20));
        assertEquals(600, lines.size());
        for (int writer = 0; writer < 2; writer++) {
            String mine = writer + " ";
            assertEquals(300, lines.stream().filter(l -> l.startsWith(mine) && l.length() == 99).count());
        }
    }

    private String classes() throws IOException {
        Path out = Files.createDirectories(folder.resolve("classes"));
        for (Class<?> type : List.of(LogWriter.class, RotatingFile.class)) {
            String name = type.getName().replace('.', '/') + ".class";
            Path target = out.resolve(name);
            Files.createDirectories(target.getParent());
            try (var in = type.getResourceAsStream("/" + name)) {
                Files.copy(in, target);
            }
        }
        return out.toString();
    }

    @Test
    void aFullDiskTearsNoEntryAndWhatIsMissingIsSaidWhenThereIsRoomAgain() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()) == 0,
                "a small disk can be mounted only as root");
        try {
            RotatingFile file = new RotatingFile(disk.resolve("errors.log"), 1 << 20, 3);
            AtomicLong clock = new AtomicLong();
            ErrorWriter writer = new ErrorWriter(file, clock::get);
            Path filler = disk.resolve("filler");
            Files.write(filler, new byte[40 << 10]);
            int written = 0;
            while (writer.trouble().isEmpty()) {
                writer.write(entry("entry " + written++ + " " + "y".repeat(1500)));
                assertTrue(written < 100, "the disk is never full");
            }
            assertEquals(file.file() + ": No space left on device", writer.trouble().orElseThrow());
            List<String> lines = Files.readAllLines(file.file());
            assertEquals(written - 1, lines.size());
            assertTrue(lines.stream().allMatch(l -> l.endsWith("yyy")), "an entry is there as a whole or not at all");
            assertEquals(List.of("the error log cannot be written"), new ErrorLogCheck(new Told(writer)).check()
                    .stream().map(Finding::what).toList());
            writer.write(entry("lost too " + "y".repeat(1500)));
            Files.delete(filler);
            writer.write(entry("there is room"));
            assertTrue(writer.trouble().isEmpty());
            lines = Files.readAllLines(file.file());
            String missing = ".*: (\\d+) entries are missing here, \\1 of them since they could not be written";
            assertEquals(2, lines.stream().filter(l -> l.contains(" WARNING error log: "))
                    .mapToInt(l -> Integer.parseInt(l.replaceAll(missing, "$1"))).sum(), lines.toString());
            assertEquals("2026-11-27T12:00:00.123Z ERROR somebody: there is room", lines.getLast());
        } finally {
            assertEquals(0, run("umount", disk.toString()));
        }
    }

    private record Told(ErrorWriter writer) implements ErrorLog {
        @Override
        public Path file() {
            return Path.of("errors.log");
        }

        @Override
        public List<Path> files() {
            return List.of();
        }

        @Override
        public Optional<String> trouble() {
            return writer.trouble();
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException notThere) {
            return -1;
        }
    }

    @Test
    void aFloodIsCutAndCounted() throws IOException {
        AtomicLong clock = new AtomicLong();
        RotatingFile file = new RotatingFile(folder.resolve("errors.log"), 1 << 20, 3);
        ErrorWriter writer = new ErrorWriter(file, clock::get);
        for (int i = 0; i < 1000; i++) {
            writer.write(entry("again " + i));
        }
        assertEquals(ErrorWriter.MOST_A_MINUTE, Files.readAllLines(file.file()).size());
        clock.set(TimeUnit.MINUTES.toNanos(1));
        writer.write(entry("later"));
        List<String> lines = Files.readAllLines(file.file());
        assertTrue(lines.get(ErrorWriter.MOST_A_MINUTE).endsWith("800 entries are missing here"),
                lines.get(ErrorWriter.MOST_A_MINUTE));
        assertTrue(lines.getLast().endsWith("later"));
    }

    /** Names come from files of people: none may make a line of its own. */
    @Test
    void anEntryIsOneLineAndItsTrace() {
        String text = new String(ErrorText.of(new ErrorEntry(Instant.EPOCH, Kind.ALERT, "health: a\nb", "x\u001b[2J"
                + "y".repeat(5000), "java.lang.Error: no\r\n\tat here\n")), StandardCharsets.UTF_8);
        List<String> lines = text.lines().toList();
        assertEquals(3, lines.size(), text);
        assertTrue(lines.getFirst().startsWith("1970-01-01T00:00:00Z ALERT health: a b: x [2Jyyy"), text);
        assertTrue(lines.getFirst().length() < ErrorText.MOST_MESSAGE + 100);
        assertEquals("\tjava.lang.Error: no", lines.get(1));
        assertThrows(IllegalArgumentException.class,
                () -> new ErrorEntry(Instant.EPOCH, Kind.ERROR, "", "nobody", ""));
    }

    @Test
    void itIsInTheWorkspaceIfThereIsOneElseInThePersonsFolder() {
        assertEquals(Path.of("/persons/ada/my work/.metadata/glia-errors.log"),
                ErrorLogComponent.place("file:/persons/ada/my work/", "/persons/ada"));
        assertEquals(Path.of("/persons/ada/.glia/errors.log"), ErrorLogComponent.place(null, "/persons/ada"));
        assertEquals(Path.of("/persons/ada/.glia/errors.log"), ErrorLogComponent.place("@none", "/persons/ada"));
    }

    @Test
    void whatIsLoggedAndWhatChangesIsInIt() throws IOException {
        Path place = folder.resolve("errors.log");
        ErrorLogComponent log = log(place);
        try {
            System.getLogger("glia.test").log(System.Logger.Level.ERROR, "it broke", new IllegalStateException("why"));
            System.getLogger("glia.test").log(System.Logger.Level.INFO, "all is well");
            Logger platform = Services.get(LoggerFactory.class, ErrorLogComponent.class).getLogger("glia.test");
            platform.error("a bundle broke");
            platform.warn("a bundle may break");
            bus.publish(HealthTopics.CHANGES, new HealthChange(Instant.now(), "disk", HealthStatus.OK,
                    HealthStatus.CRITICAL, List.of(new Finding(HealthStatus.WARN, "it is slow", "it is old", "wait"),
                            new Finding(HealthStatus.CRITICAL, "it is full", "much was written", "delete")),
                    Health.CRITICAL));
            bus.publish(MetricTopics.ALERTS, new MetricAlert(Instant.now(), Metric.of("test.alert", Unit.COUNT, 3),
                    Level.NORMAL, Level.WARNING, "3 is more than 2"));
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!Files.exists(place) || Files.readString(place).lines().filter(l -> !l.startsWith("\t")).count()
                    < 5) {
                assertTrue(System.nanoTime() < deadline, log.trouble().toString());
                Thread.onSpinWait();
            }
        } finally {
            log.deactivate();
        }
        String text = Files.readString(place);
        assertTrue(text.contains(" ERROR glia.test: it broke\n\tjava.lang.IllegalStateException: why\n\t"), text);
        assertTrue(text.contains(" ERROR glia.health: a bundle broke\n"), text);
        assertTrue(text.contains(" WARNING glia.health: a bundle may break\n"), text);
        assertTrue(text.contains(" ALERT health: disk: OK -> CRITICAL: it is full; cause: much was written; to do:"
                + " delete (the whole: CRITICAL)\n"), text);
        assertTrue(text.contains(" ALERT metric: test.alert: NORMAL -> WARNING: 3 is more than 2\n"), text);
        assertFalse(text.contains("all is well"), text);
        assertTrue(Stream.of(java.util.logging.Logger.getLogger("").getHandlers()).filter(LogBridge.class::isInstance)
                .count() <= 1, "none but that of the program itself");
        System.getLogger("glia.test").log(System.Logger.Level.ERROR, "after its end");
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(List.of("errors.log", "errors.log.lock"),
                    all.map(f -> f.getFileName().toString()).sorted().toList());
        }
        assertFalse(Files.readString(place).contains("after its end"));
    }

    /** What was said shortly before the end is in the file when it has ended. */
    @Test
    void lastWordsAreWritten() throws IOException {
        Path place = folder.resolve("errors.log");
        ErrorLogComponent log = log(place);
        for (int i = 0; i < ErrorWriter.MOST_A_MINUTE / 2; i++) {
            bus.publish(HealthTopics.ERRORS, entry("word " + i));
        }
        log.deactivate();
        assertEquals(ErrorWriter.MOST_A_MINUTE / 2, Files.readAllLines(place).stream()
                .filter(line -> line.contains(" somebody: word ")).count());
    }
}
