package glia.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.energy.Cost;
import glia.api.energy.EnergyTotals;
import glia.api.energy.Role;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkReader;
import glia.api.network.NodeKind;
import glia.api.network.PopulationDescription;
import glia.api.network.Progress;
import glia.api.network.Quantity;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import glia.testkit.headless.Services;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind does what it is for, and pays for it. */
class NodeKindsTest {

    private static Network network(String rest) throws Exception {
        String text = "{ \"glia\": 1, \"name\": \"kinds\", \"dt\": 0.1, \"seed\": 3, " + rest + " }";
        return Services.get(NetworkBuilder.class).build(
                Services.get(NetworkReader.class).read(text, Path.of("kinds.network.json")), Progress.NONE);
    }

    /** What a run came to. */
    private record Run(List<long[]> spikes, EnergyTotals energy, int neurons) {

        /** Steps of the spikes of the only neuron. */
        long[] steps() {
            return spikes.stream().mapToLong(spike -> spike[0]).toArray();
        }

        /** Spikes a neuron and second from one time to another, in ms. */
        double rate(double from, double to) {
            return spikes.stream().filter(s -> s[0] > from / 0.1 && s[0] <= to / 0.1).count() / (to - from) * 1000
                    / neurons;
        }
    }

    private static Run run(String rest, double ms) throws Exception {
        Network network = network(rest);
        Train train = new Train();
        try (Simulation simulation = Services.get(Simulations.class).open(network,
                new RunOptions(RunOptions.AUTO, 1, 0), Progress.NONE)) {
            simulation.addRecorder(train);
            simulation.run(network.steps(ms)).get();
            EnergyTotals energy = simulation.report().energy();
            assertEquals(0, energy.residual());
            assertEquals(energy.supplied(), energy.stored()
                    + energy.spent().values().stream().mapToLong(Long::longValue).sum());
            return new Run(train.spikes, energy, network.neurons());
        }
    }

    private static String population(String keys) {
        return "\"populations\": [{ \"name\": \"N\", " + keys + " }]";
    }

    private static String spikesAt(String weight, int count, double everyMs) {
        return ", \"devices\": [{ \"name\": \"s\", \"model\": \"spike_generator\", \"times\": ["
                + IntStream.range(0, count).mapToObj(i -> String.format(Locale.ROOT, "%.1f", 10 + i * everyMs))
                        .collect(Collectors.joining(", "))
                + "], \"targets\": [{ \"population\": \"N\", \"weight\": " + weight + " }] }]";
    }

    @Test
    void whatAPopulationSaysItselfWins() throws Exception {
        PopulationDescription own = network(population("\"size\": 2, \"kind\": \"oscillator\", \"parameters\": "
                + "{ \"I_e\": 55 }, \"initial\": { \"epsilon\": 0.3 }")).description().populations().getFirst();
        assertEquals(NodeKind.OSCILLATOR, own.kind().orElseThrow());
        assertEquals("elif_psc_exp", own.model());
        assertEquals(Map.of("I_e", Quantity.of(55), "E_u", Quantity.of(-62.5), "E_d", Quantity.of(1e5)),
                own.parameters());
        assertEquals(Map.of("epsilon", Quantity.of(0.3)), own.initial());
        PopulationDescription other = network(population("\"size\": 2, \"kind\": \"sensory\", \"model\": "
                + "\"iaf_psc_exp\"")).description().populations().getFirst();
        assertEquals(NodeKind.SENSORY, other.kind().orElseThrow());
        assertEquals(Map.of(), other.parameters());
        assertEquals(Map.of(), other.initial());
    }

    private static double sensed(double hz, String kind) throws Exception {
        String neurons = population("\"size\": 50, " + kind);
        return run(hz == 0 ? neurons : neurons + ", \"devices\": [{ \"name\": \"light\", \"model\": "
                + "\"poisson_generator\", \"rate\": " + hz + ", \"targets\": [{ \"population\": \"N\", \"receptor\": "
                + "\"energy\", \"weight\": 0.02 }] }]", 2500).rate(500, 2500);
    }

