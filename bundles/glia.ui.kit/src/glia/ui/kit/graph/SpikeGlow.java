package glia.ui.kit.graph;

import glia.api.simulation.SpikeBatch;
import java.util.Arrays;

/** When each neuron spiked last. Written by the bus thread and read while a frame is made. */
public final class SpikeGlow {
    /** Value of {@link #last} for a neuron that has not spiked. */
    public static final long NEVER = Long.MIN_VALUE;

    private final long[] last;
    private long now;

    /** @param neurons number of neurons */
    public SpikeGlow(int neurons) {
        last = new long[neurons];
        Arrays.fill(last, NEVER);
    }

    /** Takes note of the spikes of a batch. */
    public synchronized void accept(SpikeBatch batch) {
        if (batch.fromStep() <= now) {
            Arrays.fill(last, NEVER);
        }
        int[] neurons = batch.neurons();
        int[] steps = batch.steps();
        for (int i = 0; i < neurons.length; i++) {
            last[neurons[i]] = batch.fromStep() + steps[i];
        }
        now = batch.toStep();
    }

    /** Forgets everything: the simulation is at step 0 again. */
    public synchronized void clear() {
        Arrays.fill(last, NEVER);
        now = 0;
    }

    /**
     * Copies the state of this moment.
     *
     * @param out receives the step of each neuron's last spike, or {@link #NEVER}
     * @return the step of this moment
     */
    public synchronized long copy(long[] out) {
        System.arraycopy(last, 0, out, 0, last.length);
        return now;
    }

    /** Step of a neuron's last spike, or {@link #NEVER}. */
    public synchronized long last(int neuron) {
        return last[neuron];
    }

    /** The last step that is known. */
    public synchronized long now() {
        return now;
    }

    public int neurons() {
        return last.length;
    }
}
