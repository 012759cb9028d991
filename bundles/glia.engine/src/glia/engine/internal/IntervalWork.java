package glia.engine.internal;

import glia.api.backend.BackendSession.Interval;
import glia.api.backend.BackendSession.IntervalObserver;
import glia.api.backend.Phase;
import glia.api.model.NeuronModel;
import glia.api.network.Network;
import glia.api.simulation.NeuronEnergies;
import glia.api.simulation.NeuronPotentials;
import glia.api.simulation.SimulationTopics;

/**
 * What is done with each interval of a run: totals, recorders and regulators get all of it, observers what is due. In
 * the simulation's thread.
 */
final class IntervalWork implements IntervalObserver {

    private static final int STATUS_EVERY = 3;

    /** Tells where a simulation is. */
    @FunctionalInterface
    interface Teller {
        /**
         * @param now in ns, as {@link System#nanoTime}
         * @param step that the run has reached
         */
        void tell(long now, long step);
    }

    private final EngineSimulation.Setup setup;
    private final ExchangeableSession session;
    private final Commands commands;
    private final Teller teller;
    private final RunTotals totals;
    private final RunawayGuard guard;
    private final Regulators regulators;
    private final Meters meters;
    private final Observers observers;
    private final Recorders recorders;
    private final Probes probes;
    private final NeuronStateSampler<NeuronEnergies> energies;
    private final NeuronStateSampler<NeuronPotentials> potentials;
    private final int[] ids;
    private EngineSwitches switches;
    private long lastLook;
    private long lastBatch;
    private int looks;

    /**
     * @param commands those that wait end an advance
     * @param teller called from time to time while a run goes on
     */
    IntervalWork(EngineSimulation.Setup setup, RunTotals totals, Commands commands, Teller teller) {
        this.setup = setup;
        this.totals = totals;
        this.commands = commands;
        this.teller = teller;
        Network network = setup.network();
        session = setup.session();
        guard = totals.guard();
        regulators = setup.regulators();
        switches = setup.switches();
        meters = new Meters(setup.bus(), setup.id(), session, network);
        observers = new Observers(setup.bus(), setup.id(), network, switches.batchSpikes(), setup.patience(), meters);
        recorders = new Recorders(network, observers);
        probes = new Probes(session, network.populations().size(), switches.phaseNanos());
        energies = new NeuronStateSampler<>(setup.bus(), setup.id(), session, network,
                SimulationTopics.NEURON_ENERGIES, NeuronModel::accountIndex, NeuronEnergies::new);
        potentials = new NeuronStateSampler<>(setup.bus(), setup.id(), session, network,
                SimulationTopics.NEURON_POTENTIALS, NeuronModel::potentialIndex, NeuronPotentials::new);
        ids = new int[network.neurons()];
    }

    Recorders recorders() {
        return recorders;
    }

    Probes probes() {
        return probes;
    }

    Meters meters() {
        return meters;
    }

    void set(EngineSwitches next) {
        switches = next;
        observers.resize(next.batchSpikes());
        probes.every(next.phaseNanos());
    }

    /** What observers are told of begins behind a step. */
    void restart(long step) {
        observers.begin(step);
    }

    /** A run begins. */
    void begin(long now) {
        // who has begun to watch meanwhile sees the run from its first step
        restart(session.step());
        lastLook = now;
        lastBatch = now;
    }

    /** A run has ended; observers get what is left, and if it has not failed the state that it stopped in. */
    void end(boolean failed) {
        observers.publish();
        if (!failed) {
            long now = System.nanoTime();
            energies.publish(now);
            potentials.publish(now);
        }
    }

    /** Steps until something is due that the session has to be stopped for, at least 1. */
    long stepsUntilDue() {
        long now = session.step();
        return Math.min(Math.min(guard.stepsUntilDue(now), recorders.stepsUntilDue(now)),
                regulators.stepsUntilDue(now));
    }

    /** Advances the session by whole intervals, and does what can only be done where it has stopped. */
    void advance(long steps) {
        probes.begin();
        session.advance(steps, this);
        recorders.weights(session);
        regulators.act();
        long done = System.nanoTime();
        if (energies.due(done)) {
            energies.publish(done);
        }
        if (potentials.due(done)) {
            potentials.publish(done);
        }
    }

    @Override
    public boolean completed(Interval interval) {
        probes.observe();
        for (int offset = 0; offset < interval.steps(); offset++) {
            long step = interval.firstStep() + offset;
            int count = interval.copySpikes(offset, ids);
            if (count > 0) {
                totals.spikes(step, ids, count);
                observers.spikes(step, ids, count);
                regulators.spikes(ids, count);
                recorders.spikes(step, ids, count);
            }
            recorders.samples(interval, offset, step);
            meters.sample(interval, offset, step);
        }
        observers.interval(interval);
        probes.lap(Phase.SNAPSHOT);
        totals.interval(interval, ids);
        probes.lap(Phase.LEDGER);
        recorders.completed(interval.firstStep() + interval.steps() - 1);
        long now = System.nanoTime();
        if (now - lastLook >= EngineSwitches.LOOK_NANOS || observers.crowded()) {
            publish(now, interval.firstStep() + interval.steps() - 1);
        }
        probes.lap(Phase.SNAPSHOT);
        probes.completed(interval, now);
        return commands.isEmpty() && guard.reason().isEmpty() && !energies.due(now) && !potentials.due(now)
                && !probes.stale();
    }

    @Override
    public boolean help() {
        return totals.help();
    }

    void publishIfDue() {
        long now = System.nanoTime();
        if (now - lastLook >= EngineSwitches.LOOK_NANOS) {
            publish(now, session.step());
        }
    }

    private void publish(long now, long step) {
        lastLook = now;
        if (now - lastBatch >= switches.batchNanos() * setup.cadence().factor() || observers.crowded()) {
            observers.publish();
            lastBatch = setup.patience().await(now, () -> !commands.isEmpty());
            lastLook = lastBatch;
        }
        if (looks++ % STATUS_EVERY == 0) {
            teller.tell(now, step);
        }
    }
}
