package glia.engine.cpu.internal;

import glia.api.network.Device;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A part of a slice that a device sends to. All parts together are the living neurons that it is connected to: long
 * ranges, where devices draw for many neurons at once, and a list of all others.
 *
 * @param from index of the first neuron within the population
 * @param to index behind the last one
 * @param neurons the neurons of it that are meant, ascending; null for all
 */
record DrivePart(int from, int to, int[] neurons) {

    /** Neurons that share a block of random numbers; ranges begin where a block does. */
    private static final int ALIGNMENT = 4;
    private static final int LEAST_RANGE = 64;

    /** @param runs the living neurons of the slice */
    static List<DrivePart> of(Device device, Runs runs, int from, int to) {
        if (device.neurons() == null && runs.all(from, to - from)) {
            return from < to ? List.of(new DrivePart(from, to, null)) : List.of();
        }
        List<DrivePart> parts = new ArrayList<>();
        int[] others = new int[to - from];
        int count = 0;
        for (int run = 0; run < runs.count; run++) {
            int first = runs.from[run];
            int end = runs.to[run];
            int begin = Math.ceilDiv(first, ALIGNMENT) * ALIGNMENT;
            boolean range = device.neurons() == null && end - begin >= LEAST_RANGE;
            if (range) {
                parts.add(new DrivePart(begin, end, null));
            }
            for (int neuron = first; neuron < (range ? begin : end); neuron++) {
                if (device.neurons() == null || Arrays.binarySearch(device.neurons(), neuron) >= 0) {
                    others[count++] = neuron;
                }
            }
        }
        if (count > 0) {
            parts.add(new DrivePart(from, to, Arrays.copyOf(others, count)));
        }
        return parts;
    }
}
