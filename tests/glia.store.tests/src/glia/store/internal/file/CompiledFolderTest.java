package glia.store.internal.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of networks, and what goes. */
class CompiledFolderTest {

    private static final int MEGABYTE = 1 << 20;

    @TempDir
    private Path folder;

    private CompiledFolder compiled;

    @BeforeEach
    void open() {
        compiled = new CompiledFolder(new AtomicFilesComponent(), folder);
        configure(3);
    }

    private void configure(int megabytes) {
        compiled.configure(Map.of("compiledNetworks", true, "compiledMegabytes", megabytes));
    }

    private void keep(String identity, int bytes) {
        compiled.keep(identity, bytes, out -> out.write(new byte[bytes]));
    }

    private Optional<Integer> find(String identity) {
        return compiled.find(identity, file -> Files.readAllBytes(file).length);
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    @Test
    void keepsByIdentity() {
        assertEquals(Optional.empty(), find("one"));
        keep("one", 1);
        keep("two", 2);
        keep("two", 3);
        assertEquals(Optional.of(1), find("one"));
        assertEquals(Optional.of(3), find("two"));
        assertEquals(Optional.of(1), new Reopened().find("one"));
    }

    /** Another start. */
    private final class Reopened {
        private Optional<Integer> find(String identity) {
            open();
            return CompiledFolderTest.this.find(identity);
        }
    }

    @Test
    void keepsNothingUnlessAProfileSaysSo() throws IOException {
        keep("one", 1);
        compiled.configure(Map.of());
        assertFalse(compiled.wanted());
        assertEquals(Optional.empty(), find("one"));
        keep("two", 1);
        assertEquals(1, kept().size());
    }

    @Test
    void whatCannotBeUsedGoes() throws IOException {
        keep("one", 1);
        assertEquals(Optional.empty(), compiled.find("one", file -> {
            throw new IOException("damaged");
        }));
        assertEquals(List.of(), kept());
    }

    @Test
    void whatWasNotUsedForTheLongestTimeGoesFirst() throws IOException {
        for (String name : List.of("one", "two", "three")) {
            keep(name, MEGABYTE);
            for (Path file : kept()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(kept().size())));
            }
        }
        find("one");
        find("two");
        keep("four", MEGABYTE);
        assertEquals(3, kept().size());
        assertEquals(Optional.empty(), find("three"));
        assertTrue(find("one").isPresent());
        assertTrue(find("four").isPresent());
        keep("five", 3 * MEGABYTE);
        assertEquals(1, kept().size());
        keep("six", 3 * MEGABYTE + 1);
        assertTrue(find("five").isPresent());
        assertEquals(Optional.empty(), find("six"));
    }

    @Test
    void aFolderThatCannotBeUsedIsNoFault() throws IOException {
        Path place = folder.resolve("place");
        Files.writeString(place, "in the way");
        compiled = new CompiledFolder(new AtomicFilesComponent(), place);
        configure(1);
        keep("one", 1);
        assertEquals(Optional.empty(), find("one"));
        open();
        keep("one", 1);
        Path file = kept().stream().filter(f -> !f.equals(place)).findFirst().orElseThrow();
        Files.delete(file);
        Files.createDirectories(file.resolve("in the way"));
        keep("one", 1);
        assertEquals(Optional.empty(), find("one"));
    }

    @Test
    void switchesOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> configure(0));
    }
}
