package glia.api.store;

import glia.api.network.Network;
import glia.api.simulation.Recorder;
import java.io.IOException;

/**
 * Recorded spikes. Each has a number that counts from 0 in the order of their steps. Any stretch of time can be drawn
 * in bounded time: one with few spikes from the file, one with many from counts that were made when it was opened. From
 * any thread.
 */
public interface RecordedSpikes {

    /** In a stretch of time with more spikes than this, not every one is visited: {@link #dense}. */
    int MOST_VISITED = 1 << 21;

    /** Receives spikes in order. */
    @FunctionalInterface
    interface SpikeVisitor {
        void spike(long step, int neuron);
    }

    /** Receives how often some neurons, which follow one another in a population, have spiked in a stretch of time. */
    @FunctionalInterface
    interface CellVisitor {
        /** @param count at least 1; 255 stands for as many or more */
        void cell(long fromStep, long toStep, int firstNeuron, int lastNeuron, int count);
    }

    /**
     * Spikes of populations in bins of equal length; bin k holds the steps after {@code fromStep + k * binSteps}.
     *
     * @param counts by population, then by bin
     */
    record Counts(long fromStep, long binSteps, long[][] counts) {
    }

    /**
     * What is known of the network: name, step, seed, populations. Its neurons have no model and no place, and where
     * nothing says how many there are, as many as have spiked. Where nothing says how long a step is, it is the last
     * decimal place of the times.
     */
    Network network();

    /** Whether the step and the sizes of populations are known and not only inferred from the spikes. */
    boolean outlined();

    /** The last step that was recorded, or of the last spike where nothing says how long the run was. */
    long lastStep();

    /** Steps at the beginning that do not count in statistics. */
    long warmupSteps();

    long count();

    long[] countByPopulation();

    /** Spikes that happened and were not recorded, as far as the recording says. */
    long missing();

    /** Number of the first spike at or after a step; {@link #count} if there is none. */
    long firstAt(long step) throws IOException;

    /** Whether there are more than {@link #MOST_VISITED} spikes from a step to another one. */
    boolean dense(long fromStep, long toStep) throws IOException;

    /**
     * Visits spikes.
     *
     * @param from number of the first one
     * @param toStep last step, inclusive
     * @return number of the next spike
     * @throws IOException if they can no longer be read
     */
    long visit(long from, long toStep, SpikeVisitor visitor) throws IOException;

    /**
     * Visits counts of spikes: time and neurons in pieces as small as is known, but not much shorter than wanted.
     *
     * @param steps how short a piece need be
     */
    void cells(long fromStep, long toStep, double steps, CellVisitor visitor);

    /**
     * Counts exactly; the bins cover the stretch of time, and reach beyond it where counts are kept for longer bins.
     *
     * @param most how many bins, at most
     */
    Counts counts(long fromStep, long toStep, int most) throws IOException;

    /**
     * Gives all spikes to a recorder, as if the network ran again.
     *
     * @throws java.util.concurrent.CancellationException if it was not to go on
     */
    void replay(Recorder recorder, RecordedRuns.Progress progress) throws IOException;
}
