package glia.perf.internal;

import glia.api.adaptive.AdaptiveController;
import glia.api.profile.Settings;
import glia.api.profile.Switch;
import glia.api.profile.Switch.Real;
import glia.api.profile.Switch.Takes;
import glia.api.profile.Switch.Truth;
import glia.api.profile.Switch.Whole;
import glia.api.profile.Switches;
import java.util.List;

/**
 * What can be set about the adaptive controller.
 *
 * @param enabled whether it works where somebody wishes it
 * @param periodMs wall-clock time between two looks
 * @param loadLimit share of what simulations leave of the processors, and of queues, from which on there is load
 * @param hysteresis by how much a share has to be below its limit to count as calm
 * @param paceLimit share of its pace below which a paced simulation is loaded
 * @param uiLatencyMs time that an event of the windows may take
 * @param shedAfterMs how long there has to be load before a rung is shed
 * @param releaseAfterMs how long there has to be calm before a rung is given back; longer after load that came back
 * @param completeObservers whether simulations may be held up so that observers miss nothing
 * @param tradeFidelity whether what is simulated may change
 * @param lossWindowMs simulated time in which it is measured what that has changed, at most; 0: it is not measured
 */
record AdaptiveSwitches(boolean enabled, long periodMs, double loadLimit, double hysteresis, double paceLimit,
        long uiLatencyMs, long shedAfterMs, long releaseAfterMs, boolean completeObservers,
        boolean tradeFidelity, long lossWindowMs) {

    private static final long MOST_MS = 3_600_000;

    static final Switches ALL = new Switches(AdaptiveController.PID, "giving way under load", List.of(
            new Switch("enabled", new Truth(true), Takes.AT_ONCE,
                    "Whether observers get less while the machine is loaded, where adaptive control is wanted."),
            new Switch("periodMs", new Whole(100, 60_000, 1000, "ms"), Takes.AT_ONCE,
                    "Wall-clock time between two looks at the load."),
            new Switch("loadLimit", new Real(0.05, 1, 0.8, ""), Takes.AT_ONCE,
                    "Share of the processors that simulations leave, and of queues of the bus, that counts as load."),
            new Switch("hysteresis", new Real(0, 0.5, 0.2, ""), Takes.AT_ONCE,
                    "By how much these shares have to be below the limit to count as calm."),
            new Switch("paceLimit", new Real(0.05, 1, 0.95, ""), Takes.AT_ONCE,
                    "A simulation that keeps less than this share of the pace it is to keep counts as load."),
            new Switch("uiLatencyMs", new Whole(1, 60_000, 100, "ms"), Takes.AT_ONCE,
                    "An event of the windows that takes longer counts as load."),
            new Switch("shedAfterMs", new Whole(0, MOST_MS, 2000, "ms"), Takes.AT_ONCE,
                    "How long there has to be load before something is shed, and before the next thing is."),
            new Switch("releaseAfterMs", new Whole(0, MOST_MS, 5000, "ms"), Takes.AT_ONCE,
                    "How long there has to be calm before it is given back; longer each time that load comes back."),
            new Switch("completeObservers", new Truth(false), Takes.AT_ONCE,
                    "Whether simulations may be held up, in the end, so that observers miss nothing."),
            new Switch("tradeFidelity", new Truth(false), Takes.AT_ONCE,
                    "Whether networks with coordination may update fewer neurons, which changes their spikes."),
            new Switch("lossWindowMs", new Whole(0, 600_000, 1000, "ms"), Takes.AT_ONCE,
                    "Simulated time in which it is measured, by a second run, what that changed; 0: not at all.")));

    static AdaptiveSwitches of(Settings s) {
        return new AdaptiveSwitches(s.truth("enabled"), s.whole("periodMs"), s.real("loadLimit"),
                s.real("hysteresis"), s.real("paceLimit"), s.whole("uiLatencyMs"), s.whole("shedAfterMs"),
                s.whole("releaseAfterMs"), s.truth("completeObservers"),
                s.truth("tradeFidelity"), s.whole("lossWindowMs"));
    }
}
