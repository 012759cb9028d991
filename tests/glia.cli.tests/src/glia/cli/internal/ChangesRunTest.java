package glia.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.change.ChangeTimetable;
import glia.api.change.ChangeWriter;
import glia.api.change.InvalidChangeException;
import glia.api.change.NetworkChange.SetParameter;
import glia.api.change.NetworkChange.SetStimulus;
import glia.api.change.NetworkChange.SetWeights;
import glia.api.network.DeviceDescription;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkReader;
import glia.api.network.Progress;
import glia.api.simulation.RunOptions;
import glia.api.simulation.RunReport;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code glia run} with {@code --changes}. */
class ChangesRunTest {

    private static final String NETWORK = """
            { "glia": 1, "name": "fed", "duration": 400,
              "populations": [{ "name": "E", "size": 50, "capacity": 52, "model": "iaf_psc_exp" }],
              "projections": [{ "source": "E", "target": "E", "rule": { "type": "fixed_indegree", "indegree": 9 },
                "weight": 40, "delay": 1.5 }],
              "devices": [{ "name": "noise", "model": "poisson_generator", "rate": 9000,
                "targets": [{ "population": "E", "weight": 50 }] }] }
            """;
    private static final String CHANGES = """
            { "glia": 1, "changes": [
              { "time": 100, "change": "set_stimulus", "device": "noise", "rate": 0 },
              { "time": 200, "change": "set_stimulus", "device": "noise", "rate": 12000 },
              { "time": 200, "change": "set_weights", "projection": "E->E", "weight": 10 },
              { "time": 250, "change": "add_synapses", "projection": "E->E", "sources": [1, 2], "targets": [3, 3],
                "weight": [9, 11], "delay": 1.5 },
              { "time": 260, "change": "remove_synapses", "projection": "E->E", "sources": [2], "targets": [3] },
              { "time": 300, "change": "set_parameter", "population": "E", "parameter": "V_th", "value": 1000 }
            ] }
            """;

    @TempDir
    private Path folder;

    private Cli cli;
    private String network;
    private String checkpoint;

    @BeforeEach
    void writeFiles() throws Exception {
        cli = Services.get(Cli.class);
        network = Files.writeString(folder.resolve("fed.network.json"), NETWORK).toString();
        checkpoint = folder.resolve("run.checkpoint").toString();
    }

    private String changes(String text) throws IOException {
        return Files.writeString(folder.resolve("some.changes.json"), text).toString();
    }

    private Map<String, Object> json(String... arguments) throws IOException {
        Console fresh = new Console(false);
        assertEquals(0, fresh.run(cli, Stream.concat(Stream.of("run", network, "--json"), Stream.of(arguments))
                .toArray(String[]::new)), fresh::err);
        return Json.object(fresh.out());
    }

    private String error(int exitCode, String... arguments) {
        Console fresh = new Console(false);
        assertEquals(exitCode, fresh.run(cli, Stream.concat(Stream.of("run", network), Stream.of(arguments))
                .toArray(String[]::new)), fresh::err);
        assertEquals("", fresh.out());
        return fresh.error();
    }

    @Test
    void whatIsChangedShowsInTheSpikesFromTheVeryStepOn() throws IOException {
        String file = changes(CHANGES);
        Path out = folder.resolve("out");
        json("--changes", file, "--out", out.toString());
        List<Double> times = Files.readAllLines(out.resolve("spikes.csv")).stream().skip(1)
                .map(line -> Double.parseDouble(line.split(",")[0])).toList();
        assertTrue(times.stream().anyMatch(t -> t < 100));
        // what was sent is followed by a few more spikes, then there is silence
        assertFalse(times.stream().anyMatch(t -> t > 130 && t <= 200));
        assertTrue(times.stream().anyMatch(t -> t > 200 && t <= 210));
        assertTrue(times.stream().anyMatch(t -> t > 290 && t <= 300));
        assertFalse(times.stream().anyMatch(t -> t > 300), "nobody reaches that threshold");
    }

    @Test
    void checkpointsBeforeAtAndAfterChangesComeToTheSameEnd() throws IOException {
        String file = changes(CHANGES);
        Map<String, Object> whole = json("--changes", file, "--threads", "1");
        assertNotEquals(json().get("spikeSha256"), whole.get("spikeSha256"));
        String[][] parts = {{"60"}, {"200"}, {"200.1"}, {"255"}, {"300"}};
        json("--changes", file, "--time", "60", "--checkpoint", checkpoint, "--threads", "3");
        for (String[] part : parts) {
            json("--changes", file, "--time", part[0], "--restore", checkpoint, "--checkpoint", checkpoint,
                    "--threads", "2");
        }
        Map<String, Object> restored = json("--changes", file, "--restore", checkpoint, "--threads", "1");
        for (String key : List.of("spikeSha256", "energy", "synapticEvents", "deviceEvents")) {
            assertEquals(whole.get(key), restored.get(key), key);
        }
        assertEquals(whole.get("spikeSha256"), json("--restore", checkpoint).get("spikeSha256"),
                "the changes are in the checkpoint");
    }

