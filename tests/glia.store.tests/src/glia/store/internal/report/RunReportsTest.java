package glia.store.internal.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import glia.api.energy.Cost;
import glia.api.adaptive.Decision;
import glia.api.adaptive.Loss;
import glia.api.adaptive.Rung;
import glia.api.energy.EnergyTotals;
import glia.api.energy.Role;
import glia.api.network.Network;
import glia.api.simulation.RunReport;
import glia.api.store.ExactComparison;
import glia.api.store.HostEnergy;
import glia.api.store.RunSummary;
import glia.api.store.SpikeAnalysis;
import glia.store.internal.TestNetwork;
import glia.store.internal.analysis.SpikeAnalysesComponent;
import glia.store.internal.file.AtomicFilesComponent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class RunReportsTest {

    private static final Map<Cost, Long> COSTS = Map.of(Cost.REST, 3L, Cost.ACTION_POTENTIALS, 2L,
            Cost.POSTSYNAPTIC_CURRENTS, 1L, Cost.RELEASE, 1L, Cost.RECYCLING, 0L);

    @TempDir
    private Path folder;

    private final RunReportsComponent reports = new RunReportsComponent(new AtomicFilesComponent());

    private static SpikeAnalysis analysis(Network network, int steps, double probability) {
        SpikeAnalysis analysis = new SpikeAnalysesComponent().begin(network, 0, 0, steps);
        Random random = new Random(11);
        int[] ids = new int[network.neurons()];
        for (int step = 1; step <= steps; step++) {
            int count = 0;
            for (int id = 0; id < ids.length; id++) {
                if (random.nextDouble() < probability) {
                    ids[count++] = id;
                }
            }
            analysis.spikes(step, ids, count);
            analysis.completed(step);
        }
        return analysis;
    }

    private static RunSummary summary(Network network, SpikeAnalysis analysis, boolean statistics, double wall) {
        long[] spikes = analysis.statistics().populations().stream().mapToLong(g -> g.spikes()).toArray();
        RunReport report = new RunReport("cpu", 2, 1000, 100, wall, 0.5, analysis.statistics().network().spikes(),
                spikes, network.populations().stream().mapToLong(p -> 1000L * p.living()).toArray(),
                2500, 123_456_789_012L, 77, 4000, 0.1, "00ff",
                new EnergyTotals(network.populations().stream().map(p -> p.index() == 0
                        ? new EnergyTotals.Population(93, Map.of(Role.PROCESSING, 60L, Role.INPUT, 23L), 10, 4,
                                Map.of(Cost.ACTION_POTENTIALS, 40L, Cost.MEMBRANE_POTENTIAL, 20L))
                        : new EnergyTotals.Population(7, Map.of(Role.PROCESSING, 7L), 0, 0, COSTS)).toList(),
                        List.of(new EnergyTotals.Pool("glia[0]", 40), new EnergyTotals.Pool("glia[1]", 60)), 0));
        return new RunSummary("0.1.0", "a <file>", network, 0.25, 20, report,
                statistics ? Optional.of(analysis.statistics()) : Optional.empty(), OptionalLong.empty(),
                "no such thing here", List.of("spikes.csv"));
    }

    @Test
    void jsonHasWhatWasPromised() throws IOException {
        Network network = TestNetwork.dt(0.1).population("E", 8).population("\u00dcbung \"1\"", 2).build();
        SpikeAnalysis analysis = analysis(network, 1000, 0.02);
        String text = reports.json(summary(network, analysis, true, 0.2));
        assertEquals(1, text.lines().count());
        assertTrue(text.chars().allMatch(c -> c < 128), "ASCII, whatever the terminal");
        Map<String, Object> json = parse(text);
        assertEquals(10L, json.get("neurons"));
        assertEquals(1000L, json.get("synapses"));
        assertEquals(0.25, json.get("buildSeconds"));
        assertEquals(100.0, json.get("simulatedMs"));
        assertEquals(0.2, json.get("wallSeconds"));
        assertEquals(0.5, json.get("cpuSeconds"));
        assertEquals(0.5, json.get("realTimeFactor"));
        assertEquals(123_456_789_012L, json.get("synapticEvents"));
        assertEquals(617_283_945_060.0, json.get("synapticEventsPerSecond"));
        assertEquals(4.0, json.get("bytesPerSynapse"));
        assertEquals(0.75, json.get("updatedShare"));
        assertEquals("no such thing here", json.get("peakMemoryAbsent"));
        assertEquals("cpu", json.get("backend"));
        assertEquals(2L, json.get("threads"));
        assertEquals(42L, json.get("seed"));
        assertEquals("00ff", json.get("spikeSha256"));
        Map<String, Long> costs = Map.of("rest", 3L, "actionPotentials", 2L, "postsynapticCurrents", 1L,
                "release", 1L, "recycling", 0L);
        assertEquals(Map.of("supplied", 200L, "spent", Map.of("input", 23L, "processing", 67L), "stored", 110L,
                "costs", Map.of("rest", 3L, "actionPotentials", 42L, "postsynapticCurrents", 1L, "release", 1L,
                        "recycling", 0L, "membranePotential", 20L),
                "residual", 0L, "joules", 1.66e-14, "pools", Map.of("glia[0]", 40L, "glia[1]", 60L),
                "populations", Map.of(
                        "E", Map.of("supplied", 93L, "spent", Map.of("input", 23L, "processing", 60L), "stored", 10L,
                                "unitsPerModelUnit", 4.0, "costs",
                                Map.of("actionPotentials", 40L, "membranePotential", 20L)),
                        "\u00dcbung \"1\"", Map.of("supplied", 7L, "spent", Map.of("processing", 7L),
                                "stored", 0L, "costs", costs))),
                json.get("energy"));
        long spikes = analysis.statistics().populations().get(1).spikes();
        assertEquals(Map.of("E", analysis.statistics().populations().get(0).spikes() / 0.8, "\u00dcbung \"1\"",
                spikes / 0.2), json.get("rateHz"));
        assertEquals(2, ((Map<?, ?>) json.get("cvIsi")).size());
        assertEquals(2, ((Map<?, ?>) json.get("fano3ms")).size());
        assertEquals(List.of(0.0, 100.0), json.get("statisticsMs"));
    }

    @Test
    void energyOfTheMachineIsToldInAllAndByEvent() throws IOException {
        Network network = TestNetwork.dt(0.1).population("E", 8).build();
        SpikeAnalysis analysis = analysis(network, 10, 0);
        RunSummary s = summary(network, analysis, true, 1);
        assertEquals("it was not measured", parse(reports.json(s)).get("hostJoulesAbsent"));
        RunSummary measured = new RunSummary(s.version(), s.source(), network, s.buildSeconds(), s.buildCpuSeconds(),
                s.predicted(), s.warmupMs(), s.report(), s.statistics(), s.peakMemoryBytes(), s.peakMemoryAbsence(),
                new HostEnergy(OptionalDouble.of(123.456789012), ""), List.of(new Decision(
                        Instant.parse("2026-11-27T12:00:00Z"), Rung.METRICS, true, "cpu.others_share", 0.9, 0.8,
                        "it is 0.9", "fewer samples", "when it is calm"), new Decision(
                        Instant.parse("2026-11-27T12:00:05Z"), Rung.METRICS, false, "", Double.NaN, Double.NaN,
                        "all is calm", "no longer", "", List.of(new Loss(1, "N", 100, 600, List.of(
                                new Loss.Population("E", 4, 5, 0.5), new Loss.Population("I", 0, 0, Double.NaN)), ""),
                                new Loss(2, "M", Double.NaN, Double.NaN, List.of(), "it was reset")))),
                Optional.of(new ExactComparison(new double[] {5.5}, new double[] {0.25})), s.files());
        Map<String, Object> json = parse(reports.json(measured));
        assertEquals(123.456789012, json.get("hostJoules"));
        assertEquals(1e-9, (double) json.get("hostJoulesPerSynapticEvent"), 1e-21);
        assertFalse(json.containsKey("hostJoulesAbsent"));
        assertEquals(List.of(Map.of("time", "2026-11-27T12:00:00Z", "rung", "metrics", "shed", true, "signal",
                "cpu.others_share", "value", 0.9, "limit", 0.8, "reason", "it is 0.9", "cost", "fewer samples",
                "release", "when it is calm"), Map.of("time", "2026-11-27T12:00:05Z", "rung", "metrics", "shed", false,
                "reason", "all is calm", "cost", "no longer", "losses", List.of(Map.of("fromMs", 100.0, "toMs", 600.0,
                        "populations", Map.of("E", Map.of("rateHz", 4.0, "exactRateHz", 5.0, "error50ms", 0.5), "I",
                                Map.of("rateHz", 0.0, "exactRateHz", 0.0))), Map.of("absent", "it was reset")))),
                json.get("adaptive"));
        assertFalse(parse(reports.json(s)).containsKey("adaptive"), "nothing was decided");
        assertEquals(Map.of("E", Map.of("exactRateHz", 5.5, "error50ms", 0.25)), json.get("comparedWithExact"));
        reports.write(folder, measured, analysis.figures());
        String report = Files.readString(folder.resolve("report.html"));
        assertTrue(report.contains("123.5 J, 1.000 nJ a synaptic event"));
        assertTrue(report.contains("E: 5.500 Hz there, spikes in 50 ms off by 25.00 %"), report);
    }

    @Test
    void jsonLeavesOutWhatIsNotKnown() throws IOException {
        Network network = TestNetwork.dt(0.1).population("E", 8).build();
        String text = reports.json(summary(network, analysis(network, 10, 0), true, 0));
        assertFalse(text.contains("NaN") || text.contains("Infinity"), text);
        Map<String, Object> json = parse(text);
        assertFalse(json.containsKey("realTimeFactor"));
        assertFalse(json.containsKey("synapticEventsPerSecond"));
        assertEquals(Map.of(), json.get("cvIsi"));
        assertFalse(parse(reports.json(summary(network, analysis(network, 10, 0), false, 1))).containsKey("cvIsi"));
    }

    @Test
    void reportShowsEveryFigureOnce() throws Exception {
        Network network = TestNetwork.dt(0.1).named("<net> & \u0001").population("E<1>", 8).population("I&2", 4)
                .build();
        SpikeAnalysis analysis = analysis(network, 1000, 0.02);
        List<Path> written = reports.write(folder, summary(network, analysis, true, 0.2), analysis.figures());
        assertEquals(List.of(folder.resolve("report.html"), folder.resolve("run.json")), written);
        assertEquals(parse(reports.json(summary(network, analysis, true, 0.2))),
                parse(Files.readString(written.get(1))));
        String html = Files.readString(written.get(0));
        assertFalse(Pattern.compile("(src|href)=|<script|url\\(").matcher(html).find(), "self-contained, no script");
        assertTrue(html.contains("prefers-color-scheme: dark"));
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(written.get(0).toFile());
        List<String> plots = new ArrayList<>();
        NodeList svgs = document.getElementsByTagName("svg");
        for (int i = 0; i < svgs.getLength(); i++) {
            plots.add(((Element) svgs.item(i)).getAttribute("id"));
        }
        assertEquals(List.of("raster", "rates", "intervals", "neuron-cvs", "neuron-rates"), plots);
        assertEquals(analysis.statistics().populations().get(0).spikes(), dots((Element) svgs.item(0), "dots c0"));
        assertEquals(analysis.statistics().populations().get(1).spikes(), dots((Element) svgs.item(0), "dots c1"));
        for (int i = 1; i < 4; i++) {
            assertEquals(2, paths((Element) svgs.item(i)).size(), "one curve a population in " + plots.get(i));
        }
        String text = document.getDocumentElement().getTextContent();
        for (String unit : List.of("time (ms)", "rate (Hz)", "interval (ms, logarithmic)", "neurons (%)", "E<1>",
                "glia[1]", "of those of an exact run")) {
            assertTrue(text.contains(unit), unit);
        }
    }

    @Test
    void reportOfManyPopulationsAndOfSilenceIsWellFormed() throws Exception {
        TestNetwork many = TestNetwork.dt(0.1);
        for (int i = 0; i < 600; i++) {
            many.population("P" + i, 2);
        }
        Network network = many.build();
        SpikeAnalysis analysis = analysis(network, 2000, 0.05);
        reports.write(folder, summary(network, analysis, false, 0.2), analysis.figures());
        Path file = folder.resolve("report.html");
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        assertTrue(Files.size(file) < 2_000_000, () -> "size " + file.toFile().length());
        Element table = tables(document).stream().filter(t -> t.getAttribute("id").equals("populations")).findFirst()
                .orElseThrow();
        assertEquals(501, table.getElementsByTagName("tr").getLength(), "500 populations and the head");
        Network silent = TestNetwork.dt(1).population("A", 1).build();
        SpikeAnalysis nothing = analysis(silent, 1, 0);
        reports.write(folder, summary(silent, nothing, true, 0), nothing.figures());
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        String text = Files.readString(file);
        assertFalse(text.contains("NaN") || text.contains("Infinity"), text);
    }

    private static List<Element> tables(Document document) {
        List<Element> tables = new ArrayList<>();
        NodeList all = document.getElementsByTagName("table");
        for (int i = 0; i < all.getLength(); i++) {
            tables.add((Element) all.item(i));
        }
        return tables;
    }

    private static Map<String, Object> parse(String text) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            assertEquals(JsonToken.START_OBJECT, parser.nextToken());
            Map<String, Object> object = object(parser);
            assertEquals(null, parser.nextToken(), "one object and nothing else");
            return object;
        }
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            assertFalse(object.containsKey(name), name);
            object.put(name, value(parser));
        }
        return object;
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                List<Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                yield array;
            }
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            default -> throw new AssertionError("unexpected " + parser.currentToken());
        };
    }

    private static List<Element> paths(Element svg) {
        List<Element> paths = new ArrayList<>();
        NodeList all = svg.getElementsByTagName("path");
        for (int i = 0; i < all.getLength(); i++) {
            paths.add((Element) all.item(i));
        }
        return paths;
    }

    private static long dots(Element svg, String kind) {
        return paths(svg).stream().filter(p -> p.getAttribute("class").equals(kind))
                .mapToLong(p -> p.getAttribute("d").chars().filter(c -> c == 'M').count()).sum();
    }
}
