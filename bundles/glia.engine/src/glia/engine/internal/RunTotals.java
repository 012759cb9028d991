package glia.engine.internal;

import glia.api.backend.BackendSession.Interval;
import glia.api.network.Network;
import glia.api.simulation.Checkpoint;
import glia.api.simulation.RunReport;

/** What has come out of a run so far and what it cost: digest, counts, times, energy books, activity. */
final class RunTotals {

    private final EngineSimulation.Setup setup;
    private final SpikeDigest digest = new SpikeDigest();
    private final Meter meter;
    private final Books books;
    private final RunawayGuard guard;
    private Layout layout;

    RunTotals(EngineSimulation.Setup setup) {
        this.setup = setup;
        layout = setup.layout();
        meter = new Meter(setup.session(), setup.network());
        books = new Books(setup.energy(), setup.network(), setup.regulators().pools());
        guard = new RunawayGuard(setup.network(), setup.limits());
    }

    RunawayGuard guard() {
        return guard;
    }

    Books books() {
        return books;
    }

    Meter meter() {
        return meter;
    }

    /** Spikes since step 0. */
    long spikes() {
        return digest.spikes();
    }

    void spikes(long step, int[] neurons, int count) {
        digest.add(step, neurons, count);
    }

    /** As {@link SpikeDigest#help}. */
    boolean help() {
        return digest.help();
    }

    /** @param ids room for the spikes of a step */
    void interval(Interval interval, int[] ids) {
        meter.interval(interval);
        books.interval(interval);
        guard.interval(interval, ids);
    }

    void reset() {
        digest.reset();
        meter.clear();
        meter.forgetRealTimeFactor();
        books.open();
        changed(setup.network());
        guard.resume(setup.network(), 0);
        guard.clear();
    }

    /** Goes on with what the network of the simulation has become. */
    void change(Turnover turnover) {
        changed(setup.present().network());
        guard.change(setup.present().network(), setup.session().step());
        for (int p = 0; p < turnover.slots().length; p++) {
            if (turnover.slots()[p].length > 0) {
                books.turnover(p, turnover.died()[p], turnover.born()[p]);
            }
        }
    }

    private void changed(Network network) {
        meter.change(network);
        books.change(network);
    }

    /** Brings what synapses have learned lately on the books, which does not depend on the number of threads then. */
    void settle() {
        long[] costs = new long[setup.network().projections().size()];
        setup.session().settle(costs);
        books.learning(costs);
    }

    Checkpoint checkpoint() {
        settle();
        return new Checkpoint(setup.identity().get(), setup.present().revision(), setup.session().exportState(),
                digest.export(), meter.export(), books.accounts(), guard.export(), setup.regulators().export());
    }

    /** @throws IllegalArgumentException if it is not of the same network */
    void load(Checkpoint checkpoint) {
        changed(setup.present().network());
        guard.resume(setup.present().network(), checkpoint.state().step());
        meter.load(checkpoint.timed());
        books.load(checkpoint.energy(), checkpoint.state());
        digest.load(checkpoint.train());
        guard.load(checkpoint.activity());
        setup.regulators().load(checkpoint.regulation());
    }

    /** The network was laid out anew. */
    void laidOut(Layout next) {
        layout = next;
    }

    RunReport report() {
        settle();
        long spikes = 0;
        for (long count : meter.spikes) {
            spikes += count;
        }
        return new RunReport(layout.backend(), layout.threads(), meter.steps, meter.steps * setup.network().dt(),
                meter.wallSeconds(), meter.cpuSeconds(), spikes, meter.spikes.clone(),
                meter.neuronSteps.clone(), meter.waits, meter.synapticEvents, meter.deviceEvents,
                setup.session().memoryBytes(), layout.seconds(), digest.hex(), books.totals());
    }
}
