package glia.store.internal.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import glia.api.energy.Experiment;
import glia.api.energy.Laboratory;
import glia.api.energy.Role;
import glia.api.energy.Validation;
import glia.api.energy.ValidationReport;
import glia.api.energy.ValidationReport.Estimate;
import glia.api.energy.ValidationReport.Finding;
import glia.api.energy.ValidationReport.MutantFinding;
import glia.api.store.InvalidRecordException;
import glia.store.internal.file.AtomicFilesComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The pages that a validation leaves. */
class ValidationReportsTest {

    /** Two of them do not fit into a page as they are. */
    private record Named(Role role, String name, double threshold) implements Experiment {

        @Override
        public String claim() {
            return "More <energy> & more spikes.";
        }

        @Override
        public String control() {
            return "Nothing depends on energy.";
        }

        @Override
        public String measure() {
            return "rate (Hz)";
        }

        @Override
        public double sample(Laboratory laboratory, boolean coupled, long seed) {
            throw new AssertionError("reports run nothing");
        }
    }

    private static final ValidationReport REPORT = new ValidationReport(3, 7, List.of(
            new Finding(new Named(Role.INPUT, "packets & <more>", 10), new Estimate(List.of(39.0, 40.0, 41.0), 40, 37.5,
                    42.5), new Estimate(List.of(0.0, 0.0, 0.0), 0, 0, 0), 40, true, "the effect is there"),
            new Finding(new Named(Role.OUTPUT, "read-out", 0.5), new Estimate(List.of(0.1, 0.2, Double.NaN),
                    Double.NaN, Double.NaN, Double.NaN), new Estimate(List.of(-0.6, 0.0, 0.6), 0, -1.5, 1.5),
                    Double.NaN, false, "no number")),
            List.of(new MutantFinding(new Validation.Mutant("free spikes", "a spike costs nothing"),
                    List.of("packets & <more>"), 0)));

    @TempDir
    Path folder;

    private List<Path> write() throws Exception {
        return new RunReportsComponent(new AtomicFilesComponent()).write(folder, REPORT);
    }

    private static Document xml(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(file.toFile());
    }

