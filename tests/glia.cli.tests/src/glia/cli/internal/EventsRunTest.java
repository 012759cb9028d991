package glia.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.event.EventHistory;
import glia.api.event.Topic;
import glia.testkit.headless.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The event bus of a run in a file, printed and published again. */
class EventsRunTest {

    @TempDir
    private Path folder;

    private Cli cli;

    @BeforeEach
    void findService() {
        cli = Services.get(Cli.class);
    }

    private Path record() {
        Path file = folder.resolve("run.events");
        Console console = new Console(false);
        assertEquals(0, console.run(cli, "run", "vogels-abbott", "--time", "500", "--record-bus", file.toString()),
                console::err);
        return file;
    }

    private Console events(int exitCode, Path file, String... options) {
        Console console = new Console(false);
        String[] arguments = Arrays.copyOf(new String[] {"events", file.toString()}, 2 + options.length);
        System.arraycopy(options, 0, arguments, 2, options.length);
        assertEquals(exitCode, console.run(cli, arguments), console::err);
        return console;
    }

    @Test
    void aRunIsPrintedCountedAndReplayed() {
        Path file = record();
        List<String> status = events(0, file, "--topic", "simulation/status").out().lines().toList();
        assertTrue(status.getFirst().contains("simulation/status (simulation "), status.toString());
        assertTrue(status.stream().anyMatch(l -> l.contains("state RUNNING")), status.toString());
        assertTrue(status.getLast().contains("step 5000,"), status.getLast());
        List<String> counts = events(0, file, "--count").out().lines().toList();
        assertTrue(counts.stream().anyMatch(l -> l.strip().startsWith(status.size() + "  simulation/status")),
                counts.toString());
        assertTrue(counts.stream().anyMatch(l -> l.contains("simulation/spikes")), counts.toString());
        List<String> again = events(0, file, "--topic", "simulation/status", "--replay", "0").out().lines().toList();
        assertEquals(status.stream().map(l -> l.substring(l.indexOf(' '))).toList(),
                again.stream().map(l -> l.substring(l.indexOf(' '))).toList());
        assertEquals("", events(0, file, "--source", "nobody").out());
    }

    @Test
    void asJsonEventsAreWhole() throws IOException {
        Path file = record();
        List<String> lines = events(0, file, "--topic", "simulation/status,simulation/spikes", "--json").out().lines()
                .toList();
        assertEquals(events(0, file, "--topic", "simulation/status,simulation/spikes").out().lines().count(),
                lines.size());
        Map<String, Object> last = Json.object(lines.stream().filter(l -> l.contains("simulation/status")).toList()
                .getLast());
        assertEquals("simulation/status", last.get("topic"));
        assertTrue(last.get("source").toString().startsWith("simulation "), last.toString());
        Map<?, ?> status = (Map<?, ?>) last.get("event");
        assertEquals(5000, ((Number) status.get("step")).longValue());
        long spikes = 0;
        for (String line : lines) {
            if (line.contains("simulation/spikes")) {
                Map<?, ?> batch = (Map<?, ?>) Json.object(line).get("event");
                spikes += ((List<?>) batch.get("neurons")).size();
            }
        }
        assertEquals(((Number) status.get("spikes")).longValue(), spikes, "batches have every spike");
        assertTrue(lines.stream().allMatch(l -> l.chars().allMatch(c -> c >= ' ' && c < 127)));
        assertEquals(lines.size(), events(0, file, "--topic", "simulation/status,simulation/spikes", "--json",
                "--replay", "0").out().lines().count());
        assertTrue(events(2, file, "--json", "--count").err().contains("expected one of them"));
    }

    /** What a record of its own has that no event of a short run needs to have. */
    private record Odd(double nan, float[] values, Optional<String> none, Optional<Integer> some, Map<String, Long> map,
            String text) {
    }

    @Test
    void whatIsNotKnownIsAbsentAndInAnArrayNull() {
        Topic<Odd> topic = Topic.dropOldest("test/odd", Odd.class, 8);
        assertEquals("{\"time\":\"1970-01-01T00:00:00Z\",\"topic\":\"test/odd\",\"event\":{\"values\":[1.5,null],"
                + "\"some\":3,\"map\":{\"a\":7},\"text\":\"\\n\\u00B5\\\"\"}}",
                EventJson.line(new EventHistory.Entry(0, Instant.EPOCH, topic, new Odd(Double.NaN,
                        new float[] {1.5f, Float.POSITIVE_INFINITY}, Optional.empty(), Optional.of(3),
                        Map.of("a", 7L), "\n\u00b5\""))));
    }

    @Test
    void aDamagedFileIsRefusedWithThePlace() throws IOException {
        byte[] good = Files.readAllBytes(record());
        Path bad = folder.resolve("bad.events");
        Files.write(bad, Arrays.copyOf(good, good.length - 5));
        Console console = events(2, bad);
        assertTrue(console.out().contains("simulation/status"), console.out());
        assertTrue(console.err().matches("(?s).*bad.events: byte \\d+: the recording ends in the middle\\R"),
                console.err());
        Files.writeString(bad, "no recording, but longer than a header of one");
        assertTrue(events(2, bad).err().contains("byte 0: expected a recording of events"));
    }

    @Test
    void aFolderThatIsNotThereIsRefusedBeforeTheRun() {
        Console console = new Console(false);
        Path file = folder.resolve("missing").resolve("run.events");
        assertEquals(2, console.run(cli, "run", "vogels-abbott", "--record-bus", file.toString()));
        assertTrue(console.err().contains("glia: --record-bus " + file + ": "), console.err());
    }
}
