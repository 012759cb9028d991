package glia.ui.workbench.internal;

import glia.api.backend.BackendUnavailableException;
import glia.api.event.EventBus;
import glia.api.network.Network;
import glia.api.network.NetworkBuilder;
import glia.api.network.NetworkDescription;
import glia.api.network.NetworkException;
import glia.api.network.NetworkReader;
import glia.api.network.Progress;
import glia.api.simulation.ActiveSimulation;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.CheckpointMismatchException;
import glia.api.simulation.RunOptions;
import glia.api.simulation.Simulation;
import glia.api.simulation.Simulations;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Holds the simulation that the workbench shows; whoever opens one does the work in its own thread. Menus and status
 * line hold it for as long as the workbench runs, so that it stays while what it uses is stopped and started.
 */
@Component
public final class OpenedSimulation implements ActiveSimulation {

    private static final Change NOTHING = new Change(null, null);
    private static final double READ_SHARE = 0.05;
    private static final double BUILD_SHARE = 0.75;

    private final ReentrantLock turn = new ReentrantLock();
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile NetworkReader reader;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile NetworkBuilder builder;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile EventBus bus;
    private volatile Simulations simulations;
    private volatile Change current = NOTHING;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    synchronized void setSimulations(Simulations engine) {
        simulations = engine;
    }

    /** What is open ends with its engine. */
    synchronized void unsetSimulations(Simulations engine) {
        if (simulations == engine) {
            simulations = null;
            replace(NOTHING);
        }
    }

    @Override
    public Optional<Simulation> simulation() {
        return Optional.ofNullable(current.simulation());
    }

    @Override
    public Optional<Path> file() {
        return Optional.ofNullable(current.file());
    }

    @Override
    public Simulation open(Path file, RunOptions options, Progress progress)
            throws NetworkException, BackendUnavailableException {
        takeTurn(progress);
        try {
            Simulations engine = present(simulations, Simulations.class);
            Network network = build(file, progress);
            return become(file, engine, engine.open(network, options, part(progress, BUILD_SHARE, 1)));
        } finally {
            turn.unlock();
        }
    }

    @Override
    public Simulation open(Path file, Checkpoint checkpoint, RunOptions options, Progress progress)
            throws NetworkException, CheckpointMismatchException, BackendUnavailableException {
        takeTurn(progress);
        try {
            Simulations engine = present(simulations, Simulations.class);
            Network network = build(file, progress);
            return become(file, engine, engine.open(network, checkpoint, options, part(progress, BUILD_SHARE, 1)));
        } finally {
            turn.unlock();
        }
    }

    private static <T> T present(T service, Class<T> type) throws BackendUnavailableException {
        if (service == null) {
            throw new BackendUnavailableException(Messages.bind(Messages.ServiceGone, type.getName()));
        }
        return service;
    }

    private synchronized Simulation become(Path file, Simulations engine, Simulation simulation)
            throws BackendUnavailableException {
        if (simulations != engine) {
            simulation.close();
            throw new BackendUnavailableException(Messages.bind(Messages.ServiceGone, Simulations.class.getName()));
        }
        replace(new Change(file, simulation));
        return simulation;
    }

    private Network build(Path file, Progress progress) throws NetworkException, BackendUnavailableException {
        progress.report(Messages.bind(Messages.Reading, file.getFileName()), 0);
        NetworkDescription description = present(reader, NetworkReader.class).read(file);
        goOn(progress);
        try {
            Network network = present(builder, NetworkBuilder.class).build(description,
                    part(progress, READ_SHARE, BUILD_SHARE));
            goOn(progress);
            return network;
        } catch (NetworkException e) {
            throw e.inFile(file.toString());
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            replace(NOTHING);
        } finally {
            turn.unlock();
        }
    }

    @Deactivate
    void deactivate() {
        close();
    }

    /** Everybody learns of the new one before the old one goes, so that nobody talks to a closed one for long. */
    private synchronized void replace(Change next) {
        Simulation former = current.simulation();
        current = next;
        EventBus told = bus;
        if (told != null) {
            told.publish(CHANGED, next);
        }
        if (former != null) {
            former.close();
        }
    }

    private void takeTurn(Progress progress) {
        try {
            while (!turn.tryLock(50, TimeUnit.MILLISECONDS)) {
                goOn(progress);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    private static void goOn(Progress progress) {
        if (progress.cancelled()) {
            throw new CancellationException();
        }
    }

    private static Progress part(Progress whole, double from, double to) {
        return new Progress() {
            @Override
            public void report(String task, double fraction) {
                whole.report(task, from + (to - from) * Math.clamp(fraction, 0, 1));
            }

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }
        };
    }
}
