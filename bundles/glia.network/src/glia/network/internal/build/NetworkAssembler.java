package glia.network.internal.build;

import glia.api.model.ModelCatalogue;
import glia.api.model.NeuronModel;
import glia.api.model.SynapseModel;
import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.NeuronValues;
import glia.api.network.Population;
import glia.api.network.PopulationDescription;
import glia.api.network.Positions;
import glia.api.network.Progress;
import glia.api.network.Projection;
import glia.api.network.ProjectionDescription;
import glia.api.network.Slots;
import glia.api.random.RandomStream;
import glia.api.store.CompiledFiles;
import glia.network.internal.base.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Builds networks; the order of its work is estimate, populations, projections, devices, quanta. */
@Component
public final class NetworkAssembler implements NetworkBuilder {

    /** What arrays of three coordinates a neuron can hold. */
    static final int MAX_SIZE = (Integer.MAX_VALUE - 8) / 3;

    /** Of an interval without synapses, where nothing but convenience sets its length. */
    static final int LONGEST_IDLE_INTERVAL = 64;

    private static final double POPULATIONS_DONE = 0.2;

    private final ModelCatalogue models;
    private final Memory memory;

    /** May come and go: a network can be built without, and what was built stays. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile CompiledFiles compiled;

    @Activate
    public NetworkAssembler(@Reference ModelCatalogue models) {
        this(models, Memory.ofThisProcess());
    }

    NetworkAssembler(ModelCatalogue models, Memory memory) {
        this.models = models;
        this.memory = memory;
    }

    @Override
    public Network build(NetworkDescription description, Progress progress) throws NetworkException {
        Work work = new Work(progress);
        work.report("Checking memory", 0);
        List<NeuronModel> used = new ArrayList<>();
        Map<String, Integer> indices = new HashMap<>();
        for (PopulationDescription population : description.populations()) {
            indices.put(population.name(), used.size());
            used.add(models.find(population.model()).orElseThrow(() -> Failure.of(description, "population \""
                    + population.name() + "\": the model \"" + population.model() + "\" is not installed")));
        }
        Map<String, SynapseModel> synapses = synapses(description);
        MemoryEstimate estimate = MemoryEstimate.of(description, name -> models.find(name).orElseThrow(), synapses,
                work);
        checkSize(description, estimate);
        try {
            return build(description, used, synapses, indices, estimate, work);
        } catch (OutOfMemoryError e) {
            throw Failure.of(description, "the heap of this process (" + Memory.show(Runtime.getRuntime().maxMemory())
                    + ") does not hold the network");
        }
    }

    private Map<String, SynapseModel> synapses(NetworkDescription description) throws NetworkException {
        Map<String, SynapseModel> synapses = new HashMap<>();
        for (ProjectionDescription projection : description.projections()) {
            String model = projection.synapse().model();
            synapses.put(model, models.findSynapse(model).orElseThrow(() -> Failure.of(description, "projection \""
                    + projection.name() + "\": the synapse model \"" + model + "\" is not installed")));
        }
        return synapses;
    }

    private void checkMemory(NetworkDescription description, MemoryEstimate estimate) throws NetworkException {
        String complaint = estimate.complaint(memory);
        if (complaint != null) {
            throw Failure.of(description, complaint);
        }
    }

    private void checkSize(NetworkDescription description, MemoryEstimate estimate) throws NetworkException {
        checkMemory(description, estimate);
        long neurons = 0;
        for (PopulationDescription population : description.populations()) {
            neurons += population.capacity();
            if (population.capacity() > MAX_SIZE || neurons > Integer.MAX_VALUE) {
                throw Failure.of(description, "population \"" + population.name() + "\": expected at most " + MAX_SIZE
                        + " neurons in a population and " + Integer.MAX_VALUE + " in a network");
            }
        }
    }

    private Network build(NetworkDescription description, List<NeuronModel> models,
            Map<String, SynapseModel> synapses, Map<String, Integer> indices, MemoryEstimate estimate, Work work)
            throws NetworkException {
        List<Parts> parts = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            work.report("Population " + description.populations().get(i).name(),
                    POPULATIONS_DONE * i / models.size());
            parts.add(parts(description, i, models.get(i), work));
        }
        Quanta quanta = new Quanta(description, models);
        CompiledFiles kept = compiled;
        List<Projection> projections = new ArrayList<>();
        ProjectionBuilder connect = new ProjectionBuilder(description, indices, models, synapses,
                parts.stream().map(Parts::place).toList(), quanta,
                kept == null ? CompiledFiles.NONE : kept, work);
        for (int i = 0; i < description.projections().size(); i++) {
            work.report("Projection " + description.projections().get(i).name(),
                    POPULATIONS_DONE + (1 - POPULATIONS_DONE) * i / description.projections().size());
            projections.add(connect.build(i));
            estimate.counted(description.projections().get(i), projections.getLast().connectivity().count());
            checkMemory(description, estimate);
        }
        List<Device> devices = new DeviceBuilder(description, indices, models, quanta, projections).build();
        estimate.recorded(devices);
        checkMemory(description, estimate);
        quanta.check();
        work.report("Network", 1);
        return network(description, parts, models, quanta, projections, devices);
    }

    /** What a population has before it is known what arrives at it. */
    private record Parts(Map<String, NeuronValues> constants, Map<String, NeuronValues> initial, Positions place) {
    }

    private static Parts parts(NetworkDescription description, int index, NeuronModel model, Work work)
            throws NetworkException {
        PopulationDescription population = description.populations().get(index);
        PopulationBuilder builder = new PopulationBuilder(description, index, model, work);
        Map<String, NeuronValues> constants = builder.constants();
        return new Parts(constants, builder.initial(), Places.of(population.layout(), population.capacity(),
                description.seed(), RandomStream.POSITION.id(index), work));
    }

    private static Network network(NetworkDescription description, List<Parts> parts, List<NeuronModel> models,
            Quanta quanta, List<Projection> projections, List<Device> devices) {
        List<Population> populations = new ArrayList<>();
        int firstId = 0;
        for (int i = 0; i < parts.size(); i++) {
            PopulationDescription population = description.populations().get(i);
            populations.add(new Population(i, population.name(), firstId, population.capacity(), models.get(i),
                    parts.get(i).constants(), parts.get(i).initial(), quanta.of(i), parts.get(i).place(),
                    Slots.of(population.capacity(), population.size())));
            firstId += population.capacity();
        }
        List<Projection> connected = projections.stream().filter(p -> p.connectivity().count() > 0).toList();
        int deviceMin = devices.stream().mapToInt(NetworkAssembler::delay).filter(d -> d > 0).min().orElse(1);
        int deviceMax = devices.stream().mapToInt(NetworkAssembler::delay).max().orElse(1);
        int min = (int) connected.stream().mapToDouble(p -> p.delays().lowerBound()).min()
                .orElse(Math.min(deviceMin, LONGEST_IDLE_INTERVAL));
        int max = (int) connected.stream().mapToDouble(p -> p.delays().upperBound()).max().orElse(min);
        return new Network(description, populations, projections, devices, min,
                Math.max(Math.max(max, deviceMax), min));
    }

    /** The delay of a device whose spikes have one, or 0. */
    private static int delay(Device device) {
        return switch (device) {
            case Device.Poisson poisson -> poisson.delay();
            case Device.InhomogeneousPoisson changing when !changing.pieces().isEmpty() ->
                changing.pieces().getFirst().delay();
            default -> 0;
        };
    }
}