    /** Each packet is worth two spikes and becomes two; the model alone fires by itself. */
    @Test
    void sensoryNeuronsFireAsStimuliLetThem() throws Exception {
        String sensory = "\"kind\": \"sensory\"";
        assertEquals(0, sensed(0, sensory), 0.01);
        assertEquals(10, sensed(5, sensory), 1);
        assertEquals(40, sensed(20, sensory), 4);
        assertTrue(sensed(0, "\"model\": \"elif_psc_exp\", \"parameters\": { \"I_e\": 60, \"E_u\": -62.5 }") > 10);
    }

    @Test
    void dynamicNeuronsAdapt() throws Exception {
        Run run = run(population("\"size\": 1, \"kind\": \"dynamic\", \"parameters\": { \"I_e\": 165 }"), 1000);
        long[] steps = run.steps();
        assertTrue(steps.length > 10);
        long first = steps[1] - steps[0];
        long last = steps[steps.length - 1] - steps[steps.length - 2];
        assertTrue(last > 10 * first, first + " and " + last + " steps");
    }

    /** (C_m / g_L) ln((V_inf - V_reset) / (V_inf - V_th)) with V_inf = E_0 + I_e / g_L. */
    @Test
    void oscillatorsKeepTheirPeriod() throws Exception {
        for (double current : new double[] {40, 44}) {
            double end = -62.5 + current / 9;
            double period = 100.0 / 9 * Math.log((end + 62) / (end + 59));
            long[] steps = run(population("\"size\": 1, \"kind\": \"oscillator\"" + (current == 40 ? ""
                    : ", \"parameters\": { \"I_e\": " + current + " }")), 10_000).steps();
            assertTrue(steps.length > 10_000 / period - 2, "spikes: " + steps.length);
            for (int i = 1; i < steps.length; i++) {
                assertEquals(period, (steps[i] - steps[i - 1]) * 0.1, 0.11);
            }
        }
    }

    /** 1 mV each, 15 mV to the threshold: one spike for 16 of them, come they within a minute or at once. */
    @Test
    void integratorsAddUpOverSeconds() throws Exception {
        String integrator = population("\"size\": 1, \"kind\": \"integrator\"");
        assertEquals(10, run(integrator + spikesAt("1", 160, 50), 8100).steps().length);
        assertEquals(10, run(integrator + spikesAt("1", 160, 1), 8100).steps().length);
        assertEquals(0, run(population("\"size\": 1, \"model\": \"iaf_psc_delta\"") + spikesAt("1", 160, 50), 8100)
                .steps().length);
    }

    @Test
    void relaysPassOnWhatIsStrong() throws Exception {
        String relay = population("\"size\": 1, \"kind\": \"relay\"");
        long[] passed = run(relay + spikesAt("20", 40, 5), 300).steps();
        assertEquals(40, passed.length);
        for (int i = 0; i < passed.length; i++) {
            assertEquals(101 + 50L * i, passed[i]);
        }
        assertEquals(0, run(relay + spikesAt("8", 80, 2), 300).steps().length);
        assertTrue(run(population("\"size\": 1, \"model\": \"iaf_psc_delta\"") + spikesAt("8", 80, 2), 300)
                .steps().length > 10);
        // refractory for 2 ms: each third of those that come every ms
        assertEquals(20, run(relay + spikesAt("20", 60, 1), 300).steps().length);
    }

    private static double traffic(String kind) throws Exception {
        return run(population("\"size\": 20, \"kind\": \"" + kind + "\"") + ", \"devices\": [{ \"name\": \"many\", "
                + "\"model\": \"poisson_generator\", \"rate\": 1000, \"targets\": [{ \"population\": \"N\", "
                + "\"weight\": 20 }] }]", 1000).rate(0, 1000);
    }

    /** At most one spike a step: 1 - e^(-0.1) of the steps have one. A relay rests for 2 ms after each. */
    @Test
    void highwaysCarryTheTrafficOfMany() throws Exception {
        assertEquals(10_000 * (1 - Math.exp(-0.1)), traffic("highway"), 25);
        assertEquals(1000 / 3.0, traffic("relay"), 20);
    }

