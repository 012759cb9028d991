package glia.network.internal.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.change.ChangeTimetable;
import glia.api.change.NetworkChange;
import glia.api.change.NetworkChange.AddNeurons;
import glia.api.change.NetworkChange.AddSynapses;
import glia.api.change.NetworkChange.RemoveNeurons;
import glia.api.change.NetworkChange.RemoveSynapses;
import glia.api.change.NetworkChange.SetParameter;
import glia.api.change.NetworkChange.SetState;
import glia.api.change.NetworkChange.SetStimulus;
import glia.api.change.NetworkChange.SetWeights;
import glia.api.model.ModelCatalogue;
import glia.api.network.DeviceDescription;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.network.internal.PublishedSchema;
import glia.testkit.headless.Services;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeFileReaderTest {

    private static final String GOOD = """
            {
              "$schema": "urn:glia:schema:changes:1",
              "glia": 1,
              "changes": [
                { "time": 0, "change": "set_parameter", "population": "E", "parameter": "I_e", "value": 120 },
                { "time": 20, "change": "set_parameter", "population": "E", "parameter": "V_th",
                  "neurons": [1, 4], "value": [-50, -51] },
                { "time": 20, "change": "set_weights", "projection": "EE", "weight": 6 },
                { "time": 20.04, "change": "set_weights", "projection": "I->I", "sources": [4, 0], "targets": [0, 4],
                  "nth": [0, 2], "weight": [-2, -3] },
                { "time": 30, "change": "set_stimulus", "device": "noise", "rate": 50 },
                { "time": 40, "change": "set_stimulus", "device": "noise", "stop": 70 },
                { "time": 50, "change": "set_stimulus", "device": "single", "times": [60, 70.5] },
                { "time": 60, "change": "add_synapses", "projection": "EE", "sources": [1, 2], "targets": [3, 3],
                  "weight": 4, "delay": [1.5, 2] },
                { "time": 60, "change": "remove_synapses", "projection": "EE", "sources": [2], "targets": [3] },
                { "time": 70, "change": "remove_neurons", "population": "E", "neurons": [9, 2] },
                { "time": 70, "change": "add_neurons", "population": "E", "parents": [3, -1] },
                { "time": 80, "change": "add_neurons", "population": "I", "count": 2 },
                { "time": 90, "change": "set_state", "population": "E", "state": "V_m", "neurons": [1, 4],
                  "value": [-60.5, -61] },
                { "time": 90, "change": "set_state", "population": "I", "state": "V_m",
                  "neurons": { "first": 0, "count": 5 }, "value": -59 }
              ]
            }
            """;

    private final ChangeFileReader reader = new ChangeFileReader(Services.get(ModelCatalogue.class));
    private final PublishedSchema schema = new PublishedSchema("changes");

    @TempDir
    private Path folder;

    private ChangeTimetable read(String text) throws NetworkException, IOException {
        NetworkDescription network = new NetworkFileReader(Services.get(ModelCatalogue.class)).read(BadNetworks.GOOD,
                folder.resolve("good.network.json"));
        return reader.read(Files.writeString(folder.resolve("some.changes.json"), text), network);
    }

    /** Written from what was read, and from nothing else, a file says the same. */
    @Test
    void writesWhatItReads() throws Exception {
        ChangeFileWriter writer = new ChangeFileWriter();
        ChangeTimetable read = read(GOOD);
        String written = writer.text(read.entries(), 0.1);
        assertEquals("", schema.complaints(written));
        ChangeTimetable again = read(written);
        assertEquals(read.entries().size(), again.entries().size());
        for (int i = 0; i < read.entries().size(); i++) {
            assertEquals(read.entries().get(i).step(), again.entries().get(i).step());
            assertEquals(fields(read.entries().get(i).change()), fields(again.entries().get(i).change()));
        }
        assertEquals(written, writer.text(again.entries(), 0.1));
        assertEquals(List.of(), read(writer.text(List.of(), 0.1)).entries());
    }

    /** JSON has no numbers for it, but a repair that was taken back has set it. */
    @Test
    void whatIsNoFiniteNumberIsAWord() throws Exception {
        ChangeFileWriter writer = new ChangeFileWriter();
        List<NetworkChange> changes = List.of(
                new SetState("E", "V_m", new int[] {1, 4}, new double[] {Double.NaN, -61.123456789012}),
                new SetState("I", "V_m", new int[] {0, 2}, new double[] {Double.NEGATIVE_INFINITY}),
                new SetWeights("EE", new int[] {4, 0}, new int[] {0, 4}, new int[] {0, 1},
                        new double[] {Double.POSITIVE_INFINITY, Double.NaN}));
        String written = writer.text(changes.stream().map(change -> new ChangeTimetable.Entry(7, change, 0, 0))
                .toList(), 0.1);
        assertTrue(written.contains("\"value\": [\"NaN\", -61.123456789012]")
                && written.contains("\"value\": \"-Infinity\"")
                && written.contains("\"weight\": [\"Infinity\", \"NaN\"]"), written);
        assertEquals("", schema.complaints(written));
        List<ChangeTimetable.Entry> read = read(written).entries();
        for (int i = 0; i < changes.size(); i++) {
            assertEquals(fields(changes.get(i)), fields(read.get(i).change()));
        }
        assertEquals("", schema.complaints(GOOD.replace("-60.5", "\"-Infinity\"")));
        assertNotEquals("", schema.complaints(GOOD.replace("-60.5", "\"nan\"")));
        assertNotEquals("", schema.complaints(GOOD.replace("\"value\": 120", "\"value\": \"NaN\"")));
        for (NetworkChange none : List.of(new SetParameter("E", "I_e", null, new double[] {Double.NaN}),
                new SetParameter("E", "I_e", new int[] {1, 2}, new double[] {1, Double.NaN}),
                new SetWeights("EE", new int[] {4}, new int[] {0}, new double[] {Double.NaN}))) {
            assertEquals("the change after step 3: a file of changes has no word for NaN but as a state or as the"
                    + " weight of a single synapse", assertThrows(IllegalArgumentException.class, () -> writer.text(
                            List.of(new ChangeTimetable.Entry(3, none, 0, 0)), 0.1)).getMessage());
        }
    }

    /** All that a change says, arrays included; an end that never comes is as good as the latest there is. */
    private static String fields(Object change) throws ReflectiveOperationException {
        StringBuilder text = new StringBuilder(change.getClass().getSimpleName());
        for (RecordComponent component : change.getClass().getRecordComponents()) {
            Object value = component.getAccessor().invoke(change);
            text.append(' ').append(component.getName()).append('=').append(switch (value) {
                case int[] some -> Arrays.toString(some);
                case double[] some -> Arrays.toString(some);
                case DeviceDescription device -> fields(device);
                case Double number -> Math.min(number, Times.LATEST);
                case null, default -> value;
            });
        }
        return text.toString();
    }

    @Test
    void readsWhatIsWritten() throws Exception {
        assertEquals("", schema.complaints(GOOD));
        ChangeTimetable read = read(GOOD);
        assertEquals(List.of(0L, 200L, 200L, 200L, 300L, 400L, 500L, 600L, 600L, 700L, 700L,
                800L, 900L, 900L),
                read.entries().stream().map(ChangeTimetable.Entry::step).toList());
        assertEquals(5, read.entries().getFirst().line());
        assertEquals(5, read.entries().getFirst().column());
        SetParameter all = (SetParameter) read.entries().get(0).change();
        assertEquals("E.I_e", all.population() + "." + all.parameter());
        assertEquals(null, all.neurons());
        assertArrayEquals(new double[] {120}, all.values());
        SetParameter some = (SetParameter) read.entries().get(1).change();
        assertArrayEquals(new int[] {1, 4}, some.neurons());
        assertArrayEquals(new double[] {-50, -51}, some.values());
        SetWeights everywhere = (SetWeights) read.entries().get(2).change();
        assertEquals("EE", everywhere.projection());
        assertEquals(null, everywhere.sources());
        SetWeights single = (SetWeights) read.entries().get(3).change();
        assertArrayEquals(new int[] {4, 0}, single.sources());
        assertArrayEquals(new int[] {0, 4}, single.targets());
        assertArrayEquals(new int[] {0, 2}, single.nth());
        assertArrayEquals(new double[] {-2, -3}, single.weights());
        var once = (DeviceDescription.PoissonGenerator) ((SetStimulus) read.entries().get(4).change()).device();
        assertEquals(List.of(50.0, 10.0, Double.POSITIVE_INFINITY), List.of(once.rate(), once.start(), once.stop()));
        var twice = (DeviceDescription.PoissonGenerator) ((SetStimulus) read.entries().get(5).change()).device();
        assertEquals(List.of(50.0, 10.0, 70.0), List.of(twice.rate(), twice.start(), twice.stop()),
                "what was changed before stays");
        var kicks = (DeviceDescription.SpikeGenerator) ((SetStimulus) read.entries().get(6).change()).device();
        assertArrayEquals(new double[] {60, 70.5}, kicks.times());
        AddSynapses come = (AddSynapses) read.entries().get(7).change();
        assertArrayEquals(new int[] {1, 2}, come.sources());
        assertArrayEquals(new int[] {3, 3}, come.targets());
        assertArrayEquals(new double[] {4}, come.weights());
        assertArrayEquals(new double[] {1.5, 2}, come.delays());
        RemoveSynapses go = (RemoveSynapses) read.entries().get(8).change();
        assertArrayEquals(new int[] {2}, go.sources());
        assertArrayEquals(new int[] {3}, go.targets());
        RemoveNeurons deaths = (RemoveNeurons) read.entries().get(9).change();
        assertEquals("E", deaths.population());
        assertArrayEquals(new int[] {9, 2}, deaths.neurons());
        AddNeurons births = (AddNeurons) read.entries().get(10).change();
        assertEquals("E 2", births.population() + ' ' + births.count());
        assertArrayEquals(new int[] {3, -1}, births.parents());
        AddNeurons orphans = (AddNeurons) read.entries().get(11).change();
        assertEquals("I 2", orphans.population() + ' ' + orphans.count());
        assertEquals(null, orphans.parents());
        SetState potentials = (SetState) read.entries().get(12).change();
        assertEquals("E.V_m", potentials.population() + "." + potentials.state());
        assertArrayEquals(new int[] {1, 4}, potentials.neurons());
        assertArrayEquals(new double[] {-60.5, -61}, potentials.values());
        assertArrayEquals(new int[] {0, 1, 2, 3, 4}, ((SetState) read.entries().get(13).change()).neurons(),
                "all that there can be");
    }

    @Test
    void anAccountOfEnergyIsNoStateThatCouldBeSet() throws Exception {
        NetworkDescription network = new NetworkFileReader(Services.get(ModelCatalogue.class)).read("""
                {"glia": 1, "name": "account", "populations": [
                  {"name": "E", "size": 4, "model": "elif_psc_exp"}]}
                """, folder.resolve("account.network.json"));
        Path file = Files.writeString(folder.resolve("account.changes.json"), """
                {"glia": 1, "changes": [
                  {"time": 1, "change": "set_state", "population": "E", "state": "epsilon", "neurons": [0],
                    "value": 1}]}
                """);
        assertEquals(file + ":2:66: changes[0].state: \"epsilon\" of elif_psc_exp is an account of energy, which only"
                + " transfers change", assertThrows(NetworkException.class, () -> reader.read(file, network))
                        .problems().getFirst().toString());
    }

    /** Each mistake, where it is. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"glia\": 1 | \"glia\": 2 | 3:11: glia: expected 1, the version of this format",
        "\"population\": \"E\", \"parameter\": \"I_e\" | \"population\": \"e\", \"parameter\": \"I_e\" | "
                + "5:59: changes[0].population: there is no population \"e\" (did you mean \"E\"?)",
        "\"I_e\" | \"I_f\" | 5:77: changes[0].parameter: unknown parameter \"I_f\" of iaf_psc_exp; it has: tau_m, C_m,"
                + " t_ref, E_L, V_th, V_reset, I_e, tau_syn_ex, tau_syn_in (did you mean \"I_e\"?)",
        "\"value\": 120 | \"value\": \"much\" | 5:93: changes[0].value: expected a finite number in pA, found \"much\"",
        "\"time\": 0, | \"time\": 0, \"tim\": 0, | 5:18: changes[0]: unknown key \"tim\" (did you mean \"time\"?)",
        "[1, 4] | [1, 10] | 7:22: changes[1].neurons: expected indices in ascending order, the next one from 2 to 9,"
                + " found 10",
        "[-50, -51] | [-50, -51, 3] | 7:35: changes[1].value: expected one value or 2, one for each neuron, found 3",
        "\"weight\": 6 | \"weight\": [6, 7] | "
                + "8:74: changes[2].weight: expected one weight for all synapses, or \"sources\" and \"targets\"",
        "[4, 0] | [4, 5] | 9:84: changes[3].sources[1]: expected an index from 0 to 4, found 5",
        "[4, 0] | [4] | 9:96: changes[3].targets: expected as many as sources, 1, found 2",
        "\"sources\": [4, 0], | '' | "
                + "9:5: changes[3].sources: missing; expected \"sources\" and \"targets\" together",
        "\"time\": 30 | \"time\": 10 | "
                + "11:15: changes[4].time: expected times in ascending order, at least 20",
        "\"rate\": 50 | \"amplitude\": 50 | 11:77: changes[4].amplitude: a poisson_generator has no \"amplitude\";"
                + " it has: rate, start, stop",
        "\"rate\": 50 | \"rate\": -1 | 11:72: changes[4].rate: expected a finite number >= 0 and <= 100000000 in Hz,"
                + " found -1",
        "\"stop\": 70 | \"stop\": 7 | 12:72: changes[5].stop: expected a time after the start at 10 ms, found 7",
        "\"device\": \"single\" | \"device\": \"volts\" | "
                + "13:55: changes[6].device: a multimeter records and sends nothing that could be changed",
        "[60, 70.5] | [60, 7] | "
                + "13:79: changes[6].times[1]: expected times in ascending order, found 7 after 60",
        "\"delay\": [1.5, 2] | \"delay\": -1 | 15:29: changes[7].delay: expected a finite number > 0 in ms, found -1",
        "\"delay\": [1.5, 2] | \"delay\": [1, 2, 3] | 15:29: changes[7].delay: expected one delay or 2, one for each"
                + " synapse, found 3",
        "\"sources\": [2], | '' | 16:5: changes[8]: missing key \"sources\"",
        "[9, 2] | [9, 10] | 17:81: changes[9].neurons[1]: expected an index from 0 to 9, found 10",
        "[3, -1] | [3, -2] | 18:78: changes[10].parents[1]: expected an index from -1 to 9, found -2",
        "\"count\": 2 | \"count\": 6 | 19:72: changes[11].count: expected a whole number from 1 to 5, found 6",
        ", \"count\": 2 | '' | 19:5: changes[11].count: expected either \"count\" or \"parents\"",
        "\"count\": 2 | \"count\": 2, \"parents\": [1] | "
                + "19:86: changes[11].parents: expected either \"count\" or \"parents\"",
        "\"nth\": [0, 2] | \"nth\": [0] | 10:14: changes[3].nth: expected as many as sources, 2, found 1",
        "\"nth\": [0, 2] | \"nth\": [0, -1] | 10:18: changes[3].nth[1]: expected an index from 0 to 2147483646,"
                + " found -1",
        "\"weight\": 6 | \"weight\": 6, \"nth\": [1] | 8:84: changes[2].nth: expected \"sources\" and"
                + " \"targets\" beside it",
        "\"state\": \"V_m\" | \"state\": \"V_n\" | 20:70: changes[12].state: unknown state variable \"V_n\" of"
                + " iaf_psc_exp; it has: V_m, I_syn_ex, I_syn_in, refractory (did you mean \"V_m\"?)",
        "[-60.5, -61] | [-60.5, 1e39] | 21:24: changes[12].value[1]: expected a finite number in mV, \"NaN\","
                + " \"Infinity\" or \"-Infinity\", found 1e39, which is beyond float32 (3.4e38)",
        "[-60.5, -61] | \"nan\" | 21:16: changes[12].value: expected a finite number in mV, \"NaN\", \"Infinity\""
                + " or \"-Infinity\", found \"nan\"",
        "[-2, -3] | [-2, true] | 10:37: changes[3].weight[1]: expected a finite number, \"NaN\", \"Infinity\""
                + " or \"-Infinity\", found true",
        "\"weight\": 6 | \"weight\": \"NaN\" | 8:74: changes[2].weight: expected a finite number, found \"NaN\"",
        "[-60.5, -61] | [1, 2, 3] | 21:16: changes[12].value: expected one value or 2, one for each neuron, found 3",
        "\"neurons\": { \"first\": 0, \"count\": 5 }, | '' | 22:5: changes[13]: missing key \"neurons\"",
        "\"count\": 5 | \"count\": 8 | 23:41: changes[13].neurons.count: expected a whole number from 1 to 5, found 8",
        "\"set_weights\" | \"set_weight\" | 8:29: changes[2].change: expected one of set_parameter, set_state,"
                + " set_weights, set_stimulus, add_synapses, remove_synapses, add_neurons,"
                + " remove_neurons, set_pool, set_homeostasis, set_reserve, set_synapse_turnover, set_neuron_turnover,"
                + " set_coordination; found \"set_weight\" (did you mean \"set_weights\"?)"})
    void reportsTheMistakeWhereItIs(String good, String bad, String message) throws Exception {
        int at = GOOD.indexOf(good);
        String text = GOOD.substring(0, at) + bad + GOOD.substring(at + good.length());
        assertNotEquals(GOOD, text);
        NetworkException e = assertThrows(NetworkException.class, () -> read(text));
        assertEquals(folder.resolve("some.changes.json") + ":" + message,
                e.problems().getFirst().toString());
        assertEquals(1, e.problems().size(), e::getMessage);
    }

    @Test
    void aFolderIsRefused() {
        assertEquals(folder + ": is a folder; expected a file of changes", assertThrows(NetworkException.class,
                () -> reader.read(folder, null)).getMessage());
    }
}
