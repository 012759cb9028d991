package glia.network.internal.build;

import glia.api.model.NeuronModel;
import glia.api.model.PortDefinition;
import glia.api.model.SynapseModel;
import glia.api.network.ConnectionRule;
import glia.api.network.Device;
import glia.api.network.DeviceDescription;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.PopulationDescription;
import glia.api.network.ProjectionDescription;
import glia.api.network.Quantity;
import glia.api.random.PoissonTable;
import glia.network.internal.base.Bounds;
import glia.network.internal.base.Work;
import glia.network.internal.rule.EdgeListFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The least memory that a network takes, built and in a backend, told from its description alone. In double, which
 * neither overflows nor needs to be exact here.
 */
final class MemoryEstimate {

    private static final double POSITION = 3 * Float.BYTES;
    private static final double MS_PER_SECOND = 1000;
    private static final double DRAWN = Double.BYTES + Float.BYTES;

    private final Map<String, SynapseModel> synapseModels;
    private final Work work;
    private double neurons;
    private double neuronBytes;
    private double synapses;
    private double synapseBytes;
    private double deviceBytes;

    private MemoryEstimate(Map<String, SynapseModel> synapseModels, Work work) {
        this.synapseModels = synapseModels;
        this.work = work;
    }

    /** @throws NetworkException if an edge list cannot be read */
    static MemoryEstimate of(NetworkDescription network, Function<String, NeuronModel> models,
            Map<String, SynapseModel> synapses, Work work) throws NetworkException {
        MemoryEstimate estimate = new MemoryEstimate(synapses, work);
        double longest = estimate.longestDelay(network);
        Map<String, Integer> sizes = new HashMap<>();
        for (PopulationDescription population : network.populations()) {
            sizes.put(population.name(), population.size());
            estimate.population(population, models.apply(population.model()), longest);
        }
        for (ProjectionDescription projection : network.projections()) {
            estimate.projection(projection, sizes.get(projection.source()), sizes.get(projection.target()));
        }
        for (DeviceDescription device : network.devices()) {
            estimate.device(device, network.dt());
        }
        return estimate;
    }

    double bytes() {
        return neuronBytes + synapseBytes + deviceBytes;
    }

    /** @return what is wrong, or null if the network fits */
    String complaint(Memory memory) {
        if (bytes() <= memory.available()) {
            return null;
        }
        String machine = memory.machine() < 0 ? "" : " (heap of this process: " + Memory.show(memory.heap())
                + ", machine: " + Memory.show(memory.machine()) + ")";
        return String.format("the network takes at least %s of memory (%.0f neurons: %s, %.0f synapses: %s%s), "
                + "but there are %s%s", Memory.show(bytes()), neurons, Memory.show(neuronBytes), synapses,
                Memory.show(synapseBytes), deviceBytes == 0 ? "" : ", devices: " + Memory.show(deviceBytes),
                Memory.show(memory.available()), machine);
    }

    private double longestDelay(NetworkDescription network) {
        double longest = network.dt();
        for (ProjectionDescription projection : network.projections()) {
            longest = Math.max(longest, Bounds.finite(projection.delay()).upperBound());
        }
        for (DeviceDescription device : network.devices()) {
            if (device instanceof DeviceDescription.PoissonGenerator
                    || device instanceof DeviceDescription.InhomogeneousPoissonGenerator) {
                for (DeviceDescription.Connection connection : device.connections()) {
                    longest = Math.max(longest, connection.delay());
                }
            }
        }
        return longest / network.dt();
    }

    /** Position, state, drawn values and the inputs on their way. */
    private void population(PopulationDescription population, NeuronModel model, double longestDelay) {
        long spikePorts = model.ports().stream().filter(p -> p.kind() != PortDefinition.Kind.CURRENT).count();
        double each = POSITION + model.states().size() * (double) Float.BYTES
                + spikePorts * longestDelay * Integer.BYTES;
        long drawn = population.parameters().values().stream().filter(MemoryEstimate::isDrawn).count();
        each += DRAWN * (drawn == 0 ? 0 : drawn + model.constants().size());
        each += DRAWN * population.initial().values().stream().filter(MemoryEstimate::isDrawn).count();
        neurons += population.capacity();
        neuronBytes += each * population.capacity();
    }

    private static boolean isDrawn(Quantity quantity) {
        return !(quantity instanceof Quantity.Constant);
    }

    /** The tables of Poisson numbers of the rates that a generator changes between. */
    private void device(DeviceDescription device, double dt) {
        if (device instanceof DeviceDescription.InhomogeneousPoissonGenerator changing) {
            for (double rate : changing.rate().values()) {
                deviceBytes += PoissonTable.bytes(rate * dt / MS_PER_SECOND) * (double) device.connections().size();
            }
        }
    }

    /** One end of a synapse in the backend and, where rows are stored, here. */
    private void projection(ProjectionDescription projection, double sources, double targets)
            throws NetworkException {
        double count = switch (projection.rule()) {
            case ConnectionRule.OneToOne r -> targets;
            case ConnectionRule.AllToAll r -> sources * targets;
            case ConnectionRule.FixedIndegree r -> r.indegree() * targets;
            case ConnectionRule.FixedOutdegree r -> r.outdegree() * sources;
            case ConnectionRule.FixedTotalNumber r -> r.count();
            case ConnectionRule.PairwiseBernoulli r -> r.p() * sources * targets;
            case ConnectionRule.SpatialIndegree r -> r.indegree() * targets;
            // known when they are counted
            case ConnectionRule.SpatialBernoulli r -> 0;
            case ConnectionRule.EdgeList r -> EdgeListFile.count(r.file(), work);
        };
        synapses(projection, count);
    }

    /** Adds what is known only when a rule has been carried out. */
    void counted(ProjectionDescription projection, long count) {
        if (projection.rule() instanceof ConnectionRule.SpatialBernoulli) {
            synapses(projection, count);
        }
    }

    /** Adds what weight recorders take in engine and backend: a weight and where it is. */
    void recorded(List<Device> devices) {
        for (Device device : devices) {
            if (device instanceof Device.WeightRecorder recorder) {
                deviceBytes += 3.0 * Integer.BYTES * recorder.synapses();
            }
        }
    }

    private void synapses(ProjectionDescription projection, double count) {
        boolean learns = synapseModels.get(projection.synapse().model()).learns();
        double each = Character.BYTES + (isDrawn(projection.weight()) || learns ? Integer.BYTES : 0)
                + (isDrawn(projection.delay()) ? Short.BYTES : 0);
        each += switch (projection.rule()) {
            case ConnectionRule.FixedOutdegree r -> Integer.BYTES;
            case ConnectionRule.FixedTotalNumber r ->
                projection.allowMultapses() ? Integer.BYTES : Integer.BYTES + 3 * Long.BYTES;
            case ConnectionRule.EdgeList r -> 3 * Integer.BYTES;
            default -> 0;
        };
        synapses += count;
        synapseBytes += count * each;
    }
}
