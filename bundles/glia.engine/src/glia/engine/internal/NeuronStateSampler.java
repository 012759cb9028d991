package glia.engine.internal;

import glia.api.backend.BackendSession;
import glia.api.event.EventBus;
import glia.api.event.Topic;
import glia.api.model.NeuronModel;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.NeuronEnergies;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Publishes one state of all neurons, while somebody watches. States may only be read where no interval is under way,
 * so a run is stopped for it, which changes nothing of what it does.
 *
 * @param <T> what is published
 */
final class NeuronStateSampler<T> {

    private static final long EVERY_NANOS = 50_000_000;

    /** Makes what is published of what was read, see {@link NeuronEnergies}. */
    interface Event<T> {
        T of(long simulation, long step, int every, List<float[]> values);
    }

    private final EventBus bus;
    private final long simulation;
    private final BackendSession session;
    private final List<Population> populations;
    private final Topic<T> topic;
    private final Event<T> event;
    private final ToIntFunction<NeuronModel> state;
    private final float[][] all;
    private final int every;
    private long last = System.nanoTime();

    /** @param state index of the state within a model, -1 where it has none */
    NeuronStateSampler(EventBus bus, long simulation, BackendSession session, Network network, Topic<T> topic,
            ToIntFunction<NeuronModel> state, Event<T> event) {
        this.bus = bus;
        this.simulation = simulation;
        this.session = session;
        this.topic = topic;
        this.state = state;
        this.event = event;
        populations = network.populations();
        all = new float[populations.size()][];
        long neurons = populations.stream().filter(p -> state.applyAsInt(p.model()) >= 0).mapToLong(Population::size)
                .sum();
        every = (int) Math.max(1, (neurons + NeuronEnergies.MOST - 1) / NeuronEnergies.MOST);
    }

    /** Whether a run has to stop for it; asked after every interval, so the bus is asked only when it may be time. */
    boolean due(long now) {
        if (now - last < EVERY_NANOS) {
            return false;
        }
        boolean watched = bus.observed(topic);
        last = watched ? last : now;
        return watched;
    }

    /** Between two intervals. */
    void publish(long now) {
        if (!bus.observed(topic)) {
            return;
        }
        last = now;
        List<float[]> values = new ArrayList<>();
        for (Population population : populations) {
            int index = state.applyAsInt(population.model());
            values.add(index < 0 ? new float[0] : sample(population, index));
        }
        bus.publish(topic, event.of(simulation, session.step(), every, values));
    }

    private float[] sample(Population population, int index) {
        int p = population.index();
        if (all[p] == null) {
            all[p] = new float[population.size()];
        }
        session.state(p, index, all[p]);
        float[] some = new float[(all[p].length + every - 1) / every];
        for (int i = 0; i < some.length; i++) {
            some[i] = all[p][i * every];
        }
        return some;
    }
}
