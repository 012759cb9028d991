package glia.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import glia.api.model.ModelCatalogue;
import glia.api.model.NeuronModel;
import glia.api.model.ParameterDefinition;
import glia.api.model.PortDefinition;
import glia.api.model.SynapseModel;
import glia.testkit.headless.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tables of models in docs/network-format.md say what the catalogue has: names, units, defaults, states, ports. */
class DocumentedModelsTest {

    private static final Path DOCUMENT = Path.of("docs", "network-format.md");
    private static final Pattern PARAMETER = Pattern.compile("`(\\w+)` (-?[0-9][0-9.e-]*)(?: ([^,;]+))?");
    private static final Pattern THOSE_OF = Pattern.compile("those of `(\\w+)`");

    /** By model, the other columns of its row. */
    private final Map<String, List<String>> rows = new HashMap<>();

    @BeforeEach
    void read() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve(DOCUMENT))) {
            folder = folder.getParent();
        }
        assertNotNull(folder, "the tests run within the repository");
        for (String line : Files.readAllLines(folder.resolve(DOCUMENT))) {
            String[] columns = line.split("\\|", -1);
            if (line.startsWith("| `") && columns.length > 3) {
                rows.put(columns[1].strip().replace("`", ""), List.of(columns).subList(2, columns.length - 1).stream()
                        .map(String::strip).toList());
            }
        }
    }

    @Test
    void neuronModels() {
        for (NeuronModel model : Services.get(ModelCatalogue.class).models()) {
            List<String> row = rows.get(model.name());
            assertNotNull(row, model.name());
            assertEquals(expected(model.parameters()), parameters(row.get(0)), model.name());
            assertEquals(model.states().stream().map(s -> '`' + s.name() + '`').collect(Collectors.joining(", ")),
                    row.get(1), model.name());
            assertEquals(model.ports().stream().map(DocumentedModelsTest::port).collect(Collectors.joining(", ")),
                    row.get(2), model.name());
        }
    }

    private static String port(PortDefinition port) {
        boolean plain = port.unit().isEmpty() || port.kind() == PortDefinition.Kind.CURRENT;
        String signs = port.kind() == PortDefinition.Kind.SPIKES ? ", both signs" : "";
        return '`' + port.name() + '`' + (plain ? "" : " (" + port.unit() + signs + ")");
    }

    @Test
    void synapseModels() {
        for (SynapseModel model : Services.get(ModelCatalogue.class).synapseModels()) {
            List<String> row = rows.get(model.name());
            assertNotNull(row, model.name());
            assertEquals(expected(model.parameters()), synapseParameters(row.getFirst()), model.name());
        }
    }

    private Map<String, String> synapseParameters(String column) {
        Map<String, String> parameters = new TreeMap<>();
        Matcher others = THOSE_OF.matcher(column);
        if (others.find()) {
            parameters.putAll(synapseParameters(rows.get(others.group(1)).getFirst()));
        }
        parameters.putAll(parameters(column));
        return parameters;
    }

    private static Map<String, String> expected(List<ParameterDefinition> definitions) {
        Map<String, String> expected = new TreeMap<>();
        definitions.forEach(d -> expected.put(d.name(), d.defaultValue() + " " + d.unit()));
        return expected;
    }

    private static Map<String, String> parameters(String column) {
        Map<String, String> found = new TreeMap<>();
        Matcher parameter = PARAMETER.matcher(column);
        while (parameter.find()) {
            String unit = parameter.group(3) == null ? "" : parameter.group(3).strip();
            found.put(parameter.group(1), Double.parseDouble(parameter.group(2)) + " " + unit);
        }
        return found;
    }
}
