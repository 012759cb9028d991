package glia.engine.cpu.internal;

import glia.api.network.Device;
import java.util.Arrays;
import java.util.List;

/** Reads the weights that a weight recorder samples. */
final class WeightReader {

    private final Part[] parts;

    /** @param tiles the tiles' parts of the recorder's projection, by target */
    WeightReader(Device.WeightRecorder device, List<PlasticSynapses> tiles) {
        parts = tiles.stream().map(tile -> new Part(device, tile)).toArray(Part[]::new);
    }

    void read(long step, float[] out) {
        int at = 0;
        for (Part part : parts) {
            at = part.read(step, out, at);
        }
    }

    long bytes() {
        return Arrays.stream(parts).mapToLong(part -> 4L * (part.sources.length + part.places.length)).sum();
    }

    /** The synapses in one tile. */
    private static final class Part {

        private final PlasticSynapses synapses;
        private int[] sources = {};
        private int[] places = {};
        private int count;

        Part(Device.WeightRecorder device, PlasticSynapses synapses) {
            this.synapses = synapses;
            synapses.places((target, row, rowPlaces, length) -> {
                for (int k = 0; k < length; k++) {
                    if (device.samples(row[k], target)) {
                        add(row[k], rowPlaces[k]);
                    }
                }
            });
            sources = Arrays.copyOf(sources, count);
            places = Arrays.copyOf(places, count);
        }

        private void add(int source, int place) {
            if (count == sources.length) {
                int more = Math.max(64, count + count / 2);
                sources = Arrays.copyOf(sources, more);
                places = Arrays.copyOf(places, more);
            }
            sources[count] = source;
            places[count++] = place;
        }

        int read(long step, float[] out, int first) {
            for (int k = 0; k < count; k++) {
                out[first + k] = synapses.weight(sources[k], places[k], step);
            }
            return first + count;
        }
    }
}
