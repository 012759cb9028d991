package glia.engine.cpu.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glia.api.backend.BackendSession;
import glia.api.model.AccountDefinition;
import glia.api.model.ModelCatalogue;
import glia.api.model.NeuronModel;
import glia.api.model.Statement.Transfer;
import glia.api.model.ParameterDefinition;
import glia.api.model.PortDefinition;
import glia.api.network.ConnectionRule;
import glia.api.network.DeviceDescription;
import glia.api.network.DeviceDescription.Connection;
import glia.api.network.Network;
import glia.api.network.NetworkDescription;
import glia.api.network.Population;
import glia.api.network.PopulationDescription;
import glia.api.network.ProjectionDescription;
import glia.api.network.Quantity;
import glia.api.simulation.CanonicalState;
import glia.testkit.headless.Services;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Promise R8 for every model that is installed, whoever contributes it: the plain reference, any number of threads and
 * a run that is cut and moved give the same spikes and state, bit for bit.
 */
class ModelExactnessTest {

    private static final int STEPS = 600;
    private static final int[] THREADS = {1, 2, 3, 8};
    /** Probabilities of a connection: each neuron reaches several others, or less than one. */
    private static final double DENSE = 0.1;
    private static final double SPARSE = 0.015;
    /** What moves a neuron noticeably, by the unit of a port. */
    private static final Map<String, Double> WEIGHTS = Map.of("mV", 3.0, "pA", 300.0, "nS", 60.0, "", 1.0);

    static Stream<Arguments> everyModelAndSeed() {
        return Services.get(ModelCatalogue.class).models().stream().flatMap(model -> Stream.of(1L, 77L, 123_456_789L)
                .map(seed -> Arguments.of(model.name(), seed)));
    }

    @ParameterizedTest
    @MethodSource("everyModelAndSeed")
    void spikesAndStateAreTheSameForEveryWayToRun(String name, long seed) {
        NeuronModel model = Services.get(ModelCatalogue.class).find(name).orElseThrow();
        Network network = recurrent(model, seed, DENSE);
        ReferenceSimulator reference = run(network);
        if (reference.spikes.size() > STEPS * network.neurons() / 4) {
            // a model that fires at every input would fire all the time
            network = recurrent(model, seed, SPARSE);
            reference = run(network);
        }
        int count = reference.spikes.size();
        assertTrue(count > 100 && count < STEPS * network.neurons() / 4, name + " tells little by spikes: " + count);
        for (int threads : THREADS) {
            NetworkFixture.Spikes spikes = new NetworkFixture.Spikes(network);
            try (BackendSession session = NetworkFixture.open(network, threads)) {
                session.advance(STEPS, spikes);
                assertEquals(reference.spikes, spikes.all, name + " on " + threads + " threads");
                assertSameAsReference(network, reference, session.exportState());
                assertSameBooks(network, reference, spikes);
            }
        }
        NetworkFixture.Spikes scalar = new NetworkFixture.Spikes(network);
        try (BackendSession session = NetworkFixture.openScalar(network, 2)) {
            session.advance(STEPS, scalar);
            assertEquals(reference.spikes, scalar.all, name + " without vectors");
            assertSameAsReference(network, reference, session.exportState());
            assertSameBooks(network, reference, scalar);
        }
        int cut = 1 + new Random(seed).nextInt(STEPS - 1);
        NetworkFixture.Spikes parts = new NetworkFixture.Spikes(network);
        try (BackendSession first = NetworkFixture.open(network, 3);
                BackendSession second = NetworkFixture.open(network, 2)) {
            first.advance(cut, parts);
            second.importState(first.exportState());
            second.advance(STEPS - cut, parts);
            assertEquals(reference.spikes, parts.all, name + " cut at step " + cut);
            assertSameAsReference(network, reference, second.exportState());
            assertSameBooks(network, reference, parts);
        }
    }

    private static void assertSameBooks(Network network, ReferenceSimulator reference, NetworkFixture.Spikes run) {
        for (int p = 0; p < network.populations().size(); p++) {
            assertArrayEquals(Arrays.copyOf(reference.moved[p], Transfer.OF_SPIKES),
                    Arrays.copyOf(run.moved[p], Transfer.OF_SPIKES), "moved by population " + p);
            assertEquals(reference.accounts(p), run.accounts[p], "accounts of population " + p);
            assertEquals(spikeCost(network, p, reference), run.spikeCosts[p], "spikes paid by population " + p);
            assertEquals(network.populations().get(p).model().account() != null,
                    Arrays.stream(run.moved[p]).anyMatch(amount -> amount != 0), "whether energy was moved");
        }
    }

