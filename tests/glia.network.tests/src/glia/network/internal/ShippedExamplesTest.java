package glia.network.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.model.ModelCatalogue;
import glia.api.network.ExampleCatalogue;
import glia.api.network.ExampleCatalogue.Example;
import glia.network.internal.read.NetworkFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedExamplesTest {

    private final ExampleCatalogue examples = Services.get(ExampleCatalogue.class);

    @TempDir
    Path folder;

    @Test
    void areFoundByNameAndAlias() {
        assertEquals(List.of("vogels-abbott", "brunel", "two-neurons"),
                examples.examples().stream().map(Example::name).toList());
        assertEquals("brunel", examples.find("Brunel").orElseThrow().name());
        assertEquals("vogels-abbott", examples.find("w1").orElseThrow().name());
        assertEquals(Optional.empty(), examples.find(""), "an example without alias is not called nothing");
        assertEquals(Optional.empty(), examples.find("W99"));
    }

    @Test
    void openAsReadableNetworksOfTheirName() throws Exception {
        NetworkFileReader reader = new NetworkFileReader(Services.get(ModelCatalogue.class));
        for (Example example : examples.examples()) {
            assertEquals(example.name(), reader.read(examples.open(example)).name());
        }
        assertThrows(IllegalArgumentException.class, () -> examples.open(new Example("x", "", "", "../x")));
    }

    @Test
    void openUnharmedAfterSomebodyChangedTheCopy() throws IOException {
        Example example = examples.examples().getFirst();
        Path file = examples.open(example);
        String text = Files.readString(file);
        Files.writeString(file, "{");
        assertEquals(text, Files.readString(examples.open(example)));
        Files.delete(file);
        assertEquals(text, Files.readString(examples.open(example)));
    }

    @Test
    void openForSeveralAtOnce() throws IOException {
        Example example = examples.examples().getLast();
        String text = Files.readString(examples.open(example));
        boolean all = IntStream.range(0, 64).parallel().allMatch(i -> {
            try {
                if (i % 4 == 0) {
                    Files.deleteIfExists(examples.open(example).resolveSibling("README.md"));
                }
                return Files.readString(examples.open(example)).equals(text);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertTrue(all);
    }

    @Test
    void areCopiedAsAProjectWithoutTouchingWhatIsThere() throws IOException {
        Path project = folder.resolve("new/project");
        Files.createDirectories(project);
        Files.writeString(project.resolve("brunel.network.json"), "mine");
        examples.copyTo(project);
        examples.copyTo(project);
        assertEquals("mine", Files.readString(project.resolve("brunel.network.json")));
        try (Stream<Path> files = Files.list(project)) {
            assertEquals(List.of("README.md", "brunel.network.json", "two-neurons.network.json",
                    "vogels-abbott.network.json"), files.map(f -> f.getFileName().toString()).sorted().toList());
        }
    }
}
