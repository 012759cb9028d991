package glia.ui.views.internal;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.network.Population;
import glia.api.simulation.NetworkChanged;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationTopics;
import glia.api.simulation.SpikeBatch;
import glia.ui.kit.UiQueue;
import glia.ui.kit.chart.LiveChart;
import glia.ui.kit.chart.RateBins;
import glia.ui.kit.chart.SampleRing;
import java.util.List;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** Spikes a second and neuron of each population. */
public final class PopulationRatesView extends SimulationView<PopulationRatesView.Model> {
    private static final double BIN_MS = 10;
    private static final double SPAN_MS = 1000;
    private static final int BINS_KEPT = 1 << 16;

    /** What is drawn of one simulation. */
    static final class Model {
        private final List<String> names;
        private final SampleRing rates;
        private final RateBins bins;
        private final Simulation simulation;

        Model(Simulation simulation) {
            this.simulation = simulation;
            names = simulation.network().populations().stream().map(Population::name).toList();
            rates = new SampleRing(names.size(), BINS_KEPT);
            bins = new RateBins(simulation.presentNetwork(), BIN_MS, rates);
        }

        /** Neurons may have been born or have died. */
        synchronized void follow() {
            bins.follow(simulation.presentNetwork());
        }

        synchronized void accept(SpikeBatch batch) {
            bins.accept(batch);
        }

        synchronized void clear() {
            bins.clear();
            rates.clear();
        }
    }

    private LiveChart chart;

    @Override
    protected List<Control> createPictures(Composite parent, UiQueue uiQueue) {
        chart = new LiveChart(parent, uiQueue, Messages.rates_title, SPAN_MS);
        return List.of(chart);
    }

    @Override
    Model createModel(Simulation simulation) {
        return new Model(simulation);
    }

    @Override
    void show(Model model) {
        if (model == null) {
            chart.open(List.of(), "", true, 0, null);
        } else {
            chart.open(model.names, Messages.rates_axis, true, 1.5 * BIN_MS, model.rates);
        }
    }

    @Override
    void clear(Model model) {
        model.clear();
        chart.dataChanged();
    }

    @Override
    void say(String message) {
        chart.setMessage(message);
    }

    @Override
    protected void onScreen(boolean visible) {
        chart.setOnScreen(visible);
    }

    @Override
    List<Subscription> subscribe(EventBus bus) {
        return List.of(bus.subscribe(SimulationTopics.SPIKES, "PopulationRatesView", this::spikes),
                bus.subscribe(SimulationTopics.CHANGED, "PopulationRatesView", this::changed));
    }

    private void changed(NetworkChanged change) {
        Model model = model(change.simulation());
        if (model != null) {
            model.follow();
        }
    }

    private void spikes(SpikeBatch batch) {
        Model model = model(batch.simulation());
        if (model != null) {
            model.accept(batch);
            chart.dataChanged();
        }
    }
}