    /** A state is set once, at its step, however the run is cut and by however many threads. */
    @Test
    void statesAreSetExactly() throws IOException {
        String file = changes("""
                { "glia": 1, "changes": [
                  { "time": 50, "change": "set_stimulus", "device": "noise", "rate": 0 },
                  { "time": 200, "change": "set_state", "population": "E", "state": "V_m",
                    "neurons": { "first": 10, "count": 30 }, "value": -40 },
                  { "time": 300, "change": "set_state", "population": "E", "state": "V_m", "neurons": [7, 9],
                    "value": [-40, -70] },
                  { "time": 300, "change": "set_state", "population": "E", "state": "V_m", "neurons": [8],
                    "value": -40 },
                  { "time": 300, "change": "remove_neurons", "population": "E", "neurons": [8] },
                  { "time": 300, "change": "add_neurons", "population": "E", "count": 1 }
                ] }
                """);
        Path out = folder.resolve("out");
        Map<String, Object> whole = json("--changes", file, "--threads", "1", "--out", out.toString());
        List<String> spikes = Files.readAllLines(out.resolve("spikes.csv")).stream().skip(1)
                .filter(line -> Double.parseDouble(line.split(",")[0]) > 100).toList();
        assertEquals(IntStream.range(10, 40).mapToObj(neuron -> "200.1,E," + neuron).toList(),
                spikes.stream().filter(line -> line.startsWith("200.1,")).toList());
        assertEquals(List.of("300.1,E,7"), spikes.stream().filter(line -> line.startsWith("300.1,")).toList(),
                "the neuron that was born in the place of 8 is another one");
        for (String threads : List.of("2", "3")) {
            assertEquals(whole.get("spikeSha256"), json("--changes", file, "--threads", threads).get("spikeSha256"));
        }
        json("--changes", file, "--time", "200", "--checkpoint", checkpoint, "--threads", "2");
        assertEquals(whole.get("spikeSha256"), json("--changes", file, "--restore", checkpoint).get("spikeSha256"));
        String dead = changes("""
                { "glia": 1, "changes": [
                  { "time": 10, "change": "set_state", "population": "E", "state": "V_m", "neurons": [50],
                    "value": -60 }
                ] }
                """);
        String error = error(1, "--changes", dead);
        assertTrue(error.contains("some.changes.json:2:3: ") && error.contains("50"), error);
    }

    /** A potential that is no number stays so, until another change puts it right. */
    @Test
    void aStateThatIsNoNumberIsAWord() throws IOException {
        String file = changes("""
                { "glia": 1, "changes": [
                  { "time": 100, "change": "set_state", "population": "E", "state": "V_m", "neurons": [3, 7],
                    "value": "NaN" },
                  { "time": 300, "change": "set_state", "population": "E", "state": "V_m", "neurons": [3],
                    "value": -40 }
                ] }
                """);
        Path out = folder.resolve("out");
        Object whole = json("--changes", file, "--threads", "1", "--out", out.toString()).get("spikeSha256");
        List<String[]> later = Files.readAllLines(out.resolve("spikes.csv")).stream().skip(1)
                .map(line -> line.split(",")).filter(spike -> Double.parseDouble(spike[0]) > 100).toList();
        assertEquals("300.1", later.stream().filter(spike -> spike[2].equals("3")).findFirst().orElseThrow()[0]);
        assertFalse(later.stream().anyMatch(spike -> spike[2].equals("7")));
        assertTrue(later.stream().anyMatch(spike -> spike[2].equals("8") && Double.parseDouble(spike[0]) < 300));
        json("--changes", file, "--time", "200", "--checkpoint", checkpoint, "--threads", "2");
        assertEquals(whole, json("--changes", file, "--restore", checkpoint, "--threads", "3").get("spikeSha256"));
    }

    @Test
    void neuronsComeAndGo() throws IOException {
        String turnover = """
                { "glia": 1, "changes": [
                  { "time": 100, "change": "remove_neurons", "population": "E", "neurons": [7, 9] },
                  { "time": 200, "change": "add_neurons", "population": "E", "parents": [3, -1, -1] },
                  { "time": 200, "change": "add_synapses", "projection": "E->E", "sources": [3, 7], "targets": [50, 3],
                    "weight": 40, "delay": 1.5 }
                ] }
                """;
        String file = changes(turnover);
        Path out = folder.resolve("out");
        Map<String, Object> whole = json("--changes", file, "--out", out.toString());
        List<String[]> spikes = Files.readAllLines(out.resolve("spikes.csv")).stream().skip(1)
                .map(line -> line.split(",")).toList();
        for (String[] spike : spikes) {
            double time = Double.parseDouble(spike[0]);
            int neuron = Integer.parseInt(spike[2]);
            assertFalse(time > 100 && time <= 200 && (neuron == 7 || neuron == 9), "it is dead");
            assertFalse(time <= 200 && neuron == 50 || neuron == 51 || neuron == 9 && time > 100 && time <= 200,
                    "it is not born");
        }
        for (String born : List.of("7", "9", "50")) {
            assertTrue(spikes.stream().anyMatch(s -> s[2].equals(born) && Double.parseDouble(s[0]) > 200), born);
        }
        json("--changes", file, "--time", "150", "--checkpoint", checkpoint, "--threads", "2");
        json("--changes", file, "--time", "200", "--restore", checkpoint, "--checkpoint", checkpoint);
        Map<String, Object> restored = json("--changes", file, "--restore", checkpoint, "--threads", "3");
        for (String key : List.of("spikeSha256", "energy", "synapticEvents", "deviceEvents")) {
            assertEquals(whole.get(key), restored.get(key), key);
        }
        assertTrue(error(1, "--changes", changes(turnover.replace("[3, -1, -1]", "[3, -1, -1, 3, 3]")))
                .startsWith(file + ":3:3: at 200.0 ms: population \"E\": there is room for 4 neurons more, got 5"));
    }

