package glia.ui.views.internal;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.network.Population;
import glia.api.simulation.EnergySnapshot;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationTopics;
import glia.ui.kit.DrawingCanvas;
import glia.ui.kit.UiQueue;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** How energy flows from the supply to what it is spent for. */
public final class EnergyFlowView extends SimulationView<EnergyFlowView.Model> {

    /** The newest books of one simulation. */
    static final class Model {
        private final List<String> names;
        private final double dt;
        private volatile EnergyFlow flow;

        Model(Simulation simulation) {
            names = simulation.network().populations().stream().map(Population::name).toList();
            dt = simulation.network().dt();
            try {
                // what is at rest publishes nothing until it goes on
                accept(new EnergySnapshot(simulation.id(), simulation.status().step(), simulation.report().energy()));
            } catch (CompletionException closedMeanwhile) {
                flow = null;
            }
        }

        void accept(EnergySnapshot snapshot) {
            flow = new EnergyFlow(snapshot, names, dt);
        }
    }

    private DrawingCanvas<EnergyFlow> canvas;

    @Override
    protected List<Control> createPictures(Composite parent, UiQueue uiQueue) {
        canvas = new DrawingCanvas<>(parent, uiQueue, Messages.flow_title, EnergyFlow::draw, EnergyFlow::table);
        return List.of(canvas);
    }

    @Override
    Model createModel(Simulation simulation) {
        return new Model(simulation);
    }

    @Override
    void show(Model model) {
        canvas.show(model == null ? null : model.flow);
    }

    @Override
    void clear(Model model) {
        model.flow = null;
    }

    @Override
    void say(String message) {
        canvas.setMessage(message);
    }

    @Override
    protected void onScreen(boolean visible) {
        canvas.setOnScreen(visible);
    }

    @Override
    List<Subscription> subscribe(EventBus bus) {
        return List.of(bus.subscribe(SimulationTopics.ENERGY, "EnergyFlowView", this::energy));
    }

    private void energy(EnergySnapshot snapshot) {
        Model model = model(snapshot.simulation());
        if (model != null) {
            model.accept(snapshot);
            canvas.post(model.flow);
        }
    }
}
