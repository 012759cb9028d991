package glia.network.internal.change;

import glia.api.network.Device;
import glia.api.network.Network;
import java.util.Arrays;

/** Synapses whose weights are recorded: a recording has its columns from the beginning, so they have to stay. */
final class RecordedSynapses {

    private RecordedSynapses() {
    }

    /**
     * @param before of which this is known
     * @throws IllegalArgumentException if recorded synapses have come or gone since the network was built
     */
    static void check(Network before, Network network) {
        for (Device device : network.devices()) {
            if (device instanceof Device.WeightRecorder recorder
                    && network.projections().get(recorder.projection()).connectivity() instanceof EditedRows edited) {
                int[][] known = EditedRows.rows(before.projections().get(recorder.projection()).connectivity(),
                        edited.rows().length);
                for (int target = 0; target < known.length; target++) {
                    if (edited.rows()[target] != known[target]) {
                        check(network, recorder, edited, target);
                    }
                }
            }
        }
    }

    private static void check(Network network, Device.WeightRecorder recorder, EditedRows edited, int target) {
        int[] now = sampled(recorder, target, edited.rows()[target]);
        int[][] built = {{}};
        edited.base().rows(target, target + 1, (t, sources, count) ->
                built[0] = sampled(recorder, target, Arrays.copyOf(sources, count)));
        if (!Arrays.equals(built[0], now)) {
            throw new IllegalArgumentException("device \"" + recorder.name() + "\" records weights of projection \""
                    + network.projections().get(recorder.projection()).name() + "\", so synapses onto neuron " + target
                    + " that it records can neither come nor go");
        }
    }

    private static int[] sampled(Device.WeightRecorder recorder, int target, int[] sources) {
        return Arrays.stream(sources).filter(source -> recorder.samples(source, target)).toArray();
    }
}
