package glia.engine.internal;

import glia.api.backend.BackendSession.Interval;
import glia.api.event.EventBus;
import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.simulation.SampleBatch;
import glia.api.simulation.SimulationTopics;
import glia.api.simulation.SpikeBatch;
import java.util.Arrays;
import java.util.List;

/**
 * Collects what observers see and publishes it at a rate that a screen can follow. Buffers have a fixed size: what does
 * not fit between two publications is counted, not carried, unless observers are waited for.
 */
final class Observers {

    private final EventBus bus;
    private final long simulation;
    private final ObserverPatience patience;
    private final List<Device> devices;
    private final long[] counts;
    private int[] steps;
    private int[] neurons;
    private final SampleRows[] samples;
    private final Meters meters;
    private long fromStep = 1;
    private long toStep;
    private int carried;
    private boolean watched;

    /**
     * @param mostSpikes of a batch
     * @param meters publish as often
     */
    Observers(EventBus bus, long simulation, Network network, int mostSpikes, ObserverPatience patience,
            Meters meters) {
        this.bus = bus;
        this.simulation = simulation;
        this.patience = patience;
        this.meters = meters;
        steps = new int[mostSpikes];
        neurons = new int[mostSpikes];
        devices = network.devices();
        counts = new long[network.populations().size()];
        samples = new SampleRows[devices.size()];
        for (int d = 0; d < samples.length; d++) {
            if (devices.get(d) instanceof Device.Multimeter multimeter) {
                int recorded = multimeter.neurons() == null
                        ? network.populations().get(multimeter.population()).size() : multimeter.neurons().length;
                samples[d] = new SampleRows(recorded * multimeter.states().length);
            }
        }
    }

    /** Publishes what there is, and makes room for so many spikes from now on. */
    void resize(int mostSpikes) {
        if (mostSpikes != neurons.length) {
            publish();
            steps = new int[mostSpikes];
            neurons = new int[mostSpikes];
        }
    }

    /** Asks the bus who is watching; once a publication, not once an interval. */
    void begin(long step) {
        watched = bus.observed(SimulationTopics.SPIKES);
        fromStep = step + 1;
        toStep = step;
        carried = 0;
        Arrays.fill(counts, 0);
        for (SampleRows rows : samples) {
            if (rows != null) {
                rows.clear();
                rows.watch(bus.observed(SimulationTopics.SAMPLES));
            }
        }
        meters.begin();
    }

    void spikes(long step, int[] ids, int count) {
        if (!watched) {
            return;
        }
        int room = Math.min(count, neurons.length - carried);
        System.arraycopy(ids, 0, neurons, carried, room);
        Arrays.fill(steps, carried, carried + room, (int) (step - fromStep));
        carried += room;
    }

    void samples(int device, long step, float[] values) {
        SampleRows rows = samples[device];
        if (rows.full() && patience.patient()) {
            publish(rows, device);
            rows.clear();
        }
        rows.add(step, values);
    }

    private void publish(SampleRows rows, int device) {
        bus.publish(SimulationTopics.SAMPLES, new SampleBatch(simulation, device, rows.steps(), rows.values()));
    }

    /** Whether there are so many spikes that some of the next could not be carried, and observers are to get all. */
    boolean crowded() {
        return carried > neurons.length / 2 && patience.patient();
    }

    void interval(Interval interval) {
        toStep = interval.firstStep() + interval.steps() - 1;
        for (int p = 0; p < counts.length; p++) {
            counts[p] += interval.spikes(p);
        }
    }

    /** Publishes what came since {@link #begin} and begins anew. */
    void publish() {
        if (toStep >= fromStep) {
            if (watched) {
                bus.publish(SimulationTopics.SPIKES, new SpikeBatch(simulation, fromStep, toStep,
                        Arrays.copyOf(steps, carried), Arrays.copyOf(neurons, carried), counts.clone()));
            }
            for (int d = 0; d < samples.length; d++) {
                if (samples[d] != null && !samples[d].isEmpty()) {
                    publish(samples[d], d);
                }
            }
            meters.publish();
        }
        begin(toStep);
    }
}
