package glia.engine.internal;

import glia.api.backend.BackendSession;
import glia.api.backend.BackendSession.Interval;
import glia.api.event.EventBus;
import glia.api.network.Device;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.NeuronMeter;
import glia.api.simulation.NeuronMeter.Part;
import glia.api.simulation.NeuronSamples;
import glia.api.simulation.SimulationTopics;
import java.util.ArrayList;
import java.util.List;

/** What observers have attached to neurons. */
final class Meters {

    /** So many at a time: each is sampled step by step. */
    private static final int MOST = 64;

    private final EventBus bus;
    private final long simulation;
    private final BackendSession session;
    private final Network network;
    private final List<Attached> meters = new ArrayList<>();

    /**
     * A meter with what it has sampled since observers were told last.
     *
     * @param first place of its first part among the meters of the session
     * @param row for one row
     */
    private record Attached(NeuronMeter meter, int first, float[] row, SampleRows rows) {
    }

    Meters(EventBus bus, long simulation, BackendSession session, Network network) {
        this.bus = bus;
        this.simulation = simulation;
        this.session = session;
        this.network = network;
    }

    /**
     * Between two intervals.
     *
     * @throws IllegalArgumentException if there are no such neurons or states, or too many meters
     */
    void add(NeuronMeter meter) {
        meter.parts().forEach(this::check);
        if (meters.size() == MOST) {
            throw new IllegalArgumentException("meters: at most " + MOST + " can be attached at a time");
        }
        List<NeuronMeter> all = new ArrayList<>(meters.stream().map(Attached::meter).toList());
        all.add(meter);
        attach(all);
        Attached own = meters.getLast();
        present(own);
        own.rows().add(session.step(), own.row());
        publish(own);
    }

    private void check(Part part) {
        int populations = network.populations().size();
        if (part.population() >= populations) {
            throw new IllegalArgumentException("population " + part.population() + " of a meter: the network has "
                    + populations);
        }
        Population population = network.populations().get(part.population());
        int last = part.neurons()[part.neurons().length - 1];
        if (last >= population.size()) {
            throw new IllegalArgumentException("neurons of a meter: population " + population.name() + " has "
                    + population.size() + ", got " + last);
        }
        int states = population.model().states().size();
        for (int state : part.states()) {
            if (state < 0 || state >= states) {
                throw new IllegalArgumentException("states of a meter: " + population.model().name() + " has "
                        + states + ", got " + state);
            }
        }
    }

    /** What those have sampled that stay is told first. */
    private void attach(List<NeuronMeter> all) {
        publish();
        meters.clear();
        List<Device.Multimeter> parts = new ArrayList<>();
        for (NeuronMeter meter : all) {
            meters.add(new Attached(meter, parts.size(), new float[meter.width()], new SampleRows(meter.width())));
            for (Part part : meter.parts()) {
                parts.add(new Device.Multimeter("", part.population(), part.neurons(), part.states(), meter.every()));
            }
        }
        session.meter(parts);
        begin();
    }

    private void present(Attached attached) {
        int at = 0;
        for (Part part : attached.meter().parts()) {
            float[] all = new float[network.populations().get(part.population()).size()];
            int states = part.states().length;
            for (int s = 0; s < states; s++) {
                session.state(part.population(), part.states()[s], all);
                for (int n = 0; n < part.neurons().length; n++) {
                    attached.row()[at + n * states + s] = all[part.neurons()[n]];
                }
            }
            at += part.width();
        }
    }

    /** Between two intervals. */
    void remove(NeuronMeter meter) {
        List<NeuronMeter> all = new ArrayList<>(meters.stream().map(Attached::meter).toList());
        if (all.remove(meter)) {
            attach(all);
        }
    }

    /** Takes over what was sampled in one step of an interval. */
    void sample(Interval interval, int offset, long step) {
        for (int m = 0; m < meters.size(); m++) {
            if (step % meters.get(m).meter().every() == 0) {
                sample(meters.get(m), interval, offset, step);
            }
        }
    }

    private void sample(Attached attached, Interval interval, int offset, long step) {
        List<Part> parts = attached.meter().parts();
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            int width = parts.get(i).width();
            System.arraycopy(interval.metered(attached.first() + i, offset), 0, attached.row(), at, width);
            at += width;
        }
        if (attached.rows().full()) {
            publish(attached);
        }
        attached.rows().add(step, attached.row());
    }

    /** Asks the bus who is watching, and forgets what was not published. */
    void begin() {
        boolean watched = !meters.isEmpty() && bus.observed(SimulationTopics.NEURON_SAMPLES);
        for (Attached attached : meters) {
            attached.rows().clear();
            attached.rows().watch(watched);
        }
    }

    /** Publishes what came since then. */
    void publish() {
        meters.forEach(this::publish);
    }

    private void publish(Attached attached) {
        SampleRows rows = attached.rows();
        if (!rows.isEmpty()) {
            bus.publish(SimulationTopics.NEURON_SAMPLES,
                    new NeuronSamples(simulation, attached.meter(), rows.steps(), rows.values()));
            rows.clear();
        }
    }
}
