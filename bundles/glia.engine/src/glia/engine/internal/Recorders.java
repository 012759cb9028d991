package glia.engine.internal;

import glia.api.backend.BackendSession;
import glia.api.backend.BackendSession.Interval;
import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.simulation.Recorder;
import java.util.ArrayList;
import java.util.List;

/** Those who get everything, and are waited for. */
final class Recorders {

    private final List<Recorder> recorders = new ArrayList<>();
    /** By device: every how many steps it samples; 0 if it is no multimeter. */
    private final int[] every;
    private final WeightSamples weights;
    private final Observers observers;

    /** @param observers get samples, too */
    Recorders(Network network, Observers observers) {
        this.observers = observers;
        every = network.devices().stream().mapToInt(d -> d instanceof Device.Multimeter m ? m.every() : 0).toArray();
        weights = new WeightSamples(network);
    }

    void add(Recorder recorder) {
        recorders.add(recorder);
    }

    /** @param next what the network is from a step on */
    void changed(long step, Network next) {
        for (Recorder recorder : recorders) {
            recorder.changed(step, next);
        }
    }

    void remove(Recorder recorder) {
        recorders.remove(recorder);
    }

    /** Steps until something is due that the session has to be stopped for, at least 1. */
    long stepsUntilDue(long step) {
        return recorders.isEmpty() ? Long.MAX_VALUE : weights.stepsUntilDue(step);
    }

    void spikes(long step, int[] neurons, int count) {
        for (int r = 0; r < recorders.size(); r++) {
            recorders.get(r).spikes(step, neurons, count);
        }
    }

    /** Samples of multimeters at one step of an interval. */
    void samples(Interval interval, int offset, long step) {
        for (int d = 0; d < every.length; d++) {
            if (every[d] > 0 && step % every[d] == 0) {
                float[] values = interval.samples(d, offset);
                observers.samples(d, step, values);
                for (int r = 0; r < recorders.size(); r++) {
                    recorders.get(r).samples(d, step, values, values.length);
                }
            }
        }
    }

    void completed(long step) {
        for (int r = 0; r < recorders.size(); r++) {
            recorders.get(r).completed(step);
        }
    }

    /** Weights as they are at the step that the session has reached. */
    void weights(BackendSession session) {
        if (!recorders.isEmpty()) {
            weights.give(session, recorders);
        }
    }
}
