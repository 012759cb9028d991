package glia.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import glia.api.network.ConnectionRule;
import glia.api.network.DeviceDescription;
import glia.api.network.DeviceDescription.Connection;
import glia.api.network.Layout;
import glia.api.network.NetworkDescription;
import glia.api.network.PopulationDescription;
import glia.api.network.ProjectionDescription;
import glia.api.network.Quantity;
import glia.api.store.RecordingOptions.PopulationRate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedSignalsTest {

    private static NetworkDescription network() {
        Layout layout = new Layout.Disc(new Layout.Point(0, 0, 0), 1);
        return new NetworkDescription("test", "", "", 0.1, 1, 100,
                List.of(new PopulationDescription("E", 800, "iaf_psc_exp", Map.of(), Map.of(), layout),
                        new PopulationDescription("E.deep", 50, "iaf_psc_exp", Map.of(), Map.of(), layout)),
                List.of(new ProjectionDescription("E->E.deep", "E", "E.deep", new ConnectionRule.FixedIndegree(3), true,
                        true, "", Quantity.of(1), Quantity.of(1))),
                List.of(new DeviceDescription.SpikeRecorder("E", List.of(all("E")))));
    }

    private static Connection all(String population) {
        return new Connection(population, List.of(), "", 1, 0);
    }

    private static List<DeviceDescription> added(String... signals) throws CliException {
        List<DeviceDescription> devices = RecordedSignals.of(network(), List.of(signals)).network().devices();
        return devices.subList(1, devices.size());
    }

    @Test
    void signalsOfTheSameNeuronsAndIntervalShareAMultimeter() throws CliException {
        assertEquals(List.of(
                new DeviceDescription.Multimeter("E-2", List.of("V_m", "I_syn_ex"), 1, List.of(all("E"))),
                new DeviceDescription.Multimeter("E[2:4]@0.2", List.of("V_m"), 0.2,
                        List.of(new Connection("E", List.of(2, 3), "", 1, 0)))),
                added("E.V_m", "E[2:4].V_m@0.2", "E.I_syn_ex", "E[0:800].V_m"));
    }

    @Test
    void namesOfPopulationsMayHaveDots() throws CliException {
        assertEquals(List.of(new DeviceDescription.Multimeter("E.deep", List.of("V_m"), 1, List.of(all("E.deep")))),
                added("E.deep.V_m"));
    }

    @Test
    void spikesOfAllOrSome() throws CliException {
        assertEquals(List.of(
                new DeviceDescription.SpikeRecorder("spikes", List.of(all("E"), all("E.deep"))),
                new DeviceDescription.SpikeRecorder("E[7:8].spikes",
                        List.of(new Connection("E", List.of(7), "", 1, 0)))),
                added("spikes", " E[7:8].spikes"));
    }

    @Test
    void weightsOfAProjectionOrOfThoseOntoSomeTargets() throws CliException {
        assertEquals(List.of(
                new DeviceDescription.WeightRecorder("E->E.deep.weight", "E->E.deep", List.of(), List.of(), 100),
                new DeviceDescription.WeightRecorder("E->E.deep[2:4].weight@5", "E->E.deep", List.of(), List.of(2, 3),
                        5)), added("E->E.deep.weight", "E->E.deep[2:4].weight@5"));
    }

    @Test
    void ratesHaveBins() throws CliException {
        RecordedSignals signals = RecordedSignals.of(network(), List.of("E.rate", "E.deep.rate@5", "E.rate@10"));
        assertEquals(List.of(new PopulationRate(0, 100), new PopulationRate(1, 50)), signals.rates());
        assertEquals(network(), signals.network());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spike             | expected spikes, POPULATION.spikes, POPULATION.rate@BIN, POPULATION.STATE@INTERVAL or \
            PROJECTION.weight@INTERVAL, and if wanted neurons as in POPULATION[FIRST:END].STATE
            F.V_m             | expected spikes, POPULATION.spikes, POPULATION.rate@BIN, POPULATION.STATE@INTERVAL or \
            PROJECTION.weight@INTERVAL, and if wanted neurons as in POPULATION[FIRST:END].STATE; \
            the populations are: E, E.deep
            E[1].V_m          | expected spikes, POPULATION.spikes, POPULATION.rate@BIN, POPULATION.STATE@INTERVAL or \
            PROJECTION.weight@INTERVAL, and if wanted neurons as in POPULATION[FIRST:END].STATE
            E[0:801].V_m      | expected neurons within [0:800] (the second number is not included)
            E[5:5].V_m        | expected neurons within [0:800] (the second number is not included)
            E[0:9999999999].V_m | expected neurons within [0:800] (the second number is not included)
            E.V_m@0.01        | expected at least one step of 0.1 ms and at most 2147483647 steps behind @
            E.V_m@1e300       | expected at least one step of 0.1 ms and at most 2147483647 steps behind @
            E.V_m@1-2         | expected a time in ms behind @
            E->E.deep[0:51].weight | expected neurons within [0:50] (the second number is not included)
            E->E.deep.weight@0 | expected at least one step of 0.1 ms and at most 2147483647 steps behind @
            E.spikes@1        | spikes have no interval
            E[0:2].rate       | a rate is that of a whole population
            """)
    void saysWhatIsWrong(String signal, String expected) {
        CliException thrown = assertThrows(CliException.class, () -> added(signal));
        assertEquals("glia: --record " + signal + ": " + expected, thrown.getMessage());
        assertEquals(ExitCode.BAD_INPUT, thrown.exitCode());
    }
}
