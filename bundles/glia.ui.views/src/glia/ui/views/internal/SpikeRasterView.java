package glia.ui.views.internal;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.network.Network;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationTopics;
import glia.api.simulation.SpikeBatch;
import glia.ui.kit.UiQueue;
import glia.ui.kit.graph.NeuronIds;
import glia.ui.kit.raster.RasterCanvas;
import glia.ui.kit.raster.SpikeRing;
import java.util.List;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** Every spike over time, a row a neuron. */
public final class SpikeRasterView extends SimulationView<SpikeRasterView.Model> {
    static final String ID = "glia.ui.views.raster";
    // 2 M spikes take 24 MiB: some seconds of the busiest of the shipped networks
    private static final int SPIKES_KEPT = 1 << 21;

    /**
     * What is drawn of one simulation.
     *
     * @param simulation the simulation
     * @param spikes its newest spikes
     */
    record Model(Simulation simulation, SpikeRing spikes) {
    }

    private final NetworkFollower follower = new NetworkFollower(Messages.job_follow, this::follow);
    /** What the rows are of; in the UI thread. */
    private Network shown;
    private RasterCanvas canvas;
    private NeuronSelection selection;

    @Override
    protected List<Control> createPictures(Composite parent, UiQueue uiQueue) {
        canvas = new RasterCanvas(parent, uiQueue);
        selection = NeuronSelection.open(getSite(), uiQueue, this::select);
        canvas.onSelect(neurons -> {
            Model model = model();
            selection.select(model == null ? null : model.simulation().network(),
                    model == null ? NeuronIds.NONE : neurons);
        });
        return List.of(canvas);
    }

    @Override
    Model createModel(Simulation simulation) {
        return new Model(simulation, new SpikeRing(SPIKES_KEPT));
    }

    @Override
    void show(Model model) {
        shown = model == null ? null : model.simulation().presentNetwork();
        canvas.open(shown, model == null ? null : model.spikes());
        select();
    }

    @Override
    void clear(Model model) {
        model.spikes().clear();
        canvas.dataChanged();
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
        return List.of(bus.subscribe(SimulationTopics.SPIKES, "SpikeRasterView", this::spikes),
                bus.subscribe(SimulationTopics.CHANGED, "SpikeRasterView", changed -> follower.changed()));
    }

    private void follow() {
        Model model = model();
        Network present = model == null ? null : model.simulation().presentNetwork();
        queue().postNow(follower, () -> {
            if (!canvas.isDisposed() && model != null && model() == model && NetworkFollower.differ(shown, present)) {
                shown = present;
                canvas.update(present);
            }
        });
    }

    private void spikes(SpikeBatch batch) {
        Model model = model(batch.simulation());
        if (model != null) {
            model.spikes().accept(batch);
            canvas.dataChanged();
        }
    }

    private void select() {
        Model model = model();
        if (model != null && !canvas.isDisposed()) {
            canvas.select(selection.of(model.simulation().network()));
        }
    }

    @Override
    protected void end() {
        selection.close();
        follower.stop();
        queue().cancel(follower);
        super.end();
    }
}
