package glia.ui.views.internal;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.simulation.EnergySnapshot;
import glia.api.simulation.NetworkChanged;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationTopics;
import glia.ui.kit.LiveTable;
import glia.ui.kit.UiQueue;
import glia.ui.kit.graph.NeuronIds;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** The energy books by population, role and pool. */
public final class EnergyView extends SimulationView<EnergyView.Model> {

    static final String ID = "glia.ui.views.energy";
    /** As many as the graph selects at most. */
    private static final int MOST_SELECTED = 100_000;

    /** The newest books of one simulation. */
    static final class Model {
        private final Simulation simulation;
        private final EnergyRows rows;
        private volatile EnergySnapshot newest;

        Model(Simulation simulation) {
            this.simulation = simulation;
            rows = new EnergyRows(simulation.network());
            newest = present(simulation);
        }

        /** Null if nothing is known. */
        private LiveTable.Content content() {
            EnergySnapshot books = newest;
            return books == null ? null : rows.of(books, simulation.presentNetwork());
        }

        /** What is at rest publishes nothing until it goes on, so it is asked. */
        private static EnergySnapshot present(Simulation simulation) {
            try {
                return new EnergySnapshot(simulation.id(), simulation.status().step(), simulation.report().energy());
            } catch (CompletionException closedMeanwhile) {
                return null;
            }
        }
    }

    private LiveTable table;
    private NeuronSelection selection;
    private volatile boolean visible;

    @Override
    protected List<Control> createPictures(Composite parent, UiQueue uiQueue) {
        table = new LiveTable(parent, uiQueue, Messages.energy_title);
        selection = NeuronSelection.open(getSite(), uiQueue, this::mark);
        table.onSelection(this::select);
        return List.of(table);
    }

    @Override
    Model createModel(Simulation simulation) {
        return new Model(simulation);
    }

    @Override
    void show(Model model) {
        table.show(model == null ? null : model.content());
        mark();
    }

    /** Selects the neurons that live in the populations of the rows. */
    private void select() {
        Model model = model();
        if (model != null) {
            Set<String> names = table.selected().stream().map(row -> row.exact().getFirst())
                    .collect(Collectors.toSet());
            int[] neurons = model.simulation.presentNetwork().populations().stream()
                    .filter(population -> names.contains(population.name()))
                    .flatMapToInt(population -> IntStream.range(0, population.size())
                            .filter(population.slots()::lives).map(index -> population.firstId() + index))
                    .limit(MOST_SELECTED).toArray();
            NeuronIds all = NeuronIds.of(neurons);
            selection.select(model.simulation.network(), neurons.length == 0 ? all : all.with(neurons[0]));
        }
    }

    /** Marks the populations of the neurons that are selected elsewhere. */
    private void mark() {
        Model model = model();
        if (model != null && !table.isDisposed()) {
            Network network = model.simulation.network();
            int[] ids = selection.of(network).ids();
            table.setSelected(network.populations().stream().filter(population -> {
                int place = Arrays.binarySearch(ids, population.firstId());
                int from = place < 0 ? -place - 1 : place;
                return from < ids.length && ids[from] < population.firstId() + population.size();
            }).map(Population::name).toList());
        }
    }

    @Override
    void clear(Model model) {
        model.newest = null;
    }

    @Override
    void say(String message) {
        table.setMessage(message);
    }

    @Override
    protected void onScreen(boolean isVisible) {
        visible = isVisible;
        Model model = model();
        if (isVisible && model != null) {
            table.post(model.content());
        }
    }

    @Override
    List<Subscription> subscribe(EventBus bus) {
        return List.of(bus.subscribe(SimulationTopics.ENERGY, "EnergyView", this::energy),
                bus.subscribe(SimulationTopics.CHANGED, "EnergyView", this::changed));
    }

    /** Neurons may have been born or have died. */
    private void changed(NetworkChanged change) {
        Model model = model(change.simulation());
        if (model != null && visible) {
            table.post(model.content());
        }
    }

    private void energy(EnergySnapshot snapshot) {
        Model model = model(snapshot.simulation());
        if (model != null) {
            model.newest = snapshot;
            if (visible) {
                table.post(model.content());
            }
        }
    }

    @Override
    protected void end() {
        selection.close();
        super.end();
    }
}
