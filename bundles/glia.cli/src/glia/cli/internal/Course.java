package glia.cli.internal;

import glia.api.network.Network;
import glia.api.simulation.Checkpoint;

/**
 * What is run, from where to where.
 *
 * @param source where the network came from
 * @param beginStep steps done when the run begins: 0, or those of a checkpoint
 * @param warmupStep the step at which the timed phase begins or began
 * @param saveEvery steps from one checkpoint to the next; 0 for one at the end
 */
record Course(String source, Network network, long beginStep, long warmupStep, long endStep, long saveEvery) {

    /** @throws CliException if the settings contradict the network or the checkpoint */
    static Course of(RunSettings settings, NetworkSource source, Network network, Checkpoint from)
            throws CliException {
        double time = time(settings, source);
        long end = network.steps(time);
        long every = settings.checkpointEvery() == null ? 0 : network.steps(settings.checkpointEvery());
        long begin = from == null ? 0 : from.state().step();
        boolean observed = settings.statistics() || settings.out() != null;
        if (begin > end || begin == end && observed) {
            throw bad("--time: the checkpoint is at " + Texts.ms(begin * network.dt()) + " already, expected "
                    + (observed ? "more" : "at least that") + ", got " + time);
        }
        long warmup = settings.warmup() == null ? 0 : network.steps(settings.warmup());
        if (from != null && warmup < begin) {
            long began = begin - from.timed().steps();
            if (settings.warmup() != null && warmup != began) {
                throw bad("--warmup: expected " + Texts.ms(began * network.dt()) + " as the run of the checkpoint had,"
                        + " or at least the " + Texts.ms(begin * network.dt()) + " it is at, got "
                        + settings.warmup());
            }
            warmup = began;
        }
        return new Course(source.label(), network, begin, warmup, end, every);
    }

    /** What can be said before anything is built. */
    static void check(RunSettings settings, NetworkSource source) throws CliException {
        double time = time(settings, source);
        double dt = source.description().dt();
        double warmup = settings.warmup() == null ? 0 : settings.warmup();
        if (Math.round(time / dt) < 1) {
            throw bad("--time: expected at least one step of " + dt + " ms, got " + time);
        }
        if (Math.round(warmup / dt) >= Math.round(time / dt)) {
            throw bad("--warmup: expected less than the simulated time of " + time + " ms, got " + warmup);
        }
        if (settings.checkpointEvery() != null && Math.round(settings.checkpointEvery() / dt) < 1) {
            throw bad("--checkpoint-every: expected at least one step of " + dt + " ms, got "
                    + settings.checkpointEvery());
        }
    }

    private static double time(RunSettings settings, NetworkSource source) {
        return settings.time() == null ? source.description().duration() : settings.time();
    }

    private static CliException bad(String message) {
        return new CliException(ExitCode.BAD_INPUT, "glia: " + message);
    }

    /** The next step after which there is something to do. */
    long stopAfter(long step) {
        long stop = step < warmupStep ? warmupStep : endStep;
        return saveEvery == 0 ? stop : Math.min(stop, step - step % saveEvery + saveEvery);
    }

    /** Whether a checkpoint is due at a step before the end. */
    boolean savesAt(long step) {
        return saveEvery > 0 && step % saveEvery == 0 && step < endStep;
    }

    double endMs() {
        return endStep * network.dt();
    }
}
