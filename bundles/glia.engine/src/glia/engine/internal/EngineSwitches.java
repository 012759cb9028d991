package glia.engine.internal;

import glia.api.profile.Settings;
import glia.api.profile.Switch;
import glia.api.profile.Switch.Choice;
import glia.api.profile.Switch.Takes;
import glia.api.profile.Switch.Whole;
import glia.api.profile.Switches;
import glia.api.simulation.RunOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be set about all simulations.
 *
 * @param backend where a run does not say which
 * @param threads where a run does not say how many; 0: as many as pay
 * @param spare processors that are left to others where the engine chooses the number of threads; -1: as a run says
 * @param batchNanos wall-clock time between two batches for observers
 * @param batchSpikes most spikes of a batch
 * @param phaseNanos the clock is read between phases in one interval in so much wall-clock time, while somebody
 *            watches; 0: in none
 */
record EngineSwitches(String backend, int threads, int spare, long batchNanos, int batchSpikes, long phaseNanos) {

    static final String PID = "glia.engine";

    /** Time between two looks at who wants what; batches come at the first look after their time. */
    static final long LOOK_NANOS = 16_000_000;

    private static final String BACKEND = "backend";
    private static final String THREADS = "threads";
    private static final String SPARE = "spareProcessors";
    private static final String BATCH_PERIOD = "batchPeriod";
    private static final String BATCH_SPIKES = "batchSpikes";
    private static final String PHASE_PERIOD = "phasePeriod";
    private static final long NANOS_A_MS = 1_000_000;

    static final Switches ALL = new Switches(PID, "simulations", List.of(
            new Switch(BACKEND, new Choice(List.of(RunOptions.AUTO, "cpu", "cuda"), RunOptions.AUTO), Takes.LAYOUT,
                    "The backend of runs that do not say which; auto takes the fastest that is available."),
            new Switch(THREADS, new Whole(0, RunOptions.MAX_THREADS, 0, ""), Takes.LAYOUT,
                    "Worker threads of runs that do not say how many; 0 takes as many as pay."),
            new Switch(SPARE, new Whole(-1, RunOptions.MAX_THREADS, -1, "processors"), Takes.LAYOUT,
                    "Processors that are left to others where as many threads are taken as pay; one is always used. -1"
                            + " leaves one in the workbench, to its windows, and none elsewhere."),
            new Switch(BATCH_PERIOD, new Whole(16, 10_000, 16, "ms"), Takes.AT_ONCE,
                    "Wall-clock time between two batches of spikes and samples for views and other observers."),
            new Switch(BATCH_SPIKES, new Whole(1 << 10, 1 << 22, 1 << 17, "spikes"), Takes.AT_ONCE,
                    "Room of a batch for spikes; those beyond it are counted but not shown. 8 bytes each."),
            new Switch(PHASE_PERIOD, new Whole(0, 10_000, 5, "ms"), Takes.AT_ONCE,
                    "While metrics are watched, time between two intervals whose phases are timed; 0: never.")));

    static EngineSwitches of(Settings settings) {
        return new EngineSwitches(settings.word(BACKEND), (int) settings.whole(THREADS),
                (int) settings.whole(SPARE), settings.whole(BATCH_PERIOD) * NANOS_A_MS,
                (int) settings.whole(BATCH_SPIKES), settings.whole(PHASE_PERIOD) * NANOS_A_MS);
    }

    /**
     * What of it a machine cannot give. One spare processor is asked for anywhere: a profile that leaves room for views
     * can be used on a machine with a single processor too, which then is used.
     *
     * @param processors how many it has
     */
    List<String> refusals(int processors) {
        String machine = ", this machine has " + processors + (processors == 1 ? " processor" : " processors");
        List<String> reasons = new ArrayList<>();
        if (threads > processors) {
            reasons.add(PID + '/' + THREADS + ": " + threads + " threads are wanted" + machine);
        }
        if (spare > Math.max(1, processors - 1)) {
            reasons.add(PID + '/' + SPARE + ": " + spare + " processors are to be left to others" + machine
                    + " and one is always used");
        }
        return reasons;
    }

    /** Processors that a run leaves to others if nobody says how many threads it has. */
    int left(RunOptions wanted) {
        if (spare >= 0) {
            return spare;
        }
        return wanted.threads() == RunOptions.SPARING ? 1 : 0;
    }

    /** How a run goes that wants this. */
    RunOptions complete(RunOptions wanted) {
        return new RunOptions(wanted.backend().equals(RunOptions.AUTO) ? backend : wanted.backend(),
                wanted.threads() > 0 || threads == 0 ? wanted.threads() : threads, wanted.pace(), wanted.maxRate(),
                wanted.maxGrowth());
    }
}