    private static long spikeCost(Network network, int population, ReferenceSimulator reference) {
        Population p = network.populations().get(population);
        AccountDefinition account = p.model().account();
        if (account == null || account.spike().isEmpty()) {
            return reference.moved[population][Transfer.OF_SPIKES];
        }
        return reference.spikes.stream().mapToInt(spike -> (int) (spike % network.neurons()) - p.firstId())
                .filter(neuron -> neuron >= 0 && neuron < p.size())
                .mapToLong(neuron -> Math.round((float) p.constants().get(account.spike()).get(neuron)
                        / account.quantum())).sum();
    }

    private static ReferenceSimulator run(Network network) {
        ReferenceSimulator reference = new ReferenceSimulator(network);
        reference.run(STEPS);
        return reference;
    }

    private static void assertSameAsReference(Network network, ReferenceSimulator reference, CanonicalState state) {
        for (int p = 0; p < network.populations().size(); p++) {
            NeuronModel model = network.populations().get(p).model();
            for (int i = 0; i < model.states().size(); i++) {
                String name = model.states().get(i).name();
                for (int n = 0; n < network.populations().get(p).size(); n++) {
                    int expected = Float.floatToRawIntBits(reference.state(p, name, n));
                    assertEquals(expected, Float.floatToRawIntBits(state.populations().get(p).states()[i][n]),
                            name + " of neuron " + n + " of population " + p);
                }
            }
        }
    }

    /**
     * Two populations of one model that excite and, where they can, inhibit each other: one whose parameters are the
     * defaults, one in which each that has a default is drawn around it.
     */
    private static Network recurrent(NeuronModel model, long seed, double p) {
        List<PopulationDescription> populations = List.of(
                new PopulationDescription("same", 53, model.name(), Map.of(), Map.of(), NetworkFixture.ANYWHERE),
                new PopulationDescription("drawn", 38, model.name(), around(model), Map.of(),
                        NetworkFixture.ANYWHERE));
        List<ProjectionDescription> projections = new ArrayList<>();
        List<DeviceDescription> devices = new ArrayList<>();
        for (int sign = 1; sign >= -1; sign -= 2) {
            int port = model.defaultPort(sign);
            if (port >= 0) {
                connect(model.ports().get(port), sign, p, projections);
            }
        }
        PortDefinition driven = model.ports().get(model.defaultPort(1));
        devices.add(new DeviceDescription.PoissonGenerator("noise", 150, 0, Double.POSITIVE_INFINITY,
                toBoth(driven.name(), 6 * weight(driven))));
        if (model.currentPort() >= 0) {
            PortDefinition current = model.ports().get(model.currentPort());
            devices.add(new DeviceDescription.DcGenerator("dc", 30, 7, 43, toBoth(current.name(), 1.5)));
        }
        return NetworkFixture.build(new NetworkDescription(model.name(), "", "", 0.1, seed, 60, populations,
                projections, devices));
    }

    private static Map<String, Quantity> around(NeuronModel model) {
        Map<String, Quantity> drawn = new HashMap<>();
        for (ParameterDefinition parameter : model.parameters()) {
            double one = parameter.defaultValue() * 0.996;
            double other = parameter.defaultValue() * 1.004;
            if (parameter.defaultValue() != 0 && parameter.range().contains(one) && parameter.range().contains(other)) {
                drawn.put(parameter.name(), new Quantity.Uniform(Math.min(one, other), Math.max(one, other)));
            }
        }
        return drawn;
    }

    private static void connect(PortDefinition port, int sign, double p,
            List<ProjectionDescription> projections) {
        double weight = weight(port) * sign;
        Quantity weights = new Quantity.Uniform(Math.min(0.6 * weight, 1.4 * weight),
                Math.max(0.6 * weight, 1.4 * weight));
        Quantity delays = new Quantity.Uniform(0.4, 3.3);
        int count = projections.size();
        projections.add(new ProjectionDescription("there" + count, "same", "drawn",
                new ConnectionRule.PairwiseBernoulli(p), true, true, port.name(), weights, delays));
        projections.add(new ProjectionDescription("back" + count, "drawn", "same",
                new ConnectionRule.PairwiseBernoulli(p), true, true, port.name(), weights, delays));
    }

    private static List<Connection> toBoth(String port, double weight) {
        return List.of(new Connection("same", List.of(), port, weight, 0.3),
                new Connection("drawn", List.of(), port, weight, 0.1));
    }

    private static double weight(PortDefinition port) {
        Double weight = WEIGHTS.get(port.unit());
        assertTrue(weight != null, "which weight is noticeable at a port in \"" + port.unit() + "\"?");
        return weight;
    }
}
