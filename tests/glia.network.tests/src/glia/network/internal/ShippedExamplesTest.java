package glia.network.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.model.ModelCatalogue;
import glia.api.network.ExampleCatalogue;
import glia.api.network.ExampleCatalogue.Example;
import glia.network.internal.read.NetworkFileReader;
import glia.testkit.headless.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
        assertEquals("vogels-abbott", examples.examples().getFirst().name());
        for (Example example : examples.examples()) {
            assertEquals(example, examples.find(example.name().toUpperCase(Locale.ROOT)).orElseThrow());
            assertEquals(example, examples.find(example.alias().isEmpty() ? example.name()
                    : example.alias().toLowerCase(Locale.ROOT)).orElseThrow(), "no name stands for two");
        }
        for (String workload : List.of("W1", "W2", "W3", "W4", "W4b", "W5", "W5-0.2")) {
            assertEquals(workload, examples.find(workload).orElseThrow().alias());
        }
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
        assertThrows(IllegalArgumentException.class, () -> examples.open(new Example("x", "", "", "", "../x")));
    }

    @Test
    void eachGroupIsOneStretch() {
        List<String> headings = new ArrayList<>();
        for (Example example : examples.examples()) {
            if (headings.isEmpty() || !headings.getLast().equals(example.group())) {
                headings.add(example.group());
            }
        }
        assertEquals(headings.stream().distinct().toList(), headings);
        assertTrue(headings.containsAll(List.of("Published networks", "Tutorials", "Workloads")), headings::toString);
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
    void someAreCopiedWithWhatIsNoExample() throws IOException {
        Path project = folder.resolve("some");
        examples.copyTo(project, List.of(examples.find("brunel").orElseThrow()));
        try (Stream<Path> files = Files.list(project)) {
            assertEquals(Set.of("README.md", "brunel.network.json"),
                    files.map(f -> f.getFileName().toString()).collect(Collectors.toSet()));
        }
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
            Set<String> expected = new TreeSet<>(Set.of("README.md"));
            examples.examples().forEach(e -> expected.add(e.file()));
            assertEquals(expected, files.map(f -> f.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new)));
        }
    }
}
