package glia.perf.internal;

import glia.api.adaptive.AdaptiveStatus.Load;
import glia.api.adaptive.AdaptiveStatus.Signal;
import glia.api.adaptive.Rung;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When to shed and when to give back, without a clock of its own. One rung at a time, so that what it brings is seen
 * before the next one goes. Between its limit and its hysteresis a signal changes nothing. If load is back soon after a
 * rung was given back, it was the shedding that had made it go away: the next time, the rung stays shed twice as long.
 */
final class Ladder {

    static final int MOST_PATIENCE = 32;

    /** What to do; the signal is the one that decided, null if all are calm. */
    record Move(Rung rung, boolean shed, Signal signal, long nanos) {
    }

    private final long shedAfter;
    private final long releaseAfter;
    private int patience = 1;
    private final List<Rung> shed = new ArrayList<>();
    private long loadedSince = Long.MIN_VALUE;
    private long calmSince = Long.MIN_VALUE;
    private long releasedAt = Long.MIN_VALUE;

    /**
     * @param shedAfter how long there has to be load in ns
     * @param releaseAfter how long there has to be calm in ns
     */
    Ladder(long shedAfter, long releaseAfter) {
        this.shedAfter = shedAfter;
        this.releaseAfter = releaseAfter;
    }

    /** What is shed, in the order in which it was. */
    List<Rung> shed() {
        return List.copyOf(shed);
    }

    /** How long there has to be calm now before a rung is given back, in ns. */
    long releaseAfter() {
        return releaseAfter * patience;
    }

    static Load load(List<Signal> signals) {
        return signals.stream().map(Signal::load).max(Enum::compareTo).orElse(Load.CALM);
    }

    /**
     * @param now in ns
     * @param signals all of them
     * @param rungs those that can be shed, in order
     * @return what to do, if anything
     */
    Optional<Move> look(long now, List<Signal> signals, List<Rung> rungs) {
        Load load = load(signals);
        loadedSince = load != Load.LOADED ? Long.MIN_VALUE : loadedSince == Long.MIN_VALUE ? now : loadedSince;
        calmSince = load != Load.CALM ? Long.MIN_VALUE : calmSince == Long.MIN_VALUE ? now : calmSince;
        if (load == Load.LOADED && now - loadedSince >= shedAfter) {
            return rungs.stream().filter(r -> !shed.contains(r)).findFirst()
                    .map(rung -> shed(now, rung, decisive(signals)));
        }
        if (load == Load.CALM && now - calmSince >= releaseAfter()) {
            return giveBack(now);
        }
        return Optional.empty();
    }

    private Optional<Move> giveBack(long now) {
        long calm = now - calmSince;
        if (shed.isEmpty()) {
            patience = 1;
            return Optional.empty();
        }
        calmSince = now;
        releasedAt = now;
        return Optional.of(new Move(shed.removeLast(), false, null, calm));
    }

    private Move shed(long now, Rung rung, Signal signal) {
        if (releasedAt != Long.MIN_VALUE && now - releasedAt < releaseAfter() + shedAfter) {
            patience = Math.min(MOST_PATIENCE, 2 * patience);
        }
        long loaded = now - loadedSince;
        shed.add(rung);
        loadedSince = now;
        return new Move(rung, true, signal, loaded);
    }

    /** The one that is furthest beyond its limit, as a part of the limit. */
    private static Signal decisive(List<Signal> signals) {
        return signals.stream().filter(s -> s.load() == Load.LOADED).max((a, b) -> Double.compare(beyond(a), beyond(b)))
                .orElseThrow();
    }

    private static double beyond(Signal signal) {
        return Math.abs(signal.value().orElseThrow() - signal.limit()) / Math.max(signal.limit(), 1e-9);
    }
}
