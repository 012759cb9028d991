package glia.ui.views.internal;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.NeuronEnergies;
import glia.api.simulation.SimulationTopics;
import glia.api.simulation.SpikeBatch;
import glia.ui.kit.graph.GraphCanvas;
import glia.ui.kit.graph.NeuronQuantity;
import glia.ui.kit.graph.SpikeRates;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * What the colours of the neurons say in the graph. Only what is chosen is gathered, and energy, for which the run
 * stops some times a second, only while the graph is on the screen.
 */
final class GraphColouring {

    /** What may be chosen. */
    enum Choice {
        POPULATION, RATE, ENERGY;

        String label() {
            return switch (this) {
                case POPULATION -> Messages.colour_population;
                case RATE -> Messages.colour_rate;
                case ENERGY -> Messages.colour_energy;
            };
        }
    }

    /** What is gathered of one network; rates null where it is something else. */
    private record Gathered(Network network, NeuronQuantity quantity, SpikeRates rates) {
    }

    private final GraphCanvas canvas;
    private final EventBus bus;
    private final LongPredicate shown;
    private Network network;
    private Choice choice = Choice.POPULATION;
    private boolean onScreen = true;
    private Subscription energies;
    private volatile Gathered gathered;

    /** @param shown whether it is the simulation of an id that the graph shows; from any thread */
    GraphColouring(GraphCanvas canvas, EventBus bus, LongPredicate shown) {
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

    /** Begins with another network, or none. In the UI thread. */
    void open(Network opened) {
        network = opened;
        begin();
    }

    /** In the UI thread. */
    void setOnScreen(boolean visible) {
        onScreen = visible;
        watch();
    }

    private void begin() {
        if (network == null || choice == Choice.POPULATION) {
            gathered = null;
        } else {
            NeuronQuantity quantity = new NeuronQuantity(choice.label(), network.neurons());
            gathered = new Gathered(network, quantity,
                    choice == Choice.RATE ? new SpikeRates(quantity, network.dt()) : null);
        }
        canvas.setQuantity(gathered == null ? null : gathered.quantity());
        watch();
    }

    private void watch() {
        boolean wanted = onScreen && choice == Choice.ENERGY && gathered != null;
        if (wanted && energies == null) {
            energies = bus.subscribe(SimulationTopics.NEURON_ENERGIES, "NetworkGraphView", this::energies);
        } else if (!wanted && energies != null) {
            energies.close();
            energies = null;
        }
    }

    /** Takes note of the spikes of the simulation shown. */
    void spikes(SpikeBatch batch) {
        Gathered now = gathered;
        if (now != null && now.rates() != null) {
            now.rates().accept(batch);
        }
    }

    private void energies(NeuronEnergies energy) {
        Gathered now = gathered;
        if (now == null || now.rates() != null || !shown.test(energy.simulation())) {
            return;
        }
        now.quantity().update(values -> {
            Arrays.fill(values, Float.NaN);
            for (Population population : now.network().populations()) {
                float[] held = energy.held().get(population.index());
                for (int k = 0; k < held.length; k++) {
                    values[population.firstId() + k * energy.every()] = held[k];
                }
            }
        });
        canvas.dataChanged();
    }

    /** Forgets what was gathered: the simulation is at step 0 again. */
    void clear() {
        Gathered now = gathered;
        if (now != null && now.rates() != null) {
            now.rates().clear();
        }
    }

    void close() {
        gathered = null;
        watch();
    }
}
