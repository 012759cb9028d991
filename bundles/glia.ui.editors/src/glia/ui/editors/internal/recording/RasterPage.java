package glia.ui.editors.internal.recording;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.store.RecordedRun;
import glia.api.store.RecordedSpikes;
import glia.ui.editors.internal.Messages;
import glia.ui.kit.LinkedWindows;
import glia.ui.kit.UiQueue;
import glia.ui.kit.chart.LiveChart;
import glia.ui.kit.raster.RasterCanvas;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** Every spike over time, and below it the rates of the populations over the same time. */
final class RasterPage implements RecordingPage {
    private static final double SPAN_MS = 1000;

    private final PageHead head;
    private final Combo population;
    private final RasterCanvas raster;
    private final LiveChart rates;
    private final LinkedWindows windows;
    private boolean spiking;
    private List<String> names = List.of();

    RasterPage(Composite parent, IWorkbenchPartSite site, FormToolkit toolkit, UiQueue queue) {
        head = new PageHead(parent, site, toolkit, Messages.recording_raster, true);
        population = head.choice(Messages.recording_shown, "glia.recording.population", this::choose);
        SashForm halves = new SashForm(head.body(), SWT.VERTICAL);
        toolkit.adapt(halves);
        halves.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        raster = new RasterCanvas(halves, queue);
        rates = new LiveChart(halves, queue, Messages.recording_rates, SPAN_MS);
        halves.setWeights(3, 2);
        windows = new LinkedWindows(raster, rates);
    }

    private void choose() {
        raster.showPopulation(population.getSelectionIndex() - 1);
    }

    @Override
    public Control control() {
        return head.form();
    }

    @Override
    public List<? extends Control> pictures() {
        return List.of(raster, rates);
    }

    @Override
    public void onScreen(boolean visible) {
        raster.setOnScreen(visible);
        rates.setOnScreen(visible);
    }

    @Override
    public void say(String note, String empty) {
        head.say(note);
        String reason = empty.isEmpty() && !spiking ? Messages.recording_no_spikes : empty;
        raster.setMessage(reason);
        rates.setMessage(reason);
    }

    @Override
    public void show(RecordedRun run, Consumer<IOException> failed) {
        RecordedSpikes spikes = run == null ? null : run.spikes().orElse(null);
        spiking = spikes != null;
        windows.apart(() -> open(spikes, failed));
    }

    private void open(RecordedSpikes spikes, Consumer<IOException> failed) {
        if (!spiking) {
            PageHead.offer(population, List.of());
            names = List.of();
            raster.open(null, null);
            rates.open(List.of(), "", false, 0, null);
        } else {
            Network network = spikes.network();
            List<String> before = names;
            names = network.populations().stream().map(Population::name).toList();
            List<String> choices = new ArrayList<>(List.of(Messages.recording_all));
            choices.addAll(names);
            PageHead.offer(population, choices);
            raster.update(network, new RecordedSource(spikes, failed));
            RecordedRates source = new RecordedRates(spikes, failed);
            if (names.equals(before)) {
                rates.update(source);
            } else {
                rates.open(names, Messages.recording_rate_axis, true, 0, source);
                choose();
            }
            rates.show(raster.endMs(), raster.spanMs());
        }
    }
}
