package glia.ui.kit.graph;

import glia.api.simulation.SpikeBatch;
import java.util.Arrays;

/**
 * Estimates how often each neuron spikes: its spikes, weighted by an exponential that forgets, over the time constant.
 * Only time that was seen counts, so that batches which got lost do not lower the rates.
 */
public final class SpikeRates {
    /** Time constant in ms: a compromise between how quickly it follows and how smooth it is. */
    public static final double TAU = 200;

    private final NeuronQuantity quantity;
    private final double dt;
    private double seen;

    /**
     * @param quantity receives the rates in Hz
     * @param dt step in ms
     */
    public SpikeRates(NeuronQuantity quantity, double dt) {
        this.quantity = quantity;
        this.dt = dt;
    }

    /** Takes note of the spikes of a batch. */
    public synchronized void accept(SpikeBatch batch) {
        double duration = (batch.toStep() - batch.fromStep() + 1) * dt;
        double before = 1 - Math.exp(-seen / TAU);
        seen += duration;
        // in the beginning less than the exponential's whole area has been seen
        double now = 1 - Math.exp(-seen / TAU);
        float kept = (float) (Math.exp(-duration / TAU) * before / now);
        // where a part of the spikes is carried, each stands for several
        double each = 1000 / TAU / now * batch.total() / Math.max(batch.neurons().length, 1);
        quantity.update(rates -> {
            for (int id = 0; id < rates.length; id++) {
                rates[id] = Float.isNaN(rates[id]) ? 0 : rates[id] * kept;
            }
            int[] neurons = batch.neurons();
            int[] steps = batch.steps();
            for (int i = 0; i < neurons.length; i++) {
                double ago = duration - (steps[i] + 1) * dt;
                rates[neurons[i]] += (float) (each * Math.exp(-ago / TAU));
            }
        });
    }

    /** Forgets everything: the simulation is at step 0 again. */
    public synchronized void clear() {
        seen = 0;
        quantity.update(rates -> Arrays.fill(rates, Float.NaN));
    }
}
