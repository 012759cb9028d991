package glia.engine.internal;

import glia.api.backend.Availability;
import glia.api.backend.Backend;
import glia.api.backend.BackendSession;
import glia.api.backend.BackendUnavailableException;
import glia.api.change.NetworkChanger;
import glia.api.change.Revision;
import glia.api.energy.EnergyLedger;
import glia.api.event.EventBus;
import glia.api.network.Network;
import glia.api.network.Progress;
import glia.api.profile.Configurable;
import glia.api.profile.Settings;
import glia.api.profile.Switches;
import glia.api.regulation.Regulator;
import glia.api.simulation.CanonicalState;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.CheckpointMismatchException;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationTopics;
import glia.api.simulation.Simulations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Opens simulations on the backends that are installed, of which it knows none by name. */
@Component(configurationPid = EngineSwitches.PID)
public final class SimulationEngine implements Simulations, Configurable {

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private final List<Backend> backends;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private final List<Regulator.Factory> regulators;

    private final EventBus bus;
    private final EnergyLedger.Factory energy;
    private final NetworkChanger changer;
    private final ObserverCadence cadence;
    private final ObserverPatience patience;
    private final AtomicLong nextId = new AtomicLong(1);
    private final List<EngineSimulation> open = new CopyOnWriteArrayList<>();
    private volatile Settings settings = EngineSwitches.ALL.standard();

    @Activate
    public SimulationEngine(@Reference EventBus bus, @Reference EnergyLedger.Factory energy,
            @Reference NetworkChanger changer, @Reference ObserverCadence cadence,
            @Reference ObserverPatience patience) {
        this(List.of(), List.of(), bus, energy, changer, cadence, patience);
    }

    /** With backends and regulators that are there from the start. */
    SimulationEngine(List<Backend> backends, List<Regulator.Factory> regulators, EventBus bus,
            EnergyLedger.Factory energy, NetworkChanger changer) {
        this(backends, regulators, bus, energy, changer, new ObserverCadence(), new ObserverPatience(bus));
    }

    /** With observers that can be treated apart from those of others. */
    SimulationEngine(List<Backend> backends, List<Regulator.Factory> regulators, EventBus bus,
            EnergyLedger.Factory energy, NetworkChanger changer, ObserverCadence cadence, ObserverPatience patience) {
        this.backends = new CopyOnWriteArrayList<>(backends);
        this.regulators = new CopyOnWriteArrayList<>(regulators);
        this.bus = bus;
        this.energy = energy;
        this.changer = changer;
        this.cadence = cadence;
        this.patience = patience;
    }

    @Activate
    @Modified
    void configure(Map<String, Object> properties) {
        settings = EngineSwitches.ALL.settings(properties);
        EngineSwitches switches = EngineSwitches.of(settings);
        open.forEach(s -> s.set(switches));
    }

