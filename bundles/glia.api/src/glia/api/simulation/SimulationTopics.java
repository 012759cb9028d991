package glia.api.simulation;

import glia.api.event.Priority;
import glia.api.event.Topic;

/** What simulations publish. Observers may lose events; recorders ({@link Recorder}) may not. */
public final class SimulationTopics {

    /** At every change of state, and about 20 times a second while running. */
    public static final Topic<SimulationStatus> STATUS = Topic.dropOldest("simulation/status",
            SimulationStatus.class, 256);

    /**
     * About 60 times a second of wall-clock time while running, if there is a subscriber; as often as the switch
     * {@code batchPeriod} says, and more rarely while the adaptive controller has shed visuals.
     */
    public static final Topic<SpikeBatch> SPIKES = Topic.dropOldest("simulation/spikes", SpikeBatch.class, 256)
            .with(Priority.LOW);

    /** As spikes, for each multimeter. */
    public static final Topic<SampleBatch> SAMPLES = Topic.dropOldest("simulation/samples", SampleBatch.class, 256)
            .with(Priority.LOW);

    /** As spikes, for each meter that somebody has attached, see {@link Simulation#addMeter}. */
    public static final Topic<NeuronSamples> NEURON_SAMPLES = Topic.dropOldest("simulation/neurons",
            NeuronSamples.class, 256).with(Priority.LOW);

    /** As status, if there is a subscriber. */
    public static final Topic<EnergySnapshot> ENERGY = Topic.latest("energy/totals", EnergySnapshot.class);

    /** As status, if there is a subscriber. */
    public static final Topic<NeuronEnergies> NEURON_ENERGIES = Topic.latest("energy/neurons", NeuronEnergies.class);

    /** As status, if there is a subscriber. */
    public static final Topic<NeuronPotentials> NEURON_POTENTIALS = Topic.latest("simulation/potentials",
            NeuronPotentials.class);

    /** When a simulation was opened, before anything else of it. */
    public static final Topic<Simulation> OPENED = Topic.dropOldest("simulation/opened", Simulation.class, 16);

    /** When a network was changed, see {@link Simulation#apply}. */
    public static final Topic<NetworkChanged> CHANGED = Topic.dropOldest("simulation/changed", NetworkChanged.class,
            256);

    private SimulationTopics() {
    }
}
