package glia.engine.internal;

import glia.api.change.NetworkChange;
import glia.api.energy.EnergyLedger;
import glia.api.event.EventBus;
import glia.api.network.Network;
import glia.api.simulation.CanonicalState;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.CostPrediction;
import glia.api.simulation.IntervalProbe;
import glia.api.simulation.EnergySnapshot;
import glia.api.simulation.NetworkChanged;
import glia.api.simulation.NeuronMeter;
import glia.api.simulation.Recorder;
import glia.api.simulation.RunReport;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus;
import glia.api.simulation.SimulationStatus.State;
import glia.api.simulation.SimulationTopics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * One simulation: a thread of its own that advances the session, and carries out commands in between. The thread is the
 * only one that touches the session.
 */
final class EngineSimulation implements Simulation {

    private static final double PACED_SLICE_SECONDS = 0.005;

    /** What an engine gives to each of its simulations. */
    record Setup(long id, Network network, Supplier<Map<String, String>> identity, PresentNetwork present,
            ExchangeableSession session, Layout layout, Layout.Maker layouts, EngineSwitches switches,
            RunawayGuard.Limits limits, EventBus bus, ObserverCadence cadence, ObserverPatience patience,
            EnergyLedger.Factory energy, Regulators regulators, Runnable closed) {
    }

    private final Setup setup;
    private final Network network;
    private final ExchangeableSession session;
    private final Commands commands = new Commands(this::wake);
    private final RunTotals totals;
    private final IntervalWork work;
    private final Meter meter;
    private final RunawayGuard guard;
    private final Regulators regulators;
    private final ChangeLog asked = new ChangeLog();
    private final Thread thread;

    private volatile SimulationStatus status;
    private volatile double pace;
    private State state = State.READY;
    private String failure = "";
    private long until;
    private Pace pacing;
    private CompletableFuture<SimulationStatus> running;
    private boolean closing;

    /**
     * @param from where to go on, which the session does already; null for step 0
     * @throws IllegalArgumentException if that is not of this network
     */
    EngineSimulation(Setup setup, double pace, Checkpoint from) {
        this.setup = setup;
        this.pace = pace;
        network = setup.network();
        session = setup.session();
        totals = new RunTotals(setup);
        meter = totals.meter();
        guard = totals.guard();
        work = new IntervalWork(setup, totals, commands, this::tell);
        regulators = setup.regulators();
        regulators.connect(session, setup.present(), totals.books(), this::change);
        if (from == null) {
            regulators.begin();
        } else {
            totals.load(from);
            regulators.resume();
            state = session.step() > 0 ? State.PAUSED : State.READY;
        }
        pacing = new Pace(pace, network.dt());
        work.restart(session.step());
        updateStatus();
        thread = Thread.ofPlatform().name("glia simulation " + setup.id()).start(this::serve);
    }

