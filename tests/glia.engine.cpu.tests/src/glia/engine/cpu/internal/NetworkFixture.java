package glia.engine.cpu.internal;

import glia.api.backend.BackendSession.Interval;
import glia.api.backend.BackendSession;
import glia.api.energy.Role;
import glia.api.model.StateDefinition;
import glia.api.model.Statement.Direction;
import glia.api.model.Statement.Transfer;
import glia.api.network.ConnectionRule;
import glia.api.network.DeviceDescription.Connection;
import glia.api.network.DeviceDescription;
import glia.api.network.Kernel;
import glia.api.network.Layout.Point;
import glia.api.network.Layout;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.NeuronValues;
import glia.api.network.PiecewiseConstant;
import glia.api.network.Population;
import glia.api.network.PopulationDescription;
import glia.api.network.Progress;
import glia.api.network.ProjectionDescription;
import glia.api.network.Quantity;
import glia.api.simulation.CanonicalState;
import glia.api.store.CompiledFiles;
import glia.testkit.headless.Services;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Networks that use everything at once, and how to run them. */
final class NetworkFixture {

    static final Layout ANYWHERE = new Layout.Disc(new Point(0, 0, 0), 1);

    private NetworkFixture() {
    }

    static CpuBackend backend(boolean vectors) {
        return new CpuBackend(new KernelCompiler(vectors && Vectors.available()), Services.get(CompiledFiles.class));
    }

    /**
     * Two populations of different models whose sizes are no multiples of anything, connected by every kind of weight
     * and delay, driven by every device.
     */
    static Network mixed(long seed) {
        List<PopulationDescription> populations = List.of(
                new PopulationDescription("E", 403, "iaf_psc_exp",
                        Map.of("tau_m", new Quantity.Uniform(15, 25), "tau_syn_ex", Quantity.of(5), "tau_syn_in",
                                Quantity.of(10), "C_m", Quantity.of(200), "I_e", new Quantity.Normal(180, 30, 0, 400)),
                        Map.of("V_m", new Quantity.Uniform(-70, -55)), ANYWHERE),
                new PopulationDescription("I", 97, "iaf_psc_delta", Map.of("t_ref", Quantity.of(1.3)),
                        Map.of("V_m", new Quantity.Uniform(-70, -55)), ANYWHERE));
        Quantity spread = new Quantity.Uniform(0.7, 4.2);
        List<ProjectionDescription> projections = List.of(
                projection("EE", "E", "E", new ConnectionRule.PairwiseBernoulli(0.1),
                        new Quantity.Normal(20, 4, 1, 60), spread),
                projection("EI", "E", "I", new ConnectionRule.FixedIndegree(40), Quantity.of(1.1), spread),
                projection("IE", "I", "E", new ConnectionRule.FixedTotalNumber(7000),
                        new Quantity.Uniform(-90, -30), Quantity.of(0.8)),
                projection("near", "E", "I",
                        new ConnectionRule.SpatialIndegree(6, new Kernel.Gaussian(1, 0.2, 0.3), 1.5),
                        new Quantity.OfDistance(new Kernel.Exponential(0.5, 0.7), Double.POSITIVE_INFINITY),
                        new Quantity.OfDistance(new Kernel.Linear(0.7, 1.5), Double.POSITIVE_INFINITY)),
                projection("II", "I", "I", new ConnectionRule.FixedOutdegree(9), Quantity.of(-0.8),
                        Quantity.of(0.7)));
        List<DeviceDescription> devices = List.of(
                new DeviceDescription.PoissonGenerator("noise", 900, 0, Double.POSITIVE_INFINITY,
                        List.of(new Connection("E", List.of(), "", 9, 1.1), new Connection("I",
                                List.of(1, 2, 3, 17, 40, 41, 96), "", 1.2, 0.4))),
                new DeviceDescription.DcGenerator("dc", 410, 20, 150,
                        List.of(new Connection("I", List.of(), "", 1, 0.1))),
                new DeviceDescription.InhomogeneousPoissonGenerator("bursts",
                        new PiecewiseConstant(new double[] {0, 20, 33.3, 34, 120}, new double[] {50, 0, 9000, 700, 0}),
                        5, 180, List.of(new Connection("E", List.of(0, 1, 2, 50, 63, 64, 401), "", 7, 0.9),
                                new Connection("I", List.of(), "", 0.4, 0.7))),
                new DeviceDescription.AcGenerator("ac", 60, -5, 40, 30, 3, 190,
                        List.of(new Connection("E", List.of(), "", 1, 0.1),
                                new Connection("I", List.of(4, 18, 60), "", -0.5, 0.1))),
                new DeviceDescription.StepCurrentGenerator("steps",
                        new PiecewiseConstant(new double[] {10, 15.1, 100}, new double[] {80, -30, 55}), 0, 170,
                        List.of(new Connection("E", List.of(7, 33, 399), "", 1, 0.1))),
                new DeviceDescription.NoiseGenerator("white", 10, 45, 40, 33, 60, 0.7, 1.2, 195,
                        List.of(new Connection("E", List.of(), "", 1, 0.1),
                                new Connection("I", List.of(0, 3, 50, 51, 96), "", 2, 0.1))),
                new DeviceDescription.SpikeGenerator("kicks", new double[] {5, 5, 12.3, 50, 50.1},
                        List.of(new Connection("E", List.of(0, 15, 16, 402), "excitatory", 300, 1.5))),
                new DeviceDescription.Multimeter("meter", List.of("V_m"), 0.5,
                        List.of(new Connection("E", List.of(0, 200, 402), "", 1, 0.1))));
        return build(new NetworkDescription("mixed", "", "", 0.1, seed, 200, populations, projections, devices));
    }

