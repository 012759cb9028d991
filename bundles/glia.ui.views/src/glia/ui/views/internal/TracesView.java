package glia.ui.views.internal;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.network.Network;
import glia.api.simulation.NeuronSamples;
import glia.api.simulation.SampleBatch;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationTopics;
import glia.ui.kit.LinkedWindows;
import glia.ui.kit.UiQueue;
import glia.ui.kit.chart.LiveChart;
import glia.ui.kit.graph.NeuronIds;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * Potential and energy of the neurons that are selected, side by side, or what a multimeter of the network samples: one
 * state variable of a few neurons.
 */
public final class TracesView extends SimulationView<TraceModel> {
    static final String ID = "glia.ui.views.traces";
    private static final double SPAN_MS = 200;
    /** Place of the selection among what can be shown; multimeters come behind it. */
    private static final int SELECTION = 0;

    private final ChoiceMenu device = new ChoiceMenu(Messages.traces_device, place -> deviceChosen(),
            this::layoutToolBar);
    private final ChoiceMenu state = new ChoiceMenu(Messages.traces_state, place -> showChoice(),
            this::layoutToolBar);
    private final NetworkFollower follower = new NetworkFollower(Messages.job_follow, this::follow);
    /** What the names of the lines are of. */
    private Network named;
    private NeuronSelection selection;
    private SashForm halves;
    private LiveChart chart;
    private LiveChart energies;
    private LinkedWindows windows;
    private TraceModel shown;
    private String message = "";
    private boolean visible = true;
    /** Whether what is shown follows what is selected: as long as nobody has chosen otherwise. */
    private boolean automatic = true;

    @Override
    protected List<Control> createPictures(Composite parent, UiQueue uiQueue) {
        halves = new SashForm(parent, SWT.HORIZONTAL);
        chart = new LiveChart(halves, uiQueue, Messages.traces_title, SPAN_MS);
        energies = new LiveChart(halves, uiQueue, Messages.traces_energies, SPAN_MS);
        halves.setMaximizedControl(chart);
        windows = new LinkedWindows(chart, energies);
        selection = NeuronSelection.open(getSite(), uiQueue, this::select);
        return List.of(chart, energies);
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
        if (shown != null) {
            shown.meter(NeuronIds.NONE);
        }
        shown = model;
        automatic = true;
        if (model != null) {
            model.meter(selection.of(model.network()));
        }
        offer();
    }

    /** Other neurons are selected. */
    private void select() {
        Network network = shown == null || chart.isDisposed() ? null : shown.network();
        if (network != null && shown.meter(selection.of(network))) {
            if (automatic) {
                offer();
            } else if (device.chosen() == SELECTION) {
                showChoice();
            }
        }
    }

    private void offer() {
        boolean neurons = shown == null || !shown.metered().isEmpty() || shown.traces().isEmpty();
        device.setChoices(shown == null ? List.of() : Stream.concat(Stream.of(Messages.traces_selection),
                shown.traces().stream().map(trace -> NLS.bind(Messages.traces_device_item, trace.meter().name(),
                        trace.population().name()))).toList(), neurons ? SELECTION : SELECTION + 1);
        offerStates();
    }

    private void deviceChosen() {
        automatic = false;
        offerStates();
    }

    private TraceModel.Trace trace() {
        return shown == null || device.chosen() == SELECTION ? null : shown.traces().get(device.chosen() - 1);
    }

    private void offerStates() {
        TraceModel.Trace trace = trace();
        state.setChoices(trace == null ? List.of() : IntStream.range(0, trace.rings().size())
                .mapToObj(s -> trace.state(s).name()).toList(), 0);
        showChoice();
    }

    private void showChoice() {
        TraceModel.Trace trace = trace();
        String summary = "";
        boolean energy = false;
        named = shown == null ? null : shown.present();
        if (shown == null) {
            chart.open(List.of(), "", false, 0, null);
        } else if (trace == null) {
            MeteredNeurons metered = shown.metered();
            windows.apart(() -> {
                show(chart, metered.potential());
                show(energies, metered.energy());
            });
            energy = !metered.energy().isEmpty();
            summary = metered.isEmpty() ? "" : metered.summary();
        } else {
            chart.open(trace.names(named), MeteredNeurons.title(trace.state(state.chosen())), false,
                    1.5 * shown.intervalMs(trace), trace.rings().get(state.chosen()));
            summary = trace.shown() == trace.recorded() ? ""
                    : NLS.bind(Messages.traces_first, trace.shown(), trace.recorded());
        }
        halves.setMaximizedControl(energy ? null : chart);
        setContentDescription(summary);
        attach();
        say(message);
    }

    private void show(LiveChart on, MeteredNeurons.Lines lines) {
        double span = on.spanMs();
        on.open(lines.names(named), lines.title(), false, 1.5 * shown.network().dt(), lines.ring());
        on.setSpanMs(span);
    }

    /** Neurons are sampled only while somebody sees it. */
    private void attach() {
        if (shown != null) {
            shown.metered().setWanted(visible && device.chosen() == SELECTION);
        }
    }

    @Override
    void clear(TraceModel model) {
        model.clear();
        chart.dataChanged();
        energies.dataChanged();
    }

    @Override
    void say(String text) {
        message = text;
        boolean unselected = shown != null && trace() == null && shown.metered().isEmpty();
        chart.setMessage(unselected ? Messages.traces_unselected : text);
        energies.setMessage(text);
    }

    @Override
    protected void onScreen(boolean nowVisible) {
        visible = nowVisible;
        chart.setOnScreen(visible);
        energies.setOnScreen(visible);
        attach();
    }

    @Override
    List<Subscription> subscribe(EventBus bus) {
        return List.of(bus.subscribe(SimulationTopics.SAMPLES, "TracesView", this::samples),
                bus.subscribe(SimulationTopics.NEURON_SAMPLES, "TracesView", this::samples),
                bus.subscribe(SimulationTopics.CHANGED, "TracesView", changed -> follower.changed()));
    }

    /** Names say who has died. */
    private void follow() {
        TraceModel model = model();
        Network present = model == null ? null : model.present();
        queue().postNow(follower, () -> {
            if (model != null && shown == model && !chart.isDisposed() && NetworkFollower.differ(named, present)) {
                named = present;
                rename();
            }
        });
    }

    private void rename() {
        TraceModel.Trace trace = trace();
        if (trace != null) {
            chart.rename(trace.names(named));
        } else {
            chart.rename(shown.metered().potential().names(named));
            energies.rename(shown.metered().energy().names(named));
        }
    }

    private void samples(SampleBatch batch) {
        TraceModel model = model(batch.simulation());
        if (model != null) {
            model.accept(batch);
            chart.dataChanged();
        }
    }

    private void samples(NeuronSamples samples) {
        TraceModel model = model(samples.simulation());
        if (model != null && model.metered().accept(samples)) {
            chart.dataChanged();
            energies.dataChanged();
        }
    }

    @Override
    protected void end() {
        selection.close();
        follower.stop();
        queue().cancel(follower);
        if (shown != null) {
            shown.metered().setWanted(false);
            shown = null;
        }
        super.end();
    }
}
