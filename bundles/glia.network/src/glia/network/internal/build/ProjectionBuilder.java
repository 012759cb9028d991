package glia.network.internal.build;

import glia.api.model.NeuronModel;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.Projection;
import glia.api.network.ProjectionDescription;
import glia.api.network.Quantity;
import glia.api.network.SynapseValues;
import glia.api.random.RandomStream;
import glia.network.internal.base.Ports;
import glia.network.internal.base.Work;
import glia.network.internal.rule.Ends;
import glia.network.internal.rule.Rules;
import glia.network.internal.value.Synapses;
import java.util.List;
import java.util.Map;

/** Connects populations. */
final class ProjectionBuilder {

    private final NetworkDescription network;
    private final Map<String, Integer> indices;
    private final List<NeuronModel> models;
    private final Quanta quanta;
    private final Work work;

    ProjectionBuilder(NetworkDescription network, Map<String, Integer> indices, List<NeuronModel> models,
            Quanta quanta, Work work) {
        this.network = network;
        this.indices = indices;
        this.models = models;
        this.quanta = quanta;
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
        Ports.Choice port = Ports.forSpikes(models.get(target), projection.receptor(), projection.weight());
        if (port.index() < 0) {
            throw Failure.of(network, what + ": " + port.complaint());
        }
        Ends ends = new Ends(network.populations().get(source).size(), network.populations().get(target).size(),
                source.equals(target) && !projection.allowAutapses(), projection.allowMultapses());
        Rules.Result result = connect(projection, ends, RandomStream.CONNECTION.id(index), what);
        SynapseValues weights = result.weights() != null ? result.weights()
                : Synapses.weights(projection.weight(), network.seed(), RandomStream.WEIGHT.id(index));
        SynapseValues delays = result.delays() != null ? result.delays()
                : Synapses.delays(projection.delay(), network.dt(), network.seed(), RandomStream.DELAY.id(index));
        checkSigns(what, result.weights(), projection, target, port.index());
        if (result.connectivity().count() > 0) {
            double largest = Math.max(Math.abs(weights.lowerBound()), Math.abs(weights.upperBound()));
            quanta.add(what, target, port.index(), result.connectivity().maxIndegree() * largest,
                    Math.min(largest, result.smallestWeight()));
        }
        return new Projection(index, projection.name(), source, target, port.index(), result.connectivity(), weights,
                delays);
    }

    private Rules.Result connect(ProjectionDescription projection, Ends ends, int stream, String what)
            throws NetworkException {
        try {
            return Rules.connect(projection.rule(), ends, network.seed(), stream, network.dt(), work);
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
