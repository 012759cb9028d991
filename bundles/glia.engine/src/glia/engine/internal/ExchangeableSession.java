package glia.engine.internal;

import glia.api.backend.BackendSession;
import glia.api.backend.Phase;
import glia.api.change.RowChanges;
import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.simulation.CanonicalState;
import glia.api.simulation.CanonicalState.ProjectionState;
import java.util.List;
import java.util.Map;

/**
 * The session of a simulation, which can be exchanged between two intervals for one with another number of threads,
 * other kernels or on another backend. Who holds it notices nothing: what is updated stays selected, and times go on
 * from where they were.
 */
final class ExchangeableSession implements BackendSession {

    /**
     * The session, and what those before it took.
     *
     * @param phaseNanos by phase
     */
    private record Present(BackendSession session, long cpuNanos, long[] phaseNanos) {
    }

    private final long[][] selected;
    private List<Device.Multimeter> meters = List.of();
    private int timedEvery;
    /** CPU time is asked for by any thread. */
    private volatile Present present;

    ExchangeableSession(BackendSession session, int populations) {
        selected = new long[populations][];
        present = new Present(session, 0, new long[Phase.values().length]);
    }

    /**
     * Goes on with another session and closes the one before it.
     *
     * @param next laid out with the present state of this one
     */
    void exchange(BackendSession next) {
        for (int p = 0; p < selected.length; p++) {
            if (selected[p] != null) {
                next.select(p, selected[p]);
            }
        }
        next.meter(meters);
        next.timePhases(timedEvery);
        long[] phases = new long[Phase.values().length];
        for (Phase phase : Phase.values()) {
            phases[phase.ordinal()] = Math.max(0, phaseNanos(phase));
        }
        BackendSession before = present.session();
        present = new Present(next, workerCpuNanos(), phases);
        before.close();
    }

    @Override
    public long step() {
        return present.session().step();
    }

    @Override
    public void advance(long steps, IntervalObserver observer) {
        present.session().advance(steps, observer);
    }

    @Override
    public void settle(long[] costs) {
        present.session().settle(costs);
    }

    @Override
    public CanonicalState exportState() {
        return present.session().exportState();
    }

    @Override
    public void importState(CanonicalState state) {
        present.session().importState(state);
    }

    @Override
    public void select(int population, long[] blocks) {
        present.session().select(population, blocks);
        // the caller uses its words again
        if (blocks == null) {
            selected[population] = null;
        } else if (selected[population] == null) {
            selected[population] = blocks.clone();
        } else {
            System.arraycopy(blocks, 0, selected[population], 0, blocks.length);
        }
    }

    @Override
    public ProjectionState exportState(int projection) {
        return present.session().exportState(projection);
    }

    @Override
    public void state(int population, int state, float[] out) {
        present.session().state(population, state, out);
    }

    @Override
    public void meter(List<Device.Multimeter> all) {
        meters = List.copyOf(all);
        present.session().meter(meters);
    }

    @Override
    public void deposit(int population, int[] neurons, int[] quanta) {
        present.session().deposit(population, neurons, quanta);
    }

    @Override
    public void change(Network next, Map<Integer, RowChanges> changes) {
        present.session().change(next, changes);
    }

    @Override
    public int[] targets(int projection, int source) {
        return present.session().targets(projection, source);
    }

    @Override
    public void weights(int device, float[] out) {
        present.session().weights(device, out);
    }

    @Override
    public void weights(int projection, int target, float[] out) {
        present.session().weights(projection, target, out);
    }

    @Override
    public void timePhases(int every) {
        timedEvery = every;
        present.session().timePhases(every);
    }

    @Override
    public long phaseNanos(Phase phase) {
        Present now = present;
        long nanos = now.session().phaseNanos(phase);
        return nanos < 0 ? -1 : nanos + now.phaseNanos()[phase.ordinal()];
    }

    @Override
    public long workerCpuNanos() {
        Present now = present;
        return now.cpuNanos() + now.session().workerCpuNanos();
    }

    @Override
    public long memoryBytes() {
        return present.session().memoryBytes();
    }

    @Override
    public void close() {
        present.session().close();
    }
}