    @Override
    public long id() {
        return setup.id();
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public Network presentNetwork() {
        return setup.present().network();
    }

    @Override
    public SimulationStatus status() {
        return status;
    }

    @Override
    public CompletableFuture<SimulationStatus> run(long untilStep) {
        CompletableFuture<SimulationStatus> stopped = new CompletableFuture<>();
        CompletableFuture<SimulationStatus> accepted = commands.add(() -> begin(untilStep, stopped));
        accepted.exceptionally(e -> {
            stopped.completeExceptionally(e);
            return null;
        });
        return stopped;
    }

    @Override
    public CompletableFuture<SimulationStatus> pause() {
        return commands.add(this::stop);
    }

    @Override
    public CompletableFuture<SimulationStatus> reset() {
        return commands.add(() -> {
            stop();
            boolean changed = setup.present().reset();
            asked.clear();
            session.importState(InitialState.of(network));
            state = State.READY;
            failure = "";
            totals.reset();
            regulators.reset();
            work.restart(0);
            if (changed) {
                setup.bus().publish(SimulationTopics.CHANGED, new NetworkChanged(setup.id(), 0, List.of()));
            }
        });
    }

    @Override
    public CompletableFuture<SimulationStatus> apply(List<NetworkChange> changes) {
        List<NetworkChange> all = List.copyOf(changes);
        return commands.add(() -> {
            refuseIfFailed();
            change(all);
            asked.add(new NetworkChanged(setup.id(), session.step(), all));
        });
    }

    @Override
    public List<NetworkChanged> changes() {
        return asked.all();
    }

    @Override
    public CompletableFuture<SimulationStatus> layOut() {
        return commands.add(() -> {
            refuseIfFailed();
            // synapses that are laid out anew forget what nobody has been told of
            totals.settle();
            Layout next = setup.layouts().make(setup.present().network(), session.exportState());
            session.exchange(next.session());
            totals.laidOut(next);
        });
    }

    /** Goes by other switches from the next interval on; what concerns the layout waits for the next one. */
    void set(EngineSwitches next) {
        commands.add(() -> work.set(next));
    }

    private void change(List<NetworkChange> changes) {
        Turnover turnover = setup.present().apply(changes);
        totals.change(turnover);
        work.recorders().changed(session.step(), setup.present().network());
        regulators.forget(turnover);
        setup.bus().publish(SimulationTopics.CHANGED, new NetworkChanged(setup.id(), session.step(), changes));
    }

    @Override
    public void setPace(double newPace) {
        if (!(newPace >= 0) || Double.isInfinite(newPace)) {
            throw new IllegalArgumentException("pace: expected a finite number >= 0, got " + newPace);
        }
        commands.add(() -> {
            pace = newPace;
            pacing = new Pace(newPace, network.dt());
            meter.forgetRealTimeFactor();
            meter.beginWindow(System.nanoTime());
        });
    }

    @Override
    public void addRecorder(Recorder recorder) {
        commands.add(() -> {
            if (setup.present().network() != network) {
                recorder.changed(session.step(), setup.present().network());
            }
            work.recorders().add(recorder);
        });
    }

    @Override
    public CompletableFuture<SimulationStatus> removeRecorder(Recorder recorder) {
        return commands.add(() -> work.recorders().remove(recorder));
    }

    @Override
    public void addProbe(IntervalProbe probe) {
        commands.add(() -> work.probes().add(probe));
    }

    @Override
    public CompletableFuture<SimulationStatus> removeProbe(IntervalProbe probe) {
        return commands.add(() -> work.probes().remove(probe));
    }

    @Override
    public CompletableFuture<SimulationStatus> addMeter(NeuronMeter meter) {
        return commands.add(() -> work.meters().add(meter));
    }

    @Override
    public CompletableFuture<SimulationStatus> removeMeter(NeuronMeter meter) {
        return commands.add(() -> work.meters().remove(meter));
    }

    @Override
    public long cpuNanos() {
        return meter.cpuNanos(thread.threadId());
    }

    @Override
    public CompletableFuture<SimulationStatus> markTimedPhase() {
        return commands.add(meter::clear);
    }

    @Override
    public CompletableFuture<Optional<CostPrediction>> predict() {
        return commands.ask(() -> {
            if (state != State.READY) {
                throw new IllegalStateException("The simulation has been run already");
            }
            return new CostProbe(session, network).measure(setup.layout().predictedBytes());
        });
    }

    @Override
    public RunReport report() {
        return commands.ask(totals::report).join();
    }

    @Override
    public CompletableFuture<CanonicalState> exportState() {
        return commands.ask(session::exportState);
    }

    @Override
    public CompletableFuture<Checkpoint> checkpoint() {
        return commands.ask(() -> {
            refuseIfFailed();
            return totals.checkpoint();
        });
    }

    private void wake() {
        LockSupport.unpark(thread);
    }

    @Override
    public void close() {
        if (status.state() != State.CLOSED) {
            commands.add(() -> {
                stop();
                closing = true;
            });
        }
        boolean interrupted = false;
        while (thread != Thread.currentThread() && thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        while (!closing) {
            Commands.Command command = commands.poll();
            if (command != null) {
                carryOut(command);
            } else if (state == State.RUNNING) {
                advance();
            } else {
                LockSupport.park(this);
            }
        }
        session.close();
        state = State.CLOSED;
        updateStatus();
        setup.closed().run();
        setup.bus().publish(SimulationTopics.STATUS, status);
        commands.end();
    }

    private void carryOut(Commands.Command command) {
        SimulationStatus before = status;
        try {
            command.action().run();
        } catch (RuntimeException | Error e) {
            command.done().completeExceptionally(e);
            return;
        }
        updateStatus();
        if (before.state() != status.state() || before.step() != status.step() || before.pace() != status.pace()) {
            tell();
        }
        command.done().complete(status);
    }

    private void begin(long untilStep, CompletableFuture<SimulationStatus> stopped) {
        refuseIfFailed();
        stop();
        until = untilStep;
        running = stopped;
        long now = System.nanoTime();
        work.begin(now);
        meter.forgetRealTimeFactor();
        meter.beginWindow(now);
        pacing = new Pace(pace, network.dt());
        if (session.step() < until) {
            state = State.RUNNING;
        } else {
            finish(State.FINISHED);
        }
    }

    private void refuseIfFailed() {
        if (state == State.FAILED) {
            throw new IllegalStateException("The simulation has failed and must be reset: " + failure);
        }
    }

    private void stop() {
        if (state == State.RUNNING) {
            finish(State.PAUSED);
        }
    }

    private void finish(State newState) {
        state = newState;
        work.end(newState == State.FAILED);
        updateStatus();
        tell();
        CompletableFuture<SimulationStatus> waiting = running;
        running = null;
        if (waiting == null) {
            return;
        }
        if (newState == State.FAILED) {
            waiting.completeExceptionally(new IllegalStateException(failure));
        } else {
            waiting.complete(status);
        }
    }

    private void advance() {
        meter.begin();
        try {
            advanceOrWait();
        } catch (RuntimeException | Error e) {
            meter.end();
            fail(e);
            return;
        }
        meter.end();
        work.publishIfDue();
        if (!guard.reason().isEmpty()) {
            failure = guard.reason();
            finish(State.FAILED);
        } else if (session.step() >= until) {
            finish(State.FINISHED);
        }
    }

    private void advanceOrWait() {
        long nap = pacing.nanosUntilDue(session.step(), System.nanoTime());
        if (nap > 0) {
            LockSupport.parkNanos(this, nap);
            return;
        }
        long left = until - session.step();
        long slice = pace > 0 ? Math.max(1, Math.round(pace * PACED_SLICE_SECONDS * 1000 / network.dt())) : left;
        work.advance(Math.min(Math.min(left, slice), work.stepsUntilDue()));
    }

    private void fail(Throwable e) {
        failure = e.getMessage() == null ? e.toString() : e.getMessage();
        System.getLogger(EngineSimulation.class.getName()).log(System.Logger.Level.ERROR,
                "Simulation of " + network.description().name() + " failed", e);
        finish(State.FAILED);
    }

    private void tell(long now, long step) {
        status = status(step, meter.realTimeFactor(now));
        tell();
    }

    private void tell() {
        setup.bus().publish(SimulationTopics.STATUS, status);
        if (setup.bus().observed(SimulationTopics.ENERGY)) {
            setup.bus().publish(SimulationTopics.ENERGY, new EnergySnapshot(setup.id(), status.step(),
                    totals.books().totals()));
        }
    }

    private void updateStatus() {
        status = status(session.step(), meter.realTimeFactor(System.nanoTime()));
    }

    private SimulationStatus status(long step, double realTimeFactor) {
        return new SimulationStatus(setup.id(), state, step, until, step * network.dt(), realTimeFactor,
                totals.spikes(), pace, failure.isEmpty() ? guard.warning() : failure);
    }
}
