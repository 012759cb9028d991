package glia.network.internal.build;

import glia.api.model.NeuronModel;
import glia.api.model.SynapseModel;
import glia.api.network.ConnectionRule;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.Plasticity;
import glia.api.network.PopulationDescription;
import glia.api.network.Positions;
import glia.api.network.Projection;
import glia.api.network.ProjectionDescription;
import glia.api.network.Quantity;
import glia.api.network.SynapseDescription;
import glia.api.network.SynapseValues;
import glia.api.random.RandomStream;
import glia.api.store.CompiledFiles;
import glia.network.internal.base.Ports;
import glia.network.internal.base.Steps;
import glia.network.internal.base.Synapse;
import glia.network.internal.base.Work;
import glia.network.internal.rule.Ends;
import glia.network.internal.rule.ImpossibleRule;
import glia.network.internal.rule.Rules;
import glia.network.internal.space.Distances;
import glia.network.internal.space.Wrap;
import glia.network.internal.value.Synapses;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Connects populations. */
final class ProjectionBuilder {

    private final NetworkDescription network;
    private final Map<String, Integer> indices;
    private final List<NeuronModel> models;
    private final Map<String, SynapseModel> synapses;
    private final List<Positions> places;
    private final Quanta quanta;
    private final CompiledFiles kept;
    private final Work work;

    ProjectionBuilder(NetworkDescription network, Map<String, Integer> indices, List<NeuronModel> models,
            Map<String, SynapseModel> synapses, List<Positions> places, Quanta quanta, CompiledFiles kept,
            Work work) {
        this.network = network;
        this.indices = indices;
        this.models = models;
        this.synapses = synapses;
        this.places = places;
        this.quanta = quanta;
        this.kept = kept;
        this.work = work;
    }

    Projection build(int index) throws NetworkException {
        ProjectionDescription projection = network.projections().get(index);
        String what = "projection \"" + projection.name() + '"';
        Integer source = indices.get(projection.source());
        Integer target = indices.get(projection.target());
        if (source == null || target == null) {
            throw Failure.of(network, what + ": there is no population \""
                    + (source == null ? projection.source() : projection.target()) + '"');
        }
        Distances distances = distances(projection, source, target, what);
        Quantity weight = within(projection.weight(), projection.rule(), distances);
        Quantity delay = within(projection.delay(), projection.rule(), distances);
        Ports.Choice port = Ports.forSpikes(models.get(target), projection.receptor(), weight);
        if (port.index() < 0) {
            throw Failure.of(network, what + ": " + port.complaint());
        }
        checkBounds(what, weight, delay);
        PopulationDescription to = network.populations().get(target);
        Ends ends = new Ends(network.populations().get(source).size(), to.size(),
                source.equals(target) && !projection.allowAutapses(), projection.allowMultapses());
        Rules.Result result = connect(projection, ends, distances, to.capacity() > to.size(),
                RandomStream.CONNECTION.id(index), what);
        SynapseValues weights = result.weights() != null ? result.weights()
                : Synapses.weights(weight, distances, network.seed(), RandomStream.WEIGHT.id(index));
        SynapseValues delays = result.delays() != null ? result.delays()
                : Synapses.delays(delay, distances, network.dt(), network.seed(), RandomStream.DELAY.id(index));
        Plasticity plasticity = plasticity(what, projection.synapse(), models.get(target), weights);
        checkSigns(what, result.weights(), projection, target, port.index());
        if (result.connectivity().count() > 0) {
            double largest = Math.max(Math.abs(weights.lowerBound()), Math.abs(weights.upperBound()));
            double most = plasticity == null ? largest : plasticity.bound();
            quanta.add(what, target, port.index(), result.connectivity().maxIndegree() * most,
                    Math.min(largest, result.smallestWeight()));
        }
        return new Projection(index, projection.name(), source, target, port.index(), result.connectivity(), weights,
                delays, plasticity, origin(index, ends, distances, to.capacity() > to.size()));
    }

    /** All that {@link #build} draws from. */
    private String origin(int index, Ends ends, Distances distances, boolean room) {
        ProjectionDescription projection = network.projections().get(index);
        if (projection.rule() instanceof ConnectionRule.EdgeList) {
            return "";
        }
        return String.join("\n", Integer.toString(index), Long.toString(network.seed()),
                Double.toHexString(network.dt()), ends.toString(), Boolean.toString(room),
                projection.rule().toString(), projection.weight().toString(), projection.delay().toString(),
                spatial(projection) ? distances.digest() : "");
    }