    /** 100 that excite each other with 3 pA: silent, kindled by 100 ms of current, active until they are inhibited. */
    @Test
    void workspacesHoldWhatReachedThem() throws Exception {
        String loop = ", \"projections\": [{ \"source\": \"N\", \"target\": \"N\", \"rule\": { \"type\": "
                + "\"all_to_all\" }, \"weight\": 3, \"delay\": 1 }], \"devices\": [{ \"name\": \"kick\", \"model\": "
                + "\"step_current_generator\", \"amplitude_times\": [100, 200, 2000, 2400], \"amplitude_values\": "
                + "[600, 0, -2000, 0], \"targets\": [{ \"population\": \"N\" }] }]";
        String initial = "\"size\": 100, \"initial\": { \"V_m\": { \"distribution\": \"uniform\", \"low\": -70, "
                + "\"high\": -56 } }";
        Run held = run(population(initial + ", \"kind\": \"workspace\"") + loop, 3000);
        assertEquals(0, held.rate(0, 100));
        assertEquals(42.5, held.rate(1000, 2000), 2);
        assertEquals(0, held.rate(2100, 3000));
        // as strong, but forgotten within 2 ms
        Run lost = run(population(initial + ", \"model\": \"iaf_psc_exp\", \"parameters\": { \"t_ref\": 20 }") + loop,
                3000);
        assertEquals(0, lost.rate(1000, 2000));
    }

    /** The same neurons without the kind get and spend the same, and every spike is paid for. */
    @ParameterizedTest
    @EnumSource(NodeKind.class)
    void noKindCreatesEnergy(NodeKind kind) throws Exception {
        String energy = kind.model().equals("elif_psc_exp") || kind.model().equals("madexp_psc_exp")
                ? "{ \"population\": \"N\", \"receptor\": \"energy\", \"weight\": 0.02 }, " : "";
        String current = kind == NodeKind.HIGHWAY ? "" : ", { \"name\": \"current\", \"model\": \"dc_generator\","
                + " \"amplitude\": 400, \"targets\": [{ \"population\": \"N\" }] }";
        String devices = ", \"devices\": [{ \"name\": \"s\", \"model\": \"poisson_generator\", \"rate\": 100,"
                + " \"targets\": ["
                + energy + "{ \"population\": \"N\", \"weight\": 20 }] }" + current + "]";
        Run named = run(population("\"size\": 10, \"kind\": \"" + kind.word() + '"') + devices, 1000);
        Run plain = run(population("\"size\": 10, \"model\": \"" + kind.model() + "\", \"parameters\": "
                + json(kind.parameters()) + ", \"initial\": " + json(kind.initial())) + devices, 1000);
        assertEquals(plain.spikes.size(), named.spikes.size());
        assertEquals(plain.energy.supplied(), named.energy.supplied());
        assertEquals(plain.energy.stored(), named.energy.stored());
        assertEquals(plain.energy.costs(), named.energy.costs());
        EnergyTotals.Population own = named.energy.populations().getFirst();
        assertTrue(named.spikes.size() >= 10, kind + " fired " + named.spikes.size() + " times");
        double spike = kind.model().equals("madexp_psc_exp") ? 0.02 : 0.01;
        assertEquals(named.spikes.size() * (own.perModelUnit() > 0 ? spike * own.perModelUnit() : 386_575),
                own.costs().get(Cost.ACTION_POTENTIALS), 1e-3 * own.costs().get(Cost.ACTION_POTENTIALS));
    }

    private static String json(Map<String, Double> numbers) {
        return numbers.entrySet().stream().map(e -> "\"" + e.getKey() + "\": " + e.getValue())
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    private static Map<Role, Long> spent(String keys) throws Exception {
        return run(population("\"size\": 5, " + keys) + ", \"devices\": [{ \"name\": \"drive\", \"model\": "
                + "\"dc_generator\", \"amplitude\": 420, \"targets\": [{ \"population\": \"N\" }] }]", 200)
                .energy().spent();
    }

    @Test
    void whatReadoutsSpendIsOutput() throws Exception {
        for (String model : List.of("iaf_psc_exp", "elif_psc_exp", "edlif_psc_alpha")) {
            Map<Role, Long> plain = spent("\"kind\": \"oscillator\", \"model\": \"" + model + '"'
                    + (model.startsWith("elif") ? ", \"parameters\": { \"I_e\": 0 }" : ""));
            Map<Role, Long> readout = spent("\"kind\": \"readout\", \"model\": \"" + model + '"');
            assertTrue(readout.get(Role.OUTPUT) > 0, model);
            assertEquals(0, readout.get(Role.PROCESSING), model);
            assertEquals(plain.get(Role.PROCESSING), readout.get(Role.OUTPUT), model);
            assertEquals(0, plain.get(Role.OUTPUT), model);
        }
    }
}
