package glia.engine.internal;

import glia.api.event.EventTopics;
import glia.api.event.Topic;
import glia.api.simulation.SimulationTopics;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** What simulations publish and files can hold: all but the simulations themselves. */
@Component
public final class SimulationEvents implements EventTopics {

    @Override
    public List<Topic<?>> topics() {
        return List.of(SimulationTopics.STATUS, SimulationTopics.SPIKES, SimulationTopics.SAMPLES,
                SimulationTopics.NEURON_SAMPLES, SimulationTopics.ENERGY, SimulationTopics.NEURON_ENERGIES,
                SimulationTopics.NEURON_POTENTIALS, SimulationTopics.CHANGED);
    }
}
