package glia.ui.views.internal;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.simulation.EnergySnapshot;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationTopics;
import glia.ui.kit.LiveTable;
import glia.ui.kit.UiQueue;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** The energy books by population, role and pool. */
public final class EnergyView extends SimulationView<EnergyView.Model> {

    /** The newest books of one simulation. */
    static final class Model {
        private final EnergyRows rows;
        private volatile LiveTable.Content content;

        Model(Simulation simulation) {
            rows = new EnergyRows(simulation.network());
            content = present(simulation);
        }

        /** What is at rest publishes nothing until it goes on, so it is asked. */
        private LiveTable.Content present(Simulation simulation) {
            try {
                return rows.of(new EnergySnapshot(simulation.id(), simulation.status().step(),
                        simulation.report().energy()));
            } catch (CompletionException closedMeanwhile) {
                return null;
            }
        }
    }

    private LiveTable table;
    private volatile boolean visible;

    @Override
    protected List<Control> createPictures(Composite parent, UiQueue uiQueue) {
        table = new LiveTable(parent, uiQueue, Messages.energy_title);
        return List.of(table);
    }

    @Override
    Model createModel(Simulation simulation) {
        return new Model(simulation);
    }

    @Override
    void show(Model model) {
        table.show(model == null ? null : model.content);
    }

    @Override
    void clear(Model model) {
        model.content = null;
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
            table.post(model.content);
        }
    }

    @Override
    List<Subscription> subscribe(EventBus bus) {
        return List.of(bus.subscribe(SimulationTopics.ENERGY, "EnergyView", this::energy));
    }

    private void energy(EnergySnapshot snapshot) {
        Model model = model(snapshot.simulation());
        if (model != null) {
            model.content = model.rows.of(snapshot);
            if (visible) {
                table.post(model.content);
            }
        }
    }
}
