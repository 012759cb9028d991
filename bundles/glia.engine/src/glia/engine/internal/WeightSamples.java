package glia.engine.internal;

import glia.api.backend.BackendSession;
import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.simulation.Recorder;
import java.util.List;

/**
 * Hands weights to recorders. What synapses have learned is complete only when the spikes of an interval have been
 * delivered, so the session is made to stop at the steps at which weights are sampled, and read there.
 */
final class WeightSamples {

    private final int[] devices;
    private final int[] every;
    private final float[][] values;

    WeightSamples(Network network) {
        List<Device.WeightRecorder> recorders = network.devices().stream()
                .filter(Device.WeightRecorder.class::isInstance).map(Device.WeightRecorder.class::cast).toList();
        devices = recorders.stream().mapToInt(network.devices()::indexOf).toArray();
        every = recorders.stream().mapToInt(Device.WeightRecorder::every).toArray();
        values = recorders.stream().map(recorder -> new float[recorder.synapses()]).toArray(float[][]::new);
    }

    /** Steps until the next sample, at least 1. */
    long stepsUntilDue(long step) {
        long least = Long.MAX_VALUE;
        for (int steps : every) {
            least = Math.min(least, steps - step % steps);
        }
        return least;
    }

    /** Gives recorders the weights that are sampled at the step which the session has just reached. */
    void give(BackendSession session, List<Recorder> recorders) {
        long step = session.step();
        for (int i = 0; i < devices.length; i++) {
            if (step % every[i] == 0) {
                session.weights(devices[i], values[i]);
                for (int r = 0; r < recorders.size(); r++) {
                    recorders.get(r).samples(devices[i], step, values[i], values[i].length);
                }
            }
        }
    }
}
