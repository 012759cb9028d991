package glia.ui.views.internal;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.model.StateDefinition;
import glia.api.simulation.SampleBatch;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationTopics;
import glia.ui.kit.UiQueue;
import glia.ui.kit.chart.LiveChart;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** What the multimeters of the network sample: one state variable of a few neurons. */
public final class TracesView extends SimulationView<TraceModel> {
    private static final double SPAN_MS = 200;

    private final ChoiceMenu device = new ChoiceMenu(Messages.traces_device, place -> deviceChosen(),
            this::layoutToolBar);
    private final ChoiceMenu state = new ChoiceMenu(Messages.traces_state, place -> showChoice(),
            this::layoutToolBar);
    private LiveChart chart;
    private TraceModel shown;
    private String message = "";

    @Override
    Control createPicture(Composite parent, UiQueue uiQueue) {
        chart = new LiveChart(parent, uiQueue, Messages.traces_title, SPAN_MS);
        return chart;
    }

    @Override
    protected void addOwnCommands(IToolBarManager bar) {
        device.addTo(bar);
        state.addTo(bar);
        bar.add(new Separator());
    }

    @Override
    TraceModel createModel(Simulation simulation) {
        return new TraceModel(simulation);
    }

    @Override
    void show(TraceModel model) {
        shown = model;
        device.setChoices(model == null ? List.of() : model.traces().stream()
                .map(trace -> NLS.bind(Messages.traces_device_item, trace.meter().name(), trace.population().name()))
                .toList(), 0);
        deviceChosen();
    }

    private void deviceChosen() {
        if (shown == null || shown.traces().isEmpty()) {
            state.setChoices(List.of(), 0);
        } else {
            TraceModel.Trace trace = shown.traces().get(device.chosen());
            state.setChoices(IntStream.range(0, trace.rings().size())
                    .mapToObj(s -> trace.state(s).name()).toList(), 0);
        }
        showChoice();
    }

    private void showChoice() {
        if (shown == null || shown.traces().isEmpty()) {
            chart.open(List.of(), "", false, 0, null);
        } else {
            TraceModel.Trace trace = shown.traces().get(device.chosen());
            StateDefinition variable = trace.state(state.chosen());
            chart.open(trace.names(), NLS.bind(Messages.traces_axis, variable.name(), variable.unit()), false,
                    1.5 * shown.intervalMs(trace), trace.rings().get(state.chosen()));
            setContentDescription(trace.shown() == trace.recorded() ? ""
                    : NLS.bind(Messages.traces_first, trace.shown(), trace.recorded()));
        }
        say(message);
    }

    @Override
    void clear(TraceModel model) {
        model.clear();
        chart.dataChanged();
    }

    @Override
    void say(String text) {
        message = text;
        chart.setMessage(shown != null && shown.traces().isEmpty() ? Messages.no_multimeter : text);
    }

    @Override
    protected void onScreen(boolean visible) {
        chart.setOnScreen(visible);
    }

    @Override
    List<Subscription> subscribe(EventBus bus) {
        return List.of(bus.subscribe(SimulationTopics.SAMPLES, "TracesView", this::samples));
    }

    private void samples(SampleBatch batch) {
        TraceModel model = model(batch.simulation());
        if (model != null) {
            model.accept(batch);
            chart.dataChanged();
        }
    }
}
