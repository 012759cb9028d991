package glia.network.internal.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import glia.api.change.ChangeTimetable;
import glia.api.change.EnergyPart;
import glia.api.change.InvalidChangeException;
import glia.api.change.NetworkChange;
import glia.api.change.NetworkChange.SetEnergy;
import glia.api.change.NetworkChanger;
import glia.api.change.Outgoing;
import glia.api.change.Outgoing;
import glia.api.change.Revision;
import glia.api.model.ModelCatalogue;
import glia.api.network.EnergyDescription;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkException;
import glia.api.network.Progress;
import glia.network.internal.PublishedSchema;
import glia.testkit.headless.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of what acts by energy: as they are read, made, kept and refused. */
class EnergyChangesTest {

    private static final String NETWORK = """
            { "glia": 1, "name": "living", "dt": 0.1,
              "populations": [
                { "name": "E", "size": 10, "capacity": 12, "model": "elif_psc_exp" },
                { "name": "I", "size": 5, "model": "iaf_psc_exp" } ],
              "projections": [
                { "name": "EE", "source": "E", "target": "E", "rule": { "type": "fixed_indegree", "indegree": 3 },
                  "weight": 1, "delay": 1 },
                { "name": "EI", "source": "E", "target": "I", "rule": { "type": "fixed_indegree", "indegree": 3 },
                  "weight": { "distribution": "uniform", "low": 1, "high": 2 }, "delay": 1 } ],
              "energy": {
                "pools": [
                  { "name": "a", "populations": ["E"], "regions": 2, "capacity": 1e9, "level": 0.3, "interval": 2,
                    "income_times": [5, 9], "income_values": [10, 20] },
                  { "name": "b", "populations": ["E"], "capacity": 1e9, "income": 7, "level": 0.3 } ],
                "homeostasis": { "populations": [
                  { "population": "I", "set_point": 5, "gain": 2, "min": -10, "max": 10 } ] },
                "coordination": { "share": 0.5 },
                "structure": { "reserve": { "capacity": 1e9, "income": 0 },
                  "synapses": [ { "projection": "EE", "max_synapses": 40, "grow_above": 0.3, "prune_below": 0.1 },
                    { "projection": "EI", "max_synapses": 15 } ],
                  "neurons": [ { "population": "E", "dead_below": 0.01 } ] } } }
            """;

    private static final String GOOD = """
            { "glia": 1, "changes": [
              { "time": 1, "change": "set_pool", "pool": "a", "capacity": 2e9, "diffusion": 100 },
              { "time": 1, "change": "set_pool", "pool": "b", "income": 0, "level": 0.2, "tau": 5, "limit": 1e6 },
              { "time": 2, "change": "set_homeostasis", "population": "I", "set_point": 8, "min": -20 },
              { "time": 2, "change": "set_reserve", "income": 3e6 },
              { "time": 3, "change": "set_synapse_turnover", "projection": "EE", "prune_below": 0.2 },
              { "time": 3, "change": "set_synapse_turnover", "projection": "EI", "max_synapses": 7 },
              { "time": 3, "change": "set_neuron_turnover", "population": "E", "born_above": 0.31 },
              { "time": 4, "change": "set_coordination", "share": 0.25 },
              { "time": 5, "change": "set_synapse_turnover", "projection": "EE", "grow_above": 0.21 }
            ] }
            """;

    private final ChangeFileReader reader = new ChangeFileReader(Services.get(ModelCatalogue.class));
    private final PublishedSchema schema = new PublishedSchema("changes");
    private final NetworkChanger changer = Services.get(NetworkChanger.class);

    @TempDir
    private Path folder;

    private Network network() throws NetworkException {
        return Services.get(NetworkBuilder.class).build(new NetworkFileReader(Services.get(ModelCatalogue.class))
                .read(NETWORK, Path.of("living.network.json")), Progress.NONE);
    }

    private List<NetworkChange> read(String text) throws NetworkException, IOException {
        return reader.read(Files.writeString(folder.resolve("some.changes.json"), text), network().description())
                .entries().stream().map(ChangeTimetable.Entry::change).toList();
    }

