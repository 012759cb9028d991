package glia.api.adaptive;

import glia.api.change.NetworkChange;
import glia.api.simulation.Simulation;

/**
 * Something that takes less when it is asked to (service, any number, from any bundle). It is called by one thread at a
 * time.
 */
public interface Throttle {

    /** The rung that it belongs to; all throttles of a rung are asked together. */
    Rung rung();

    /** What is lost while it is shed: part of a sentence, for example {@code metrics come four times as rarely}. */
    String cost();

    /** Why it could not take less now, as part of a sentence; empty if it can. */
    default String absence() {
        return "";
    }

    /**
     * Asks it to take less, or gives back what it takes otherwise. To ask twice has no effect.
     *
     * @param shed whether it is to take less from now on
     */
    void shed(boolean shed);

    /** Whether what this simulation does is another while it is shed; never of rungs that are exact. */
    default boolean changes(Simulation simulation) {
        return false;
    }

    /** Whether it has made this very change of a network, so that a run without it is one in which nothing was shed. */
    default boolean made(NetworkChange change) {
        return false;
    }
}
