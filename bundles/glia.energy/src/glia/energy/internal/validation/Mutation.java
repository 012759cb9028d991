package glia.energy.internal.validation;

import glia.api.energy.EnergyLedger;
import glia.api.energy.Validation.Mutant;
import glia.api.model.Expression;
import glia.api.model.NeuronModel;
import glia.api.model.Statement;
import glia.api.model.Statement.Direction;
import glia.api.network.CoordinationDescription;
import glia.api.network.CoordinationDescription.Order;
import glia.api.network.EnergyDescription;
import glia.api.network.HomeostasisDescription;
import glia.api.network.HomeostasisDescription.Scope;
import glia.api.network.Network;
import glia.api.network.NeuronValues;
import glia.api.network.Plasticity;
import glia.api.network.Population;
import glia.api.network.Projection;
import glia.api.network.StructureDescription;
import glia.api.network.StructureDescription.Synapses;
import glia.api.network.SynapseValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Breaks the energy code, between building a network and running it: the network, or the books of its run. */
class Mutation {

    /** Breaks nothing. */
    static final Mutation NONE = new Mutation("none", "Nothing is broken.");

    /** Far below what a spike needs, in the unit of any model. */
    private static final Expression NEXT_TO_NOTHING = Expression.literal(0.05);

    private final Mutant mutant;

    Mutation(String name, String description) {
        mutant = new Mutant(name, description);
    }

    Mutant mutant() {
        return mutant;
    }

    /** @return the network itself if there is nothing in it to be broken */
    Network breakNetwork(Network network) {
        return network;
    }

    /** @return what opens the books of a run; these themselves if there is nothing in them to be broken */
    EnergyLedger.Factory breakBooks(Network network, EnergyLedger.Factory books) {
        return books;
    }

    /** All that break something. */
    static List<Mutation> all() {
        return List.of(
                transfers("no-op energy", "Transfers move nothing.", (t, balance) -> new Statement.Transfer(
                        t.direction(), t.role(), Expression.literal(0), t.ofSpikes())),
                transfers("reversed supply",
                        "What the supply should give is taken from the neuron, until it has next to nothing.",
                        (t, balance) -> t.direction() == Direction.FROM_SUPPLY
                                ? new Statement.Transfer(t.direction(), t.role(),
                                        Expression.select(balance.greaterThan(NEXT_TO_NOTHING),
                                                Expression.literal(0).minus(t.change()), t.change()),
                                        t.ofSpikes())
                                : t),
                constants("free spikes", "A spike costs nothing.", (constants, size) -> {
                    for (String cost : List.of("delta", "x_to_lack", "x_used")) {
                        constants.computeIfPresent(cost, (name, value) -> NeuronValues.constant(size, 0));
                    }
                }),
                constants("threshold equal to cap", "Spikes need all the energy that a neuron can hold.",
                        (constants, size) -> {
                            if (constants.containsKey("epsilon_c")) {
                                double[] cap = new double[size];
                                for (int i = 0; i < size; i++) {
                                    cap[i] = constants.get("alpha").get(i) * constants.get("epsilon_0").get(i);
                                }
                                constants.put("epsilon_c", NeuronValues.each(cap));
                            }
                        }),
                new Mutation("wrong inhibition", "Inhibitory synapses excite.") {
                    @Override
                    Network breakNetwork(Network network) {
                        return withProjections(network, p -> p.weights().lowerBound() >= 0 ? p
                                : new Projection(p.index(), p.name(), p.source(), p.target(), p.port(),
                                        p.connectivity(), new Magnitudes(p.weights()), p.delays(), p.plasticity()));
                    }
                },
                new Mutation("reversed depression", "What should depress a synapse potentiates it.") {
                    @Override
                    Network breakNetwork(Network network) {
                        return withProjections(network, Mutation::withReversedDepression);
                    }
                },
                new Mutation("levelling homeostasis",
                        "Homeostasis levels everything: all neurons are moved alike, by what their mean lacks.") {
                    @Override
                    Network breakNetwork(Network network) {
                        return withLevellingHomeostasis(network);
                    }
                },
                new Mutation("blind coordination", "What is updated first does not depend on energy.") {
                    @Override
                    Network breakNetwork(Network network) {
                        return withBlindCoordination(network);
                    }
                },
                new Mutation("blind growth", "Which targets get synapses does not depend on energy.") {
                    @Override
                    Network breakNetwork(Network network) {
                        return withBlindGrowth(network);
                    }
                },
                new CreatingBirths(),
                new Mutation("wall-clock time", "Energy at the beginning depends on the time of the day.") {
                    @Override
                    Network breakNetwork(Network network) {
                        return withPopulations(network, Mutation::withEnergyOfTheMoment);
                    }
                });
    }

    private static Mutation transfers(String name, String description,
            BiFunction<Statement.Transfer, Expression, Statement.Transfer> change) {
        return new Mutation(name, description) {
            @Override
            Network breakNetwork(Network network) {
                return withPopulations(network, p -> {
                    if (p.model().account() == null) {
                        return p;
                    }
                    List<Statement> update = new ArrayList<>();
                    for (Statement statement : p.model().update()) {
                        update.add(statement instanceof Statement.Transfer transfer
                                ? change.apply(transfer, Expression.state(p.model().account().state())) : statement);
                    }
                    NeuronModel m = p.model();
                    return with(p, new NeuronModel(m.name(), m.summary(), m.reference(), m.parameters(),
                            m.constants(), m.states(), m.ports(), update, m.account()), p.constants(), p.initial());
                });
            }
        };
    }