    @Test
    void numbersThatAreGivenChangeAndOthersStay() throws Exception {
        assertEquals("", schema.complaints(GOOD));
        Network base = network();
        List<NetworkChange> changes = read(GOOD);
        assertEquals(new SetEnergy(EnergyPart.POOL, "a", Map.of("capacity", 2e9, "diffusion", 100.0)),
                changes.getFirst());
        Network changed = changer.apply(base, base, 10, changes, Outgoing.of(base)).network();
        assertEquals(base.populations(), changed.populations(), "nothing has to be laid out anew");
        assertEquals(base.projections(), changed.projections());
        EnergyDescription before = base.description().energy();
        EnergyDescription after = changed.description().energy();
        assertEquals(2e9, after.pools().get(0).capacity());
        assertEquals(100, after.pools().get(0).diffusion());
        assertEquals(before.pools().get(0).income(), after.pools().get(0).income());
        assertEquals(before.pools().get(0).level(), after.pools().get(0).level());
        assertEquals(0, after.pools().get(1).income().values()[0]);
        assertEquals(List.of(0.2, 5.0, 1e6), List.of(after.pools().get(1).level(), after.pools().get(1).tau(),
                after.pools().get(1).limit()));
        assertEquals(before.pools().get(1).capacity(), after.pools().get(1).capacity());
        var regulation = after.homeostasis().regulations().getFirst();
        assertEquals(List.of(8.0, 2.0, -20.0, 10.0), List.of(regulation.setPoint(), regulation.gain(),
                regulation.min(), regulation.max()));
        assertEquals(List.of(3e6, 1e9), List.of(after.structure().income(), after.structure().capacity()));
        assertEquals(List.of(0.21, 0.2), List.of(after.structure().synapses().get(0).growAbove(),
                after.structure().synapses().get(0).pruneBelow()));
        assertEquals(7, after.structure().synapses().get(1).most());
        assertEquals(List.of(0.31, 0.01), List.of(after.structure().neurons().getFirst().bornAbove(),
                after.structure().neurons().getFirst().deadBelow()));
        assertEquals(0.25, after.coordination().share());
    }

    /** What is told of a network is what would bring it back, also by way of a file. */
    @Test
    void whatIsNowCanBeSetAgain() throws Exception {
        Network base = network();
        Network changed = changer.apply(base, base, 10, read(GOOD), Outgoing.of(base)).network();
        List<SetEnergy> was = changer.energy(base);
        assertEquals(List.of("POOL a", "POOL b", "HOMEOSTASIS I", "RESERVE ", "SYNAPSES EE", "SYNAPSES EI", "NEURONS E",
                "COORDINATION "), was.stream().map(change -> change.part() + " " + change.name()).toList());
        assertEquals(7, was.get(1).values().get("income"));
        assertEquals(null, was.getFirst().values().get("income"), "it changes by itself");
        String text = new ChangeFileWriter().text(was.stream().map(change -> new ChangeTimetable.Entry(20, change, 0,
                0)).toList(), 0.1);
        assertEquals("", schema.complaints(text));
        assertEquals(was, read(text));
        Network back = changer.apply(base, changed, 20, List.copyOf(was), Outgoing.of(base)).network();
        assertEquals(List.of(), missing(was, changer.energy(back)));
        assertNotEquals(List.of(), missing(was, changer.energy(changed)));
    }