    private Plasticity plasticity(String what, SynapseDescription synapse, NeuronModel target,
            SynapseValues weights) throws NetworkException {
        try {
            return Synapse.plasticity(synapses.get(synapse.model()), target, synapse.parameters(),
                    network.dt(), weights.lowerBound(), weights.upperBound());
        } catch (IllegalArgumentException e) {
            throw Failure.of(network, what + ": " + e.getMessage());
        }
    }

    /** Whether anything of a projection depends on distances. */
    private static boolean spatial(ProjectionDescription projection) {
        return projection.rule() instanceof ConnectionRule.SpatialBernoulli
                || projection.rule() instanceof ConnectionRule.SpatialIndegree
                || projection.weight() instanceof Quantity.OfDistance
                || projection.delay() instanceof Quantity.OfDistance;
    }

    private Distances distances(ProjectionDescription projection, int source, int target, String what)
            throws NetworkException {
        PopulationDescription from = network.populations().get(source);
        PopulationDescription to = network.populations().get(target);
        if (!spatial(projection)) {
            return Distances.NONE;
        }
        Wrap wrap = Wrap.of(from.layout(), from.size());
        if (!wrap.equals(Wrap.of(to.layout(), to.size()))) {
            throw Failure.of(network, what + ": the edges of \"" + from.name() + "\" and \"" + to.name()
                    + "\" do not wrap alike; expected \"edge_wrap\" in both or none, and the same extent");
        }
        return new Distances(ofLiving(source), ofLiving(target), wrap);
    }

    private float[] ofLiving(int population) {
        float[] all = places.get(population).coordinates();
        int coordinates = 3 * network.populations().get(population).size();
        return all.length == coordinates ? all : Arrays.copyOf(all, coordinates);
    }

    /** A quantity with the bounds that it has at the distances that occur. */
    private static Quantity within(Quantity quantity, ConnectionRule rule, Distances distances) {
        if (!(quantity instanceof Quantity.OfDistance given)) {
            return quantity;
        }
        double radius = switch (rule) {
            case ConnectionRule.SpatialBernoulli r -> r.radius();
            case ConnectionRule.SpatialIndegree r -> r.radius();
            default -> Double.POSITIVE_INFINITY;
        };
        return new Quantity.OfDistance(given.kernel(), Math.min(radius, distances.longest()));
    }

    private void checkBounds(String what, Quantity weight, Quantity delay) throws NetworkException {
        if (weight instanceof Quantity.OfDistance
                && !(Math.max(Math.abs(weight.lowerBound()), Math.abs(weight.upperBound())) <= Float.MAX_VALUE)) {
            throw Failure.of(network, what + ": weights from " + weight.lowerBound() + " to " + weight.upperBound()
                    + " go beyond float32 (3.4e38)");
        }
        if (delay instanceof Quantity.OfDistance && (Steps.belowOne(delay.lowerBound(), network.dt())
                || !(delay.upperBound() / network.dt() <= Steps.MAX_DELAY))) {
            throw Failure.of(network, what + ": delays from " + delay.lowerBound() + " to " + delay.upperBound()
                    + " ms; expected at least dt = " + network.dt() + " ms and at most " + Steps.MAX_DELAY + " steps");
        }
    }

    private Rules.Result connect(ProjectionDescription projection, Ends ends, Distances distances, boolean room,
            int stream, String what) throws NetworkException {
        try {
            Rules.Result result = Rules.connect(projection.rule(), ends, distances, network.seed(), stream,
                    network.dt(), kept, work);
            return room ? result.among(ends.targets()) : result;
        } catch (ImpossibleRule e) {
            throw Failure.of(network, what + ": " + e.getMessage());
        } catch (ArithmeticException e) {
            throw Failure.of(network, what + ": too many connections (" + e.getMessage() + ')');
        }
    }

    /** The weights of an edge list have to suit the port as those of the projection do. */
    private void checkSigns(String what, SynapseValues listed, ProjectionDescription projection, int target,
            int port) throws NetworkException {
        if (listed == null) {
            return;
        }
        String receptor = models.get(target).ports().get(port).name();
        for (double weight : new double[] {listed.lowerBound(), listed.upperBound()}) {
            Ports.Choice choice = Ports.forSpikes(models.get(target), receptor, Quantity.of(weight));
            if (choice.index() < 0) {
                throw Failure.of(network, what + ", " + projection.rule() + ": " + choice.complaint());
            }
        }
    }
}