    /** Changes the constants of a population of so many neurons. */
    private interface ConstantChange {
        void change(Map<String, NeuronValues> constants, int size);
    }

    private static Mutation constants(String name, String description, ConstantChange change) {
        return new Mutation(name, description) {
            @Override
            Network breakNetwork(Network network) {
                return withPopulations(network, p -> {
                    Map<String, NeuronValues> constants = new LinkedHashMap<>(p.constants());
                    change.change(constants, p.size());
                    return constants.equals(p.constants()) ? p : with(p, p.model(), constants, p.initial());
                });
            }
        };
    }

    private static Network withLevellingHomeostasis(Network network) {
        EnergyDescription energy = network.description().energy();
        HomeostasisDescription whole = energy.homeostasis();
        HomeostasisDescription levelling = new HomeostasisDescription(whole.interval(), whole.regulations().stream()
                .map(r -> new HomeostasisDescription.Regulation(r.population(), r.parameter(), Scope.POPULATION,
                        r.setPoint(), r.deadBand(), r.gain(), r.timeConstant(), r.min(), r.max())).toList());
        return levelling.equals(whole) ? network : with(network, energy.withHomeostasis(levelling));
    }

    private static Network withBlindCoordination(Network network) {
        EnergyDescription energy = network.description().energy();
        CoordinationDescription whole = energy.coordination();
        return whole.share() == 1 || whole.order() != Order.ENERGY ? network
                : with(network, energy.withCoordination(new CoordinationDescription(whole.share(), whole.every(),
                        Order.RANDOM, whole.populations(), whole.block())));
    }

    private static Network withBlindGrowth(Network network) {
        EnergyDescription energy = network.description().energy();
        StructureDescription whole = energy.structure();
        List<Synapses> blind = whole.synapses().stream().map(s -> s.growAbove() == Double.POSITIVE_INFINITY ? s
                : new Synapses(s.projection(), s.most(), Double.NEGATIVE_INFINITY, s.pruneBelow(), s.order(), s.cost(),
                        s.returned())).toList();
        return blind.equals(whole.synapses()) ? network
                : with(network, energy.withStructure(new StructureDescription(whole.interval(), whole.capacity(),
                        whole.income(), whole.initial(), blind, whole.neurons())));
    }

    private static Network with(Network n, EnergyDescription energy) {
        return new Network(n.description().withEnergy(energy), n.populations(), n.projections(), n.devices(),
                n.minDelay(), n.maxDelay());
    }

    private static Projection withReversedDepression(Projection p) {
        if (p.plasticity() == null || !p.plasticity().constants().containsKey("lower")) {
            return p;
        }
        Map<String, Double> constants = new LinkedHashMap<>(p.plasticity().constants());
        constants.computeIfPresent("lower", (name, value) -> -value);
        return new Projection(p.index(), p.name(), p.source(), p.target(), p.port(), p.connectivity(), p.weights(),
                p.delays(), new Plasticity(p.plasticity().model(), constants, p.plasticity().bound()));
    }

    private static Population withEnergyOfTheMoment(Population p) {
        if (p.model().account() == null) {
            return p;
        }
        Map<String, NeuronValues> initial = new LinkedHashMap<>(p.initial());
        double part = 0.5 + System.nanoTime() % 1000 / 2000.0;
        double quantum = p.model().account().quantum();
        initial.computeIfPresent(p.model().account().state(), (name, value) -> NeuronValues.constant(p.size(),
                Math.rint(value.get(0) * part / quantum) * quantum));
        return with(p, p.model(), p.constants(), initial);
    }

    private static Population with(Population p, NeuronModel model, Map<String, NeuronValues> constants,
            Map<String, NeuronValues> initial) {
        return new Population(p.index(), p.name(), p.firstId(), p.size(), model, constants, initial, p.quanta(),
                p.place(), p.slots());
    }

    private static Network withPopulations(Network n, UnaryOperator<Population> change) {
        List<Population> populations = n.populations().stream().map(change).toList();
        return same(populations, n.populations()) ? n
                : new Network(n.description(), populations, n.projections(), n.devices(), n.minDelay(), n.maxDelay());
    }

    private static Network withProjections(Network n, UnaryOperator<Projection> change) {
        List<Projection> projections = n.projections().stream().map(change).toList();
        return same(projections, n.projections()) ? n
                : new Network(n.description(), n.populations(), projections, n.devices(), n.minDelay(), n.maxDelay());
    }

    private static boolean same(List<?> some, List<?> others) {
        return IntStream.range(0, some.size()).allMatch(i -> some.get(i) == others.get(i));
    }

    /** Weights without their sign. */
    private record Magnitudes(SynapseValues weights) implements SynapseValues {

        @Override
        public boolean constant() {
            return weights.constant();
        }

        @Override
        public double lowerBound() {
            return constant() ? Math.abs(weights.lowerBound()) : 0;
        }

        @Override
        public double upperBound() {
            return Math.max(Math.abs(weights.lowerBound()), Math.abs(weights.upperBound()));
        }

        @Override
        public void row(int target, int[] sources, int count, double[] out) {
            weights.row(target, sources, count, out);
            for (int k = 0; k < count; k++) {
                out[k] = Math.abs(out[k]);
            }
        }
    }
}
