package glia.ui.views.internal;

import glia.api.cache.DerivedData;
import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.network.Network;
import glia.api.simulation.NeuronEnergies;
import glia.api.simulation.NeuronPotentials;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationTopics;
import glia.api.simulation.SpikeBatch;
import glia.ui.kit.LiveTable;
import glia.ui.kit.UiQueue;
import glia.ui.kit.graph.Degrees;
import glia.ui.kit.graph.NeuronGroups;
import glia.ui.kit.graph.NeuronIds;
import glia.ui.kit.graph.NeuronQuantity;
import glia.ui.kit.graph.SpikeRates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** What the graph shows as a table, for whoever does not see it or wants the figures: a row for each neuron. */
public final class NeuronsView extends SimulationView<NeuronsView.Model> {
    static final String ID = "glia.ui.views.neurons";
    /** More are not marked in a table. */
    private static final int MOST_MARKED = 1000;

    /** What is known of the neurons of one simulation. */
    static final class Model {
        private final Simulation simulation;
        private final NeuronGroups kinds;
        private final NeuronQuantity rate;
        private final NeuronQuantity energy;
        private final NeuronQuantity potential;
        private final SpikeRates rates;
        private final AtomicBoolean changed = new AtomicBoolean(true);
        /** The network whose synapses are counted, and how many there are. */
        private Network counted;
        private Degrees degrees;

        Model(Simulation simulation) {
            this.simulation = simulation;
            Network network = simulation.network();
            kinds = GraphColouring.kinds(network);
            rate = new NeuronQuantity(Messages.colour_rate, network.neurons());
            energy = new NeuronQuantity(Messages.colour_energy, network.neurons());
            potential = new NeuronQuantity(Messages.colour_potential, network.neurons());
            rates = new SpikeRates(rate, network.dt());
        }

        private LiveTable.Content content() {
            return new NeuronRows(simulation.presentNetwork(), kinds, List.of(rate, energy, potential), degrees)
                    .content();
        }
    }

    private final List<Subscription> states = new ArrayList<>();
    private final Ticking ticking = new Ticking(Messages.job_neurons, Duration.ofSeconds(1), this::look);
    private LiveTable table;
    private NeuronSelection selection;
    private KeptConnections kept;
    private volatile boolean visible;
    /** What is selected in all views, by the first cells of rows. */
    private Set<String> marked = Set.of();

    @Override
    protected List<Control> createPictures(Composite parent, UiQueue uiQueue) {
        kept = new KeptConnections(service(DerivedData.class));
        table = new LiveTable(parent, uiQueue, Messages.neurons_title, LiveTable.Part.FILTER, LiveTable.Part.DETAILS,
                LiveTable.Part.MANY);
        selection = NeuronSelection.open(getSite(), uiQueue, this::mark);
        table.onSelection(this::select);
        return List.of(table);
    }

    @Override
    protected List<Class<?>> needs() {
        return Stream.concat(super.needs().stream(), Stream.of(DerivedData.class)).toList();
    }

    @Override
    Model createModel(Simulation simulation) {
        return new Model(simulation);
    }

    @Override
    void show(Model model) {
        table.show(null);
        mark();
        watch();
        ticking.setWanted(visible);
    }

    /** Shows what has become of the neurons since the last look; in a job. */
    private void look() {
        Model model = model();
        if (model == null) {
            return;
        }
        if (model.changed.getAndSet(false)) {
            table.post(model.content());
        }
        Network present = model.simulation.presentNetwork();
        if (model.counted == null || NetworkFollower.differ(model.counted, present)) {
            try {
                model.degrees = kept.degrees(present, () -> !visible || model() != model);
                model.counted = present;
                table.post(model.content());
            } catch (CancellationException e) {
                // nobody looks any more; whoever looks next has them counted
                model.changed.set(true);
            }
        }
    }

    /** The toolkit also tells, later, of rows that were marked here and of those that have gone: nobody's choice. */
    private void select() {
        Model model = model();
        List<String> rows = table.selected().stream().map(row -> row.exact().getFirst()).toList();
        if (model != null && !rows.isEmpty() && !Set.copyOf(rows).equals(marked)) {
            marked = Set.copyOf(rows);
            selection.select(model.simulation.network(),
                    NeuronIds.of(rows.stream().mapToInt(Integer::parseInt).toArray()));
        }
    }

    /** Marks the neurons that are selected elsewhere. */
    private void mark() {
        Model model = model();
        if (model != null && !table.isDisposed()) {
            List<String> rows = Arrays.stream(selection.of(model.simulation.network()).ids()).limit(MOST_MARKED)
                    .mapToObj(Integer::toString).toList();
            marked = Set.copyOf(rows);
            table.setSelected(rows);
            table.reveal();
        }
    }

    @Override
    void clear(Model model) {
        model.rates.clear();
        for (NeuronQuantity quantity : List.of(model.energy, model.potential)) {
            quantity.update(values -> Arrays.fill(values, Float.NaN));
        }
        model.changed.set(true);
    }

    @Override
    void say(String message) {
        // a network that does not run has neurons, too
        table.setMessage(model() == null ? message : "");
    }

    @Override
    protected void onScreen(boolean isVisible) {
        visible = isVisible;
        watch();
        ticking.setWanted(isVisible);
    }

    /** A run stops for the states of its neurons some times a second, only while somebody looks. */
    private void watch() {
        if (visible && states.isEmpty()) {
            EventBus bus = service(EventBus.class);
            states.add(bus.subscribe(SimulationTopics.NEURON_ENERGIES, "NeuronsView", this::energies));
            states.add(bus.subscribe(SimulationTopics.NEURON_POTENTIALS, "NeuronsView", this::potentials));
        } else if (!visible) {
            states.forEach(Subscription::close);
            states.clear();
        }
    }

    @Override
    List<Subscription> subscribe(EventBus bus) {
        return List.of(bus.subscribe(SimulationTopics.SPIKES, "NeuronsView", this::spikes),
                bus.subscribe(SimulationTopics.CHANGED, "NeuronsView", change -> changed(model(change.simulation()))));
    }

    private static void changed(Model model) {
        if (model != null) {
            model.changed.set(true);
        }
    }

    private void spikes(SpikeBatch batch) {
        Model model = visible ? model(batch.simulation()) : null;
        if (model != null) {
            model.rates.accept(batch);
            changed(model);
        }
    }

    private void energies(NeuronEnergies states) {
        Model model = model(states.simulation());
        if (model != null) {
            NeuronStates.update(model.energy, model.simulation.network(), states.every(), states.held());
            changed(model);
        }
    }

    private void potentials(NeuronPotentials states) {
        Model model = model(states.simulation());
        if (model != null) {
            NeuronStates.update(model.potential, model.simulation.network(), states.every(), states.potentials());
            changed(model);
        }
    }

    @Override
    protected void end() {
        ticking.setWanted(false);
        states.forEach(Subscription::close);
        states.clear();
        selection.close();
        super.end();
    }
}