    @Override
    public Switches switches() {
        return EngineSwitches.ALL;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public List<String> refusals(Settings wanted) {
        EngineSwitches switches = EngineSwitches.of(wanted);
        List<String> reasons = new ArrayList<>(switches.refusals(Runtime.getRuntime().availableProcessors()));
        try {
            choose(switches.backend());
        } catch (BackendUnavailableException e) {
            reasons.add(EngineSwitches.PID + "/backend: " + e.getMessage());
        }
        return reasons;
    }

    @Deactivate
    void closeAll() {
        open.forEach(Simulation::close);
    }

    @Override
    public Simulation open(Network network, RunOptions options, Progress progress) throws BackendUnavailableException {
        return open(network, energy, options, progress);
    }

    @Override
    public Simulation open(Network network, EnergyLedger.Factory books, RunOptions options, Progress progress)
            throws BackendUnavailableException {
        return open(network, new NetworkIdentity(network), null, books, options, progress);
    }

    @Override
    public Simulation open(Network network, Checkpoint checkpoint, RunOptions options, Progress progress)
            throws CheckpointMismatchException, BackendUnavailableException {
        NetworkIdentity identity = compared(network, checkpoint);
        try {
            return open(network, identity, checkpoint, energy, options, progress);
        } catch (IllegalArgumentException e) {
            throw mismatch(e);
        }
    }

    @Override
    public Simulation openAside(Network network, RunOptions options, Progress progress)
            throws BackendUnavailableException {
        return aside(network, new NetworkIdentity(network), null, options, progress);
    }

    @Override
    public Simulation openAside(Network network, Checkpoint checkpoint, RunOptions options, Progress progress)
            throws CheckpointMismatchException, BackendUnavailableException {
        NetworkIdentity identity = compared(network, checkpoint);
        try {
            return aside(network, identity, checkpoint, options, progress);
        } catch (IllegalArgumentException e) {
            throw mismatch(e);
        }
    }

    private Simulation aside(Network network, NetworkIdentity identity, Checkpoint from, RunOptions options,
            Progress progress) throws BackendUnavailableException {
        EventBus nobody = new SilentBus();
        return make(network, identity, from, energy, options, progress, nobody, new ObserverPatience(nobody), id -> {
            // it was never among those that are open
        });
    }

    private static NetworkIdentity compared(Network network, Checkpoint checkpoint)
            throws CheckpointMismatchException {
        NetworkIdentity identity = new NetworkIdentity(network);
        identity.compare(checkpoint.network());
        return identity;
    }

    private static CheckpointMismatchException mismatch(IllegalArgumentException e) {
        return new CheckpointMismatchException("the checkpoint is not one of this network: " + e.getMessage());
    }

    private Simulation open(Network network, NetworkIdentity identity, Checkpoint from, EnergyLedger.Factory books,
            RunOptions options, Progress progress) throws BackendUnavailableException {
        EngineSimulation simulation = make(network, identity, from, books, options, progress, bus, patience,
                id -> open.removeIf(s -> s.id() == id));
        open.add(simulation);
        // they may have changed meanwhile
        simulation.set(EngineSwitches.of(settings));
        bus.publish(SimulationTopics.OPENED, simulation);
        return simulation;
    }

    private EngineSimulation make(Network network, NetworkIdentity identity, Checkpoint from,
            EnergyLedger.Factory books, RunOptions options, Progress progress, EventBus heard,
            ObserverPatience waiting, LongConsumer closed) throws BackendUnavailableException {
        Regulators regulation = new Regulators(regulators, network);
        Network present = from == null ? network : changer.restore(network, from.revision());
        if (changedAt(from) < -1 || from != null && changedAt(from) > from.state().step()) {
            throw new IllegalArgumentException("changes: the last was made at step " + changedAt(from)
                    + ", the state is that of step " + from.state().step());
        }
        Layout layout = layOut(present, from == null ? InitialState.of(network) : from.state(), options, progress);
        ExchangeableSession session = new ExchangeableSession(layout.session(), network.populations().size());
        long id = nextId.getAndIncrement();
        try {
            return new EngineSimulation(new EngineSimulation.Setup(id, network, identity,
                    new PresentNetwork(changer, session, network, present, changedAt(from)), session, layout,
                    (next, state) -> layOutAnew(next, state, options), EngineSwitches.of(settings),
                    new RunawayGuard.Limits(options.maxRate(), options.maxGrowth()), heard, cadence,
                    waiting, books, regulation, () -> closed.accept(id)), options.pace(), from);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private Layout layOut(Network network, CanonicalState state, RunOptions wanted, Progress progress)
            throws BackendUnavailableException {
        EngineSwitches switches = EngineSwitches.of(settings);
        RunOptions options = switches.complete(wanted);
        Backend backend = choose(options.backend());
        int threads = options.threads() > 0 ? options.threads()
                : backend.worthwhileThreads(network,
                        Math.max(1, Runtime.getRuntime().availableProcessors() - switches.left(options)));
        long predicted = backend.predictMemoryBytes(network, threads);
        long begin = System.nanoTime();
        BackendSession session = backend.open(network, state, threads, progress);
        return new Layout(session, backend.name(), threads, (System.nanoTime() - begin) / 1e9, predicted);
    }

    private Layout layOutAnew(Network network, CanonicalState state, RunOptions wanted) {
        try {
            return layOut(network, state, wanted, Progress.NONE);
        } catch (BackendUnavailableException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static long changedAt(Checkpoint from) {
        return from == null ? Revision.NONE.step() : from.revision().step();
    }

    private Backend choose(String name) throws BackendUnavailableException {
        List<Backend> installed = backends.stream()
                .sorted(Comparator.comparingInt(Backend::preference).reversed()).toList();
        if (name.equals(RunOptions.AUTO)) {
            return installed.stream().filter(b -> b.availability().available()).findFirst()
                    .orElseThrow(() -> new BackendUnavailableException("No backend is available: "
                            + installed.stream().map(b -> b.name() + " (" + b.availability().reason() + ")")
                                    .collect(Collectors.joining(", "))));
        }
        Backend wanted = installed.stream().filter(b -> b.name().equals(name)).findFirst()
                .orElseThrow(() -> new BackendUnavailableException("No backend named \"" + name
                        + "\" is installed; installed: "
                        + installed.stream().map(Backend::name).collect(Collectors.joining(", "))));
        Availability availability = wanted.availability();
        if (!availability.available()) {
            throw new BackendUnavailableException("Backend " + name + " cannot be used here: " + availability.reason());
        }
        return wanted;
    }

    @Override
    public List<Simulation> open() {
        return List.copyOf(open);
    }
}
