package glia.ui.views.internal;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.network.Network;
import glia.api.network.NodeKind;
import glia.api.network.PopulationDescription;
import glia.api.simulation.NeuronEnergies;
import glia.api.simulation.NeuronPotentials;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationTopics;
import glia.api.simulation.SpikeBatch;
import glia.ui.kit.graph.GraphCanvas;
import glia.ui.kit.graph.NeuronGroups;
import glia.ui.kit.graph.NeuronQuantity;
import glia.ui.kit.graph.SpikeRates;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;

/**
 * What the colours of the neurons say in the graph. Only what is chosen is gathered, and states, for which the run
 * stops some times a second, only while the graph is on the screen.
 */
final class GraphColouring {

    /** What may be chosen. */
    enum Choice {
        POPULATION, RATE, ENERGY, POTENTIAL, KIND;

        String label() {
            return switch (this) {
                case POPULATION -> Messages.colour_population;
                case RATE -> Messages.colour_rate;
                case ENERGY -> Messages.colour_energy;
                case POTENTIAL -> Messages.colour_potential;
                case KIND -> Messages.colour_kind;
            };
        }

        /** Whether each neuron has a value of its own. */
        private boolean quantity() {
            return this != POPULATION && this != KIND;
        }
    }

    /** What is gathered of one simulation; rates null where it is a state. */
    private record Gathered(long simulation, Choice choice, NeuronQuantity quantity, SpikeRates rates) {
    }

    private final GraphCanvas canvas;
    private final EventBus bus;
    private final LongFunction<Simulation> shown;
    private Simulation opened;
    private boolean onScreen = true;
    private Subscription states;
    private Choice watched;
    private volatile Choice choice = Choice.POPULATION;
    private Gathered gathered;

    /** @param shown the simulation of an id if it is the one that the graph shows, else null; from any thread */
    GraphColouring(GraphCanvas canvas, EventBus bus, LongFunction<Simulation> shown) {
        this.canvas = canvas;
        this.bus = bus;
        this.shown = shown;
    }

    static List<String> labels() {
        return Arrays.stream(Choice.values()).map(Choice::label).toList();
    }

    Choice choice() {
        return choice;
    }

    /** In the UI thread. */
    void choose(Choice wanted) {
        choice = wanted;
        begin();
    }

    /** Shows what is gathered of another simulation, or none. In the UI thread. */
    void open(Simulation simulation) {
        opened = simulation;
        begin();
    }

    /** In the UI thread. */
    void setOnScreen(boolean visible) {
        onScreen = visible;
        watch();
    }

    private void begin() {
        Gathered now = opened == null ? null : of(opened);
        canvas.setGroups(opened == null || choice != Choice.KIND ? null : kinds(opened.network()));
        canvas.setQuantity(now == null ? null : now.quantity());
        watch();
    }

    /** What a node is for where its description says so, else the model of its neurons. */
    static NeuronGroups kinds(Network network) {
        List<PopulationDescription> described = network.description().populations();
        return NeuronGroups.of(network, population -> described.get(population.index()).kind().map(NodeKind::word)
                .orElse(population.model().name()));
    }

    /**
     * What is gathered of a simulation, null if colours say groups. Whoever comes first makes it: spikes may come
     * before the UI thread has shown their simulation.
     */
    private synchronized Gathered of(Simulation simulation) {
        Choice now = choice;
        if (!now.quantity()) {
            gathered = null;
        } else if (gathered == null || gathered.simulation() != simulation.id() || gathered.choice() != now) {
            NeuronQuantity quantity = new NeuronQuantity(now.label(), simulation.network().neurons());
            gathered = new Gathered(simulation.id(), now, quantity,
                    now == Choice.RATE ? new SpikeRates(quantity, simulation.network().dt()) : null);
        }
        return gathered;
    }

    private void watch() {
        boolean wanted = onScreen && (choice == Choice.ENERGY || choice == Choice.POTENTIAL) && opened != null;
        if (states != null && (!wanted || watched != choice)) {
            states.close();
            states = null;
        }
        if (wanted && states == null) {
            watched = choice;
            states = watched == Choice.ENERGY
                    ? bus.subscribe(SimulationTopics.NEURON_ENERGIES, "NetworkGraphView", this::energies)
                    : bus.subscribe(SimulationTopics.NEURON_POTENTIALS, "NetworkGraphView", this::potentials);
        }
    }

    /** Takes note of spikes of a simulation that is shown. */
    void spikes(Simulation simulation, SpikeBatch batch) {
        Gathered now = of(simulation);
        if (now != null && now.rates() != null) {
            now.rates().accept(batch);
        }
    }

    private void energies(NeuronEnergies energy) {
        state(Choice.ENERGY, energy.simulation(), energy.every(), energy.held());
    }

    private void potentials(NeuronPotentials potential) {
        state(Choice.POTENTIAL, potential.simulation(), potential.every(), potential.potentials());
    }

    private void state(Choice what, long id, int every, List<float[]> byPopulation) {
        Simulation simulation = shown.apply(id);
        Gathered now = simulation == null ? null : of(simulation);
        if (now == null || now.choice() != what) {
            return;
        }
        NeuronStates.update(now.quantity(), simulation.network(), every, byPopulation);
        canvas.dataChanged();
    }

    /** Forgets what was gathered of a simulation: it is at step 0 again. */
    void clear(Simulation simulation) {
        Gathered now = of(simulation);
        if (now != null && now.rates() != null) {
            now.rates().clear();
        }
    }

    void close() {
        opened = null;
        watch();
    }
}
