package glia.ui.kit.raster;

/**
 * Spikes in the order of their steps, each with a number that counts from 0: those of a simulation that goes on, or of
 * a recording. Asked by one thread at a time, not that of the UI.
 */
public interface SpikeSource {

    /** Receives spikes in order. */
    @FunctionalInterface
    interface Visitor {
        void spike(long step, int neuron);
    }

    /** Receives how many spikes some neurons, which follow one another, had from a step to another one. */
    @FunctionalInterface
    interface CellVisitor {
        void cell(long fromStep, long toStep, int firstNeuron, int lastNeuron, int count);
    }

    /** The last step that is known. */
    long lastStep();

    /** Whether some of the spikes that happened are not known. */
    boolean partial();

    /** Changes whenever all spikes have become others. */
    long generation();

    /** Number of the first spike held at or after a step. */
    long firstAt(long step);

    /**
     * Visits spikes in order.
     *
     * @param from number of the first one; those that are no longer held are left out
     * @param toStep last step, inclusive
     * @return number of the next spike
     */
    long visit(long from, long toStep, Visitor visitor);

    /** Whether all spikes are there and no others come, so that the whole of them can be shown. */
    default boolean recorded() {
        return false;
    }

    /** Whether there are so many spikes in a stretch of time that {@link #cells} is to be asked for a picture of it. */
    default boolean dense(long fromStep, long toStep) {
        return false;
    }

    /**
     * Visits counts instead of spikes.
     *
     * @param steps how short a stretch of time need be
     */
    default void cells(long fromStep, long toStep, double steps, CellVisitor visitor) {
        throw new UnsupportedOperationException("every spike can be visited");
    }
}
