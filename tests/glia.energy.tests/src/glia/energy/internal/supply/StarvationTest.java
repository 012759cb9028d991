package glia.energy.internal.supply;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.change.ChangeReader;
import glia.api.change.ChangeTimetable;
import glia.api.change.NetworkChange;
import glia.api.energy.EnergyTotals;
import glia.api.network.ExampleCatalogue;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkReader;
import glia.api.network.Progress;
import glia.api.simulation.Simulation;
import glia.testkit.headless.Services;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to neurons when nothing flows into their astrocytes any more, and when it does again. */
class StarvationTest {

    private static final int NEURONS = 100;
    private static final double CAPACITY = 1.5e11;
    private static final int WINDOW_MS = 500;
    private static final int CUT = 4;
    private static final int BACK = 10;
    private static final int END = 16;

    /** The shipped example, changed. */
    private static Network network(UnaryOperator<String> change) throws Exception {
        ExampleCatalogue examples = Services.get(ExampleCatalogue.class);
        Path file = examples.open(examples.find("starvation").orElseThrow());
        return Services.get(NetworkBuilder.class).build(Services.get(NetworkReader.class)
                .read(change.apply(Files.readString(file)), file), Progress.NONE);
    }

    private record Window(double rate, double energy, double pool) {
    }

    private static Window[] run(Network network) throws Exception {
        Window[] windows = new Window[END];
        try (Simulation simulation = SupplyNetworks.open(network, 1)) {
            long spikes = 0;
            for (int w = 0; w < END; w++) {
                simulation.run(network.steps((w + 1) * WINDOW_MS)).get();
                long now = simulation.status().spikes();
                float[] epsilon = SupplyNetworks.epsilon(network, simulation, 0);
                EnergyTotals totals = simulation.report().energy();
                assertEquals(0, totals.residual());
                windows[w] = new Window((now - spikes) * 1000.0 / WINDOW_MS / NEURONS,
                        IntStream.range(0, NEURONS).mapToDouble(i -> epsilon[i]).average().orElseThrow(),
                        totals.pools().stream().mapToLong(EnergyTotals.Pool::stored).average().orElseThrow()
                                * EnergyTotals.ATP);
                spikes = now;
                System.out.printf(Locale.ROOT, "starvation: %.1f s: %.1f Hz, epsilon %.3f, pool %.3g ATP%n",
                        (w + 1) * WINDOW_MS / 1000.0, windows[w].rate, windows[w].energy, windows[w].pool);
            }
        }
        return windows;
    }

    @Test
    void neuronsStarveAndRecover() throws Exception {
        Window[] cut = run(network(UnaryOperator.identity()));
        double usual = cut[CUT - 1].rate;
        assertTrue(usual > 30 && cut[CUT - 1].pool > 0.99 * CAPACITY);
        // what astrocytes hold lasts for more than a second
        assertEquals(usual, cut[CUT + 1].rate, 0.03 * usual);
        // then neurons fire as they produce: (1 - epsilon/epsilon_0)^3 / tau_e of the energy of a spike
        Window starved = cut[BACK - 1];
        assertTrue(starved.pool < 1e-5 * CAPACITY);
        assertEquals(Math.pow(1 - starved.energy / 0.5, 3) / 10 / 0.01, starved.rate, 0.1);
        assertTrue(starved.rate < 0.1 * usual);
        // rates recover at once, what neurons hold in two seconds, what astrocytes hold after that
        assertEquals(usual, cut[BACK].rate, 0.03 * usual);
        assertTrue(cut[BACK].energy < 0.7 * cut[CUT - 1].energy);
        assertEquals(cut[CUT - 1].energy, cut[BACK + 4].energy, 0.003);
        assertTrue(cut[BACK + 2].pool < 1e-5 * CAPACITY && cut[END - 1].pool > 0.1 * CAPACITY);
    }

    /** What a person sets by hand, as docs/energy-reference.md has it, is seen in spikes when the page says so. */
    @Test
    void whoStopsTheSupplyByHandSeesIt(@TempDir Path folder) throws Exception {
        Network network = network(UnaryOperator.identity());
        Path file = Files.writeString(folder.resolve("starve.changes.json"), documented());
        int window = 250;
        double[] rates = new double[12];
        try (Simulation simulation = SupplyNetworks.open(network, 1)) {
            List<ChangeTimetable.Entry> entries = Services.get(ChangeReader.class).read(file, network.description())
                    .entries();
            assertEquals(List.of(5000L, 20000L), entries.stream().map(ChangeTimetable.Entry::step).toList());
            long spikes = 0;
            for (int w = 0; w < rates.length; w++) {
                long step = network.steps(w * window);
                List<NetworkChange> due = entries.stream().filter(entry -> entry.step() == step)
                        .map(ChangeTimetable.Entry::change).toList();
                if (!due.isEmpty()) {
                    simulation.apply(due).get();
                }
                simulation.run(network.steps((w + 1) * window)).get();
                rates[w] = (simulation.status().spikes() - spikes) * 1000.0 / window / NEURONS;
                spikes = simulation.status().spikes();
            }
            assertEquals(0, simulation.report().energy().residual());
        }
        double[] printed = {35.2, 25.5, 9.2, 4.4, 2.4, 3.1, 36.8, 35.2, 35.1, 35.1};
        assertArrayEquals(printed, Arrays.copyOfRange(rates, 2, rates.length), 0.06, Arrays.toString(rates));
    }

    private static String documented() throws Exception {
        Path document = Path.of("docs", "energy-reference.md");
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.exists(root.resolve(document))) {
            root = root.getParent();
        }
        assertNotNull(root, "the tests run within the repository");
        String text = Files.readString(root.resolve(document));
        int begin = text.indexOf("```json") + "```json".length();
        return text.substring(begin, text.indexOf("```", begin));
    }

    /** The control: the same neurons, but energy does not gate their spikes and spikes cost none. */
    @Test
    void neuronsThatNeedNoEnergyDoNotStarve() throws Exception {
        Window[] free = run(network(text -> text.replace("\"tau_e\": 10000,",
                "\"tau_e\": 10000, \"epsilon_c\": 0, \"delta\": 0,")));
        assertTrue(free[1].rate > 30);
        for (int w = 1; w < END; w++) {
            assertEquals(free[1].rate, free[w].rate, 0.03 * free[1].rate);
        }
    }
}
