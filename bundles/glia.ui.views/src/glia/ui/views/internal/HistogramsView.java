package glia.ui.views.internal;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationTopics;
import glia.api.simulation.SpikeBatch;
import glia.api.store.SpikeAnalyses;
import glia.ui.kit.DrawingCanvas;
import glia.ui.kit.UiQueue;
import glia.ui.kit.chart.Histograms;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** Distributions of interspike intervals and of the rates of single neurons. */
public final class HistogramsView extends SimulationView<HistogramModel> {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final ChoiceMenu population = new ChoiceMenu(Messages.histograms_population, this::chosen,
            this::layoutToolBar);
    private final Ticking ticking = new Ticking(Messages.histograms_title, PERIOD, this::look);
    private DrawingCanvas<Histograms> canvas;
    private volatile int shown;

    @Override
    protected List<Class<?>> needs() {
        return Stream.concat(super.needs().stream(), Stream.of(SpikeAnalyses.class)).toList();
    }

    @Override
    protected List<Control> createPictures(Composite parent, UiQueue uiQueue) {
        canvas = new DrawingCanvas<>(parent, uiQueue, Messages.histograms_title, Histograms::draw, Histograms::table);
        return List.of(canvas);
    }

    @Override
    protected void addOwnCommands(IToolBarManager bar) {
        population.addTo(bar);
    }

    @Override
    HistogramModel createModel(Simulation simulation) {
        return new HistogramModel(service(SpikeAnalyses.class), simulation);
    }

    @Override
    void show(HistogramModel model) {
        population.setChoices(model == null ? List.of() : model.populations(), 0);
        shown = 0;
        canvas.show(null);
        ticking.lookNow();
    }

    private void chosen(int place) {
        shown = place;
        ticking.lookNow();
    }

    /** In a job: the correlations of the statistics take their time. */
    private void look() {
        HistogramModel model = model();
        Histograms newest = model == null ? null : model.histograms(shown);
        if (newest != null) {
            canvas.post(newest);
        }
        String note = model != null && model.lost() ? Messages.histograms_lost : "";
        queue().post(this, () -> {
            if (!gone() && !getContentDescription().equals(note)) {
                setContentDescription(note);
            }
        });
    }

    @Override
    void clear(HistogramModel model) {
        model.clear();
    }

    @Override
    void say(String message) {
        canvas.setMessage(message);
    }

    @Override
    protected void onScreen(boolean visible) {
        canvas.setOnScreen(visible);
        ticking.setWanted(visible);
    }

    @Override
    List<Subscription> subscribe(EventBus bus) {
        return List.of(bus.subscribe(SimulationTopics.SPIKES, "HistogramsView", this::spikes));
    }

    private void spikes(SpikeBatch batch) {
        HistogramModel model = model(batch.simulation());
        if (model != null) {
            model.accept(batch);
        }
    }

    @Override
    protected void end() {
        ticking.setWanted(false);
        super.end();
    }
}
