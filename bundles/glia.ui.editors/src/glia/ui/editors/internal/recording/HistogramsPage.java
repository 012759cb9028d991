package glia.ui.editors.internal.recording;

import glia.api.network.Population;
import glia.api.store.RecordedRun;
import glia.api.store.RecordedSpikes;
import glia.api.store.SpikeAnalysis;
import glia.api.store.SpikeFigures;
import glia.api.store.SpikeStatistics;
import glia.ui.editors.internal.Messages;
import glia.ui.kit.DrawingCanvas;
import glia.ui.kit.UiQueue;
import glia.ui.kit.chart.Histograms;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** Intervals, their variation and rates of single neurons, by the analysis that reports have. */
final class HistogramsPage implements RecordingPage {
    private final RecordingServices services;
    private final UiQueue queue;
    private final PageHead head;
    private final Combo population;
    private final DrawingCanvas<Histograms> canvas;
    private RecordedSpikes spikes;
    private Consumer<IOException> failed = e -> { };
    /** Whether what is shown is of what was there before. */
    private boolean late;
    private String empty = "";
    private Job job;
    private Found found;
    private boolean visible;

    private record Found(SpikeStatistics statistics, SpikeFigures figures) {
    }

    HistogramsPage(Composite parent, IWorkbenchPartSite site, FormToolkit toolkit, UiQueue queue,
            RecordingServices services) {
        this.services = services;
        this.queue = queue;
        head = new PageHead(parent, site, toolkit, Messages.recording_histograms, false);
        population = head.choice(Messages.recording_population, "glia.recording.histograms", this::draw);
        canvas = new DrawingCanvas<>(head.body(), queue, Messages.recording_histograms, Histograms::draw,
                Histograms::table);
        canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        canvas.addListener(SWT.Dispose, event -> forget());
    }

    private void forget() {
        if (job != null) {
            job.cancel();
            job = null;
        }
        queue.cancel(this);
        found = null;
    }

    @Override
    public Control control() {
        return head.form();
    }

    @Override
    public List<? extends Control> pictures() {
        return List.of(canvas);
    }

    @Override
    public void say(String note, String reason) {
        head.say(note);
        empty = reason.isEmpty() && spikes == null ? Messages.recording_no_spikes : reason;
        if (job == null && found == null) {
            canvas.setMessage(empty);
        }
    }

    @Override
    public void show(RecordedRun run, Consumer<IOException> whoIsTold) {
        Found before = found;
        forget();
        failed = whoIsTold;
        late = true;
        spikes = run == null ? null : run.spikes().orElse(null);
        PageHead.offer(population, spikes == null ? List.of()
                : spikes.network().populations().stream().map(Population::name).toList());
        found = spikes == null ? null : before;
        if (found == null) {
            canvas.show(null);
        }
        if (visible) {
            analyse();
        }
    }

    @Override
    public void onScreen(boolean now) {
        visible = now;
        canvas.setOnScreen(now);
        if (now && late && job == null) {
            analyse();
        }
    }

    /** Reads the whole recording once more, as soon as somebody looks. */
    private void analyse() {
        if (spikes == null) {
            return;
        }
        if (spikes.lastStep() <= spikes.warmupSteps()) {
            canvas.setMessage(Messages.recording_no_time);
            return;
        }
        RecordedSpikes from = spikes;
        canvas.setMessage(found == null ? Messages.recording_analysing : "");
        Consumer<IOException> told = failed;
        job = new Job(Messages.bind(Messages.recording_analysing_job, from.network().description().name())) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                return analyse(from, told, monitor);
            }
        };
        job.schedule();
    }

    private IStatus analyse(RecordedSpikes from, Consumer<IOException> told, IProgressMonitor monitor) {
        Ticks ticks = new Ticks(monitor, Messages.recording_analysing);
        try {
            SpikeAnalysis analysis = services.analyse(from.network(), from.warmupSteps(), from.lastStep());
            from.replay(analysis, ticks);
            Found now = new Found(analysis.statistics(), analysis.figures());
            if (!monitor.isCanceled()) {
                queue.postNow(this, () -> finished(now));
            }
            return Status.OK_STATUS;
        } catch (CancellationException e) {
            queue.postNow(this, () -> canvas.setMessage(Messages.recording_cancelled));
            return Status.CANCEL_STATUS;
        } catch (IOException e) {
            queue.postNow(this, () -> canvas.setMessage(Messages.bind(Messages.recording_unreadable, e.getMessage())));
            told.accept(e);
            return Status.OK_STATUS;
        } finally {
            monitor.done();
        }
    }

    private void finished(Found now) {
        found = now;
        late = false;
        job = null;
        canvas.setMessage("");
        draw();
    }

    private void draw() {
        if (found != null) {
            canvas.show(new Histograms(found.statistics(), found.figures(), population.getSelectionIndex()));
        }
    }
}