    /** What some parts say and others do not. */
    private static List<String> missing(List<SetEnergy> some, List<SetEnergy> others) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            Map<String, Double> other = others.get(i).values();
            String part = some.get(i).part() + " ";
            some.get(i).values().forEach((key, value) -> {
                if (!value.equals(other.get(key))) {
                    missing.add(part + key);
                }
            });
        }
        return missing;
    }

    @Test
    void aCheckpointHasWhatIsDifferent() throws Exception {
        Network base = network();
        Network changed = changer.apply(base, base, 10, read(GOOD), Outgoing.of(base)).network();
        Revision revision = changer.revision(base, changed, 10);
        assertEquals(14, revision.doubles().size(), revision.doubles()::toString);
        assertEquals(0.25, revision.doubles().get("energy.coordination.share")[0]);
        assertEquals(changed.description(), changer.restore(base, revision).description());
        Network back = changer.apply(base, changed, 20, List.of(
                new SetEnergy(EnergyPart.COORDINATION, "", Map.of("share", 0.5))), Outgoing.of(changed)).network();
        assertEquals(13, changer.revision(base, back, 20).doubles().size());
        Map<String, double[]> forged = new HashMap<>(revision.doubles());
        forged.put("energy.coordination.share", new double[] {2});
        assertEquals("energy.coordination: share: expected a finite number > 0 and <= 0.9999999999999999, got 2.0",
                assertThrows(InvalidChangeException.class, () -> changer.restore(base,
                        new Revision(10, Map.of(), Map.of(), forged))).getMessage());
        forged.put("energy.coordination.share", new double[2]);
        assertThrows(InvalidChangeException.class, () -> changer.restore(base,
                new Revision(10, Map.of(), Map.of(), forged)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"pool\": \"a\" | \"pool\": \"c\" | 2:3: changes[0]: the network has no energy.pools of \"c\"",
        "\"capacity\": 2e9 | \"capacity\": -1 | 2:3: changes[0]: energy.pools of \"a\": capacity: expected a finite"
                + " number >= 0 and <= 1.0E16, got -1.0",
        "\"diffusion\": 100 | \"diffusion\": 251 | 2:3: changes[0]: energy.pools of \"a\": diffusion: expected a finite"
                + " number >= 0 and <= 250, got 251.0",
        "\"level\": 0.2 | \"level\": 5 | 3:3: changes[1]: energy.pools of \"b\": level: expected a finite number > 0"
                + " and <= 4, got 5.0",
        "\"tau\": 5 | \"tau\": 0 | 3:3: changes[1]: energy.pools of \"b\": tau: expected a finite number > 0, got 0.0",
        "\"tau\": 5 | \"tua\": 5 | 3:78: changes[1]: unknown key \"tua\" (did you mean \"tau\"?)",
        "\"population\": \"I\" | \"population\": \"E\" | 4:3: changes[2]: the network has no"
                + " energy.homeostasis.populations of \"E\"",
        "\"set_point\": 8 | \"set_point\": -8 | 4:3: changes[2]: energy.homeostasis.populations of \"I\": set_point:"
                + " expected a finite number >= 0, got -8.0",
        "\"min\": -20 | \"min\": 20 | 4:3: changes[2]: energy.homeostasis.populations of \"I\": min: expected at most"
                + " max = 10.0, got 20.0",
        ", \"income\": 3e6 | '' | 5:3: changes[3]: expected something to change: capacity, income",
        "\"prune_below\": 0.2 | \"prune_below\": 0.3 | 6:3: changes[4]: energy.structure.synapses of \"EE\":"
                + " prune_below: expected less than grow_above = 0.3, got 0.3",
        "\"max_synapses\": 7 | \"max_synapses\": 7.5 | 7:3: changes[5]: energy.structure.synapses of \"EI\":"
                + " max_synapses: expected a whole number, got 7.5",
        "\"max_synapses\": 7 | \"grow_above\": 0.4 | 7:3: changes[5]: energy.structure.synapses of \"EI\": grow_above:"
                + " expected a projection whose synapses have one weight and one delay",
        "\"max_synapses\": 7 | \"prune_below\": 0.1 | 7:3: changes[5]: energy.structure.synapses of \"EI\":"
                + " prune_below: expected neurons that hold energy; those of iaf_psc_exp hold none",
        "\"share\": 0.25 | \"share\": 1 | 9:3: changes[7]: energy.coordination: share: expected a finite number > 0 and"
                + " <= 0.9999999999999999, got 1.0",
        "\"grow_above\": 0.21 | \"grow_above\": 0.2 | 10:3: changes[8]: energy.structure.synapses of \"EE\":"
                + " prune_below: expected less than grow_above = 0.2, got 0.2"})
    void whatCannotBeIsSaid(String good, String bad, String message) {
        String text = GOOD.replace(good, bad);
        assertNotEquals(GOOD, text);
        assertEquals(folder.resolve("some.changes.json") + ":" + message,
                assertThrows(NetworkException.class, () -> read(text)).problems().getFirst().toString());
    }
}
