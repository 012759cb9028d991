package glia.engine.internal;

import glia.api.simulation.Recorder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Records spikes in memory: {step, neuron}. */
class Train implements Recorder {

    final List<long[]> spikes = new ArrayList<>();
    final List<float[]> samples = new ArrayList<>();
    long completed;

    @Override
    public void spikes(long step, int[] neurons, int count) {
        for (int k = 0; k < count; k++) {
            spikes.add(new long[] {step, neurons[k]});
        }
    }

    @Override
    public void samples(int device, long step, float[] values, int count) {
        samples.add(Arrays.copyOf(values, count));
    }

    @Override
    public void completed(long step) {
        completed = step;
    }
}
