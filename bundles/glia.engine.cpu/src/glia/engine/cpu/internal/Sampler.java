package glia.engine.cpu.internal;

import glia.api.network.Device;

/** Reads state variables of a slice for a multimeter. */
final class Sampler {

    /** The samples of one multimeter, written by all tiles; by set, then by step of the interval. */
    static final class Buffer {

        final float[][][] values;

        Buffer(Device.Multimeter device, int populationSize, int stepsOfInterval) {
            int neurons = device.neurons() == null ? populationSize : device.neurons().length;
            values = new float[2][stepsOfInterval][neurons * device.states().length];
        }
    }

    private final Device.Multimeter device;
    private final Buffer buffer;
    private final float[][] states;
    private final int[] neurons;
    private final int firstPlace;
    private final int count;

    Sampler(Device.Multimeter device, Buffer buffer, float[][] states, int from, int to) {
        this.device = device;
        this.buffer = buffer;
        this.states = states;
        this.neurons = device.neurons();
        int first = from;
        int end = to;
        if (neurons != null) {
            first = 0;
            while (first < neurons.length && neurons[first] < from) {
                first++;
            }
            end = first;
            while (end < neurons.length && neurons[end] < to) {
                end++;
            }
        }
        firstPlace = first;
        count = end - first;
    }

    void sample(long step, int offset, int set) {
        if (step % device.every() != 0) {
            return;
        }
        float[] out = buffer.values[set][offset];
        int[] recorded = device.states();
        int place = firstPlace * recorded.length;
        for (int k = firstPlace; k < firstPlace + count; k++) {
            int neuron = neurons == null ? k : neurons[k];
            for (int state : recorded) {
                out[place++] = states[state][neuron];
            }
        }
    }
}