    private static List<Element> elements(Document document, String tag) {
        NodeList found = document.getElementsByTagName(tag);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add((Element) found.item(i));
        }
        return all;
    }

    @Test
    void areThreeFiles() throws Exception {
        assertEquals(List.of("validation.html", "validation.json", "validation.svg"),
                write().stream().map(p -> p.getFileName().toString()).toList());
    }

    @Test
    void thePageSaysWhatWasFoundAndWhatNoticesAMutant() throws Exception {
        Document page = xml(write().getFirst());
        String text = page.getDocumentElement().getTextContent();
        assertTrue(text.contains("1 of 7 roles are shown"), text);
        assertTrue(text.contains("input: packets & <more>"), text);
        assertTrue(text.contains("does not hold: no number"), text);
        List<Element> rows = elements(page, "tr");
        assertEquals("free spikesa spike costs nothingpackets & <more>0", rows.getLast().getTextContent());
        assertEquals(2, elements(page, "svg").size());
    }

    private static String shown(ValidationReport report) {
        return report.seeds() + " " + report.firstSeed() + " " + report.score() + " " + report.mutants()
                + report.findings().stream().map(f -> f.experiment().role() + f.experiment().name()
                        + f.experiment().claim() + f.experiment().control() + f.experiment().measure()
                        + f.experiment().threshold() + f.effect() + f.control() + f.effectSize() + f.holds()
                        + f.verdict()).toList();
    }

    @Test
    void theRecordIsReadAsItWasWritten() throws Exception {
        Path record = write().get(1);
        ValidationReport read = new RunReportsComponent(new AtomicFilesComponent()).readValidation(record);
        assertEquals(shown(REPORT), shown(read));
        assertThrows(UnsupportedOperationException.class, () -> read.findings().getFirst().experiment().sample(null,
                true, 1));
    }

    /** One readable line with the place, whatever is wrong. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"seeds\" : 3 | \"seeds\" : 1 | seeds: expected a whole number from 2 to 2147483647, got 1",
        "\"score\" : 1 | \"score\" : 2 | score: expected 1, the roles whose experiments all hold, got 2",
        "\"role\" : \"input\" | \"role\" : \"inptu\" | role: expected input, processing, learning,",
        "\"holds\" : true | \"holds\" : 1 | holds: expected true or false, got 1",
        "\"holds\" : true, | | expected \"holds\" here",
        "\"effectSize\" : 40.0 | \"effectSize\" : NaN | effectSize: expected a number, got NaN",
        "\"name\" : \"free spikes\" | \"name\" : [] | name: expected a string, got a list"})
    void whatIsNoRecordIsRefusedWithItsPlace(String good, String bad, String expected) throws Exception {
        Path record = write().get(1);
        String text = Files.readString(record);
        assertTrue(text.contains(good), text);
        Files.writeString(record, text.replaceFirst(Pattern.quote(good), bad == null ? "" : bad));
        String message = assertThrows(InvalidRecordException.class, () -> new RunReportsComponent(
                new AtomicFilesComponent()).readValidation(record)).getMessage();
        assertTrue(message.matches("(?s)" + Pattern.quote(record.toString()) + ":\\d+:\\d+: .*")
                && message.contains(expected) && message.lines().count() == 1, message);
    }

    @Test
    void whatIsNotThereOrNotJsonIsRefused() throws Exception {
        RunReportsComponent reports = new RunReportsComponent(new AtomicFilesComponent());
        assertThrows(InvalidRecordException.class, () -> reports.readValidation(folder.resolve("none.json")));
        Path file = folder.resolve("validation.json");
        for (String text : List.of("", "[]", "{", "{\"findings\": 3}", "[".repeat(1000))) {
            Files.writeString(file, text);
            assertThrows(InvalidRecordException.class, () -> reports.readValidation(file), text);
        }
    }

    @Test
    void theJsonCanBeRead() throws Exception {
        try (JsonParser parser = new JsonFactory().createParser(Files.readString(write().get(1)))) {
            int numbers = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                numbers += token.isNumeric() ? 1 : 0;
            }
            assertTrue(numbers >= 11, "the samples and more: " + numbers);
        }
    }

    /** A dot for each sample that is a number, four thresholds to the right of 0 where the effect is four of them. */
    @Test
    void thePictureHasEachSampleInUnitsOfTheSmallestEffect() throws Exception {
        Document picture = xml(write().getLast());
        assertEquals("svg", picture.getDocumentElement().getTagName());
        assertTrue(elements(picture, "style").getFirst().getTextContent().contains(".dots"));
        List<String> dots = elements(picture, "path").stream().filter(p -> p.getAttribute("class").startsWith("dots"))
                .map(p -> p.getAttribute("d")).toList();
        assertEquals(List.of(3, 3, 2, 3), dots.stream().map(d -> d.split("M").length - 1).toList());
        double zero = x(dots.get(1));
        double threshold = elements(picture, "path").stream().map(p -> p.getAttribute("d"))
                .filter(d -> d.matches("M[-0-9.]+ [-0-9.]+V[-0-9.]+")).mapToDouble(ValidationReportsTest::x).max()
                .orElseThrow() - zero;
        assertEquals(3.9, (x(dots.get(0)) - zero) / threshold, 0.01);
        assertEquals(0.2, (x(dots.get(2)) - zero) / threshold, 0.01);
        assertEquals(-1.2, (x(dots.get(3)) - zero) / threshold, 0.01);
        List<String> names = elements(picture, "text").stream().map(Element::getTextContent).toList();
        assertTrue(names.containsAll(List.of("input: packets & <more>", "output: read-out")), names::toString);
    }

    /** Of the first point of a path. */
    private static double x(String path) {
        return Double.parseDouble(path.substring(1, path.indexOf(' ')));
    }
}
