package glia.network.internal.rule;

import glia.api.network.Problem;
import glia.network.internal.base.Steps;

/**
 * The edges of a file, in its order.
 *
 * @param weights null if the file has none
 * @param delays in steps; null if the file has none
 * @param places says where an edge is written
 */
record EdgeColumns(int count, int[] sources, int[] targets, double[] weights, int[] delays, Places places) {

    /** Tells a person where something is. */
    @FunctionalInterface
    interface Places {
        Problem at(int edge, String message);
    }

    static String autapse(int neuron) {
        return "connects neuron " + neuron + " to itself, which \"allow_autapses\": false forbids";
    }

    /** Whether a delay is none; NaN is for others to report. */
    static boolean badDelay(double ms, double dt) {
        return Steps.belowOne(ms, dt) || ms / dt > Steps.MAX_DELAY;
    }

    static String badDelayMessage(double ms, double dt) {
        return "expected a delay of " + dt + " (dt) to " + Steps.MAX_DELAY * dt + " ms, found " + ms;
    }
}
