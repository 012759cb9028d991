package glia.engine.internal;

import glia.api.backend.BackendSession;
import glia.api.event.EventBus;
import glia.api.model.NeuronModel;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.NeuronEnergies;
import glia.api.simulation.SimulationTopics;
import java.util.ArrayList;
import java.util.List;

/**
 * Publishes what neurons hold, while somebody watches. States may only be read where no interval is under way, so a run
 * is stopped for it, which changes nothing of what it does.
 */
final class NeuronEnergySampler {

    private static final long EVERY_NANOS = 50_000_000;

    private final EventBus bus;
    private final long simulation;
    private final BackendSession session;
    private final List<Population> populations;
    private final float[][] all;
    private final int every;
    private long last = System.nanoTime();

    NeuronEnergySampler(EventBus bus, long simulation, BackendSession session, Network network) {
        this.bus = bus;
        this.simulation = simulation;
        this.session = session;
        populations = network.populations();
        all = new float[populations.size()][];
        long neurons = populations.stream().filter(p -> p.model().account() != null).mapToLong(Population::size).sum();
        every = (int) Math.max(1, (neurons + NeuronEnergies.MOST - 1) / NeuronEnergies.MOST);
    }

    /** Whether a run has to stop for it; asked after every interval, so the bus is asked only when it may be time. */
    boolean due(long now) {
        if (now - last < EVERY_NANOS) {
            return false;
        }
        boolean watched = bus.observed(SimulationTopics.NEURON_ENERGIES);
        last = watched ? last : now;
        return watched;
    }

    /** Between two intervals. */
    void publish(long now) {
        if (!bus.observed(SimulationTopics.NEURON_ENERGIES)) {
            return;
        }
        last = now;
        List<float[]> held = new ArrayList<>();
        for (Population population : populations) {
            held.add(population.model().account() == null ? new float[0] : sample(population));
        }
        bus.publish(SimulationTopics.NEURON_ENERGIES, new NeuronEnergies(simulation, session.step(), every, held));
    }

    private float[] sample(Population population) {
        int p = population.index();
        if (all[p] == null) {
            all[p] = new float[population.size()];
        }
        NeuronModel model = population.model();
        session.state(p, model.stateIndex(model.account().state()), all[p]);
        float[] some = new float[(all[p].length + every - 1) / every];
        for (int i = 0; i < some.length; i++) {
            some[i] = all[p][i * every];
        }
        return some;
    }
}