    private static ProjectionDescription projection(String name, String source, String target, ConnectionRule rule,
            Quantity weight, Quantity delay) {
        return new ProjectionDescription(name, source, target, rule, true, true, "", weight, delay);
    }

    /** Neurons that hold energy, in two populations, one of which fills no vector. */
    static Network withAccounts(long seed) {
        List<PopulationDescription> populations = List.of(
                new PopulationDescription("many", 3000, "elif_psc_exp", Map.of(),
                        Map.of("epsilon", new Quantity.Uniform(0.3, 0.6)), ANYWHERE),
                new PopulationDescription("few", 13, "madexp_psc_exp", Map.of(), Map.of(), ANYWHERE));
        return build(new NetworkDescription("accounts", "", "", 0.1, seed, 200, populations, List.of(
                projection("there", "many", "few", new ConnectionRule.PairwiseBernoulli(0.05), Quantity.of(20),
                        Quantity.of(0.5))), List.of(
                new DeviceDescription.PoissonGenerator("noise", 900, 0, Double.POSITIVE_INFINITY,
                        List.of(new Connection("many", List.of(), "", 60, 0.3))))));
    }

    /** One neuron, driven by the given devices. */
    static Network single(String model, Map<String, Quantity> parameters, DeviceDescription... devices) {
        return build(new NetworkDescription("single", "", "", 0.1, 1, 100,
                List.of(new PopulationDescription("N", 1, model, parameters, Map.of(), ANYWHERE)), List.of(),
                List.of(devices)));
    }

    static Network build(NetworkDescription description) {
        try {
            return Services.get(NetworkBuilder.class).build(description, Progress.NONE);
        } catch (NetworkException e) {
            throw new AssertionError(e);
        }
    }

    static CanonicalState initial(Network network) {
        List<CanonicalState.PopulationState> states = new ArrayList<>();
        for (Population population : network.populations()) {
            List<StateDefinition> definitions = population.model().states();
            float[][] values = new float[definitions.size()][population.size()];
            for (int i = 0; i < values.length; i++) {
                NeuronValues source = population.initial().get(definitions.get(i).name());
                for (int n = 0; n < population.size(); n++) {
                    values[i][n] = population.slots().lives(n) ? (float) source.get(n) : Float.NaN;
                }
            }
            states.add(new CanonicalState.PopulationState(values, new int[population.quanta().length][]));
        }
        return new CanonicalState(0, states, Collections.nCopies(network.projections().size(),
                CanonicalState.ProjectionState.AS_BUILT));
    }

    /** Without vectors: every neuron and every draw one by one; and all neurons of a step before the next one. */
    static BackendSession openScalar(Network network, int threads) {
        return NetworkFixture.backend(false).open(network, initial(network), threads, Progress.NONE);
    }

    /** With vectors, and with blocks of neurons that go ahead of others. */
    static BackendSession open(Network network, int threads) {
        return openTogether(network, threads, 64);
    }

    /** @param neuronsTogether that are advanced through all steps of an interval before others */
    static BackendSession openTogether(Network network, int threads, int neuronsTogether) {
        CpuBackend backend = NetworkFixture.backend(true);
        backend.configure(Map.of("neuronsTogether", neuronsTogether));
        return backend.open(network, initial(network), threads, Progress.NONE);
    }

    /** Every spike as step * neurons + id, in the order in which it was given. */
    static final class Spikes implements BackendSession.IntervalObserver {

        final List<Long> all = new ArrayList<>();
        /** What transfers moved in quanta, by population, then as in {@link Transfer#count}. */
        final long[][] moved;
        /** What is on the accounts of each population. */
        final long[] accounts;
        final long[] spikeCosts;
        long deviceEvents;
        long synapticEvents;
        private final Network network;
        private final int[] ids;
        private final long[] learningCosts;

        Spikes(Network network) {
            this.network = network;
            learningCosts = new long[network.projections().size()];
            ids = new int[network.neurons()];
            moved = new long[network.populations().size()][Transfer.COUNTS];
            accounts = new long[moved.length];
            spikeCosts = new long[moved.length];
        }

        /** What all changes of synapses have cost so far, by projection. */
        long[] costs(BackendSession session) {
            session.settle(learningCosts);
            return learningCosts.clone();
        }

        @Override
        public boolean completed(Interval interval) {
            for (int offset = 0; offset < interval.steps(); offset++) {
                int count = interval.copySpikes(offset, ids);
                for (int k = 0; k < count; k++) {
                    all.add((interval.firstStep() + offset) * network.neurons() + ids[k]);
                }
            }
            deviceEvents += interval.deviceEvents();
            for (int j = 0; j < learningCosts.length; j++) {
                learningCosts[j] += interval.learningCost(j);
            }
            for (Population population : network.populations()) {
                synapticEvents += interval.synapticEvents(population.index());
                accounts[population.index()] = interval.accounts(population.index());
                spikeCosts[population.index()] += interval.spikeCost(population.index());
                for (Direction direction : Direction.values()) {
                    for (Role role : Role.values()) {
                        moved[population.index()][Transfer.count(direction, role)] += interval
                                .moved(population.index(), direction, role);
                    }
                }
            }
            return true;
        }
    }

    static Spikes run(Network network, int threads, long steps) {
        Spikes spikes = new Spikes(network);
        try (BackendSession session = open(network, threads)) {
            session.advance(steps, spikes);
        }
        return spikes;
    }
}