    @Test
    void mistakesAreSaidWithTheirPlace() throws IOException {
        assertEquals(changes(CHANGES.replace("\"noise\", \"rate\": 12000", "\"nose\", \"rate\": 12000"))
                + ":3:54: changes[1].device: there is no device \"nose\" (did you mean \"noise\"?)",
                error(2, "--changes", changes(CHANGES.replace("\"noise\", \"rate\": 12000",
                        "\"nose\", \"rate\": 12000"))));
        Path out = folder.resolve("out");
        String late = error(1, "--out", out.toString(), "--changes", changes(CHANGES.replace("\"weight\": 10",
                "\"weight\": 1e9")));
        assertTrue(late.startsWith(folder.resolve("some.changes.json") + ":4:3: at 200.0 ms: projection \"E->E\": with"
                + " this the inputs of population \"E\" at its receptor \"excitatory\" may add up to "), late);
        assertTrue(late.endsWith("; kept " + out.resolve("spikes.partial.csv")), late);
        assertEquals(folder.resolve("none.json") + ": no such file",
                error(2, "--changes", folder.resolve("none.json").toString()));
    }

    /** What was changed by hand while it ran, at steps that nobody chose, comes out the same from a file. */
    @Test
    void whatWasChangedLiveIsReplayedFromAFile() throws Exception {
        NetworkDescription description = Services.get(NetworkReader.class).read(Path.of(network));
        Network built = Services.get(NetworkBuilder.class).build(description, Progress.NONE);
        String text;
        RunReport live;
        try (Simulation simulation = Services.get(Simulations.class).open(built,
                new RunOptions(RunOptions.AUTO, 2, 0), Progress.NONE)) {
            DeviceDescription.PoissonGenerator noise = (DeviceDescription.PoissonGenerator) description.devices()
                    .getFirst();
            simulation.apply(List.of(new SetParameter("E", "I_e", new int[] {4}, new double[] {210.5}))).join();
            simulation.reset().join();
            assertEquals(List.of(), simulation.changes(), "the reset has taken it back");
            simulation.apply(List.of(new SetParameter("E", "I_e", null, new double[] {33.1}))).join();
            CompletableFuture<SimulationStatus> run = simulation.run(Long.MAX_VALUE);
            for (int i = 0; i < 20; i++) {
                simulation.apply(List.of(new SetStimulus(new DeviceDescription.PoissonGenerator(noise.name(),
                        8000 + 300.3 * i, noise.start(), noise.stop(), noise.connections())))).join();
                simulation.apply(List.of(new SetWeights("E->E", null, null, new double[] {20 + i}),
                        new SetParameter("E", "tau_m", new int[] {1, 3}, new double[] {9 + 0.1 * i, 11}))).join();
            }
            InvalidChangeException refused = assertThrows(InvalidChangeException.class, () -> join(simulation.apply(
                    List.of(new SetParameter("E", "tau_m", null, new double[] {-1})))));
            assertTrue(refused.getMessage().contains("tau_m"), refused.getMessage());
            simulation.pause().join();
            run.join();
            simulation.run(simulation.status().step() + 2000).join();
            live = simulation.report();
            assertEquals(41, simulation.changes().size(), "without what was refused");
            text = Services.get(ChangeWriter.class).text(simulation.changes().stream().flatMap(made ->
                    made.changes().stream().map(change -> new ChangeTimetable.Entry(made.step(), change, 0, 0)))
                    .toList(), built.dt());
        }
        String ms = Double.toString(live.steps() * built.dt());
        Map<String, Object> replayed = json("--changes", changes(text), "--time", ms, "--threads", "1");
        assertEquals(live.spikeSha256(), replayed.get("spikeSha256"));
        assertNotEquals(live.spikeSha256(), json("--time", ms).get("spikeSha256"));
    }

    private static void join(CompletableFuture<?> done) throws Throwable {
        try {
            done.join();
        } catch (CompletionException e) {
            throw e.getCause();
        }
    }
}
