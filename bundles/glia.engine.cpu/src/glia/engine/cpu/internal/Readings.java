package glia.engine.cpu.internal;

import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.network.Projection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What devices and observers read from a network: states in every step, learned weights between two intervals. */
final class Readings {

    private final PopulationState[] populations;
    private final Tile[] tiles;
    private final int stepsOfInterval;
    /** By device; null for all but multimeters. */
    private final Sampler.Buffer[] samples;
    /** By device; null for all but weight recorders. */
    private final WeightReader[] weights;

    /** Has the multimeters of the network read. */
    Readings(Network network, PopulationState[] populations, Tile[] tiles) {
        this.populations = populations;
        this.tiles = tiles;
        stepsOfInterval = network.minDelay();
        samples = new Sampler.Buffer[network.devices().size()];
        weights = new WeightReader[network.devices().size()];
        List<Device.Multimeter> multimeters = new ArrayList<>();
        List<Sampler.Buffer> buffers = new ArrayList<>();
        for (int d = 0; d < samples.length; d++) {
            if (network.devices().get(d) instanceof Device.Multimeter multimeter) {
                samples[d] = buffer(multimeter);
                multimeters.add(multimeter);
                buffers.add(samples[d]);
            }
        }
        for (Tile tile : tiles) {
            for (int p = 0; p < populations.length; p++) {
                tile.slice(p).sample(multimeters, buffers);
            }
        }
    }

    private Sampler.Buffer buffer(Device.Multimeter multimeter) {
        return new Sampler.Buffer(multimeter, populations[multimeter.population()].population.size(), stepsOfInterval);
    }

    /** Where multimeters are sampled, by device. */
    Sampler.Buffer[] samples() {
        return samples;
    }

    /**
     * Has what observers have attached read, and nothing else that they had.
     *
     * @return where it is sampled
     */
    Sampler.Buffer[] meter(List<Device.Multimeter> meters) {
        Sampler.Buffer[] buffers = meters.stream().map(this::buffer).toArray(Sampler.Buffer[]::new);
        for (Tile tile : tiles) {
            for (int p = 0; p < populations.length; p++) {
                tile.slice(p).meter(meters, Arrays.asList(buffers));
            }
        }
        return buffers;
    }

    /** Weight recorders read the synapses that are there now. */
    void readWeights(Network network, List<Projection> changed) {
        for (int d = 0; d < weights.length; d++) {
            if (network.devices().get(d) instanceof Device.WeightRecorder recorder
                    && changed.stream().anyMatch(p -> p.index() == recorder.projection())) {
                weights[d] = new WeightReader(recorder,
                        StateTransfer.parts(network.projections().get(recorder.projection()), tiles));
            }
        }
    }

    void weights(int device, long step, float[] out) {
        weights[device].read(step, out);
    }

    long bytes() {
        long sum = 0;
        for (WeightReader reader : weights) {
            sum += reader == null ? 0 : reader.bytes();
        }
        return sum;
    }
}
