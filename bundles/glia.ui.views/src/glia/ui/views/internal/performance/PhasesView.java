package glia.ui.views.internal.performance;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.metric.MetricSample;
import glia.api.metric.MetricTopics;
import glia.api.metric.PerformanceMonitor;
import glia.api.simulation.ActiveSimulation;
import glia.api.simulation.Simulation;
import glia.ui.kit.DrawingCanvas;
import glia.ui.kit.UiQueue;
import glia.ui.views.internal.Messages;
import glia.ui.views.internal.PictureView;
import glia.ui.views.internal.Watching;
import java.time.Duration;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** What the time of an interval of the active simulation goes into. */
public final class PhasesView extends PictureView {
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final String RUN = "glia.ui.workbench.command.run";

    private DrawingCanvas<PhaseShares> canvas;
    private ActiveSimulation active;
    private Watching watching;
    private Subscription subscription;
    private long shown = -1;

    @Override
    protected List<Class<?>> needs() {
        return List.of(EventBus.class, PerformanceMonitor.class, ActiveSimulation.class);
    }

    @Override
    protected List<Control> createPictures(Composite parent, UiQueue uiQueue) {
        canvas = new DrawingCanvas<>(parent, uiQueue, Messages.phases_title, PhaseShares::draw, PhaseShares::table);
        return List.of(canvas);
    }

    @Override
    protected void begin() {
        shown = -1;
        active = service(ActiveSimulation.class);
        watching = new Watching(Messages.phases_title, () -> service(PerformanceMonitor.class),
                monitor -> monitor.watch(PERIOD, sample -> { }));
        subscription = service(EventBus.class).subscribe(MetricTopics.SAMPLES, "PhasesView", this::sample);
        canvas.setMessage(nothing(active.simulation().isPresent()));
    }

    private String nothing(boolean open) {
        return !open ? Messages.phases_no_network
                : key(RUN) == null ? Messages.phases_nothing : NLS.bind(Messages.phases_nothing_key, key(RUN));
    }

    /** While nothing runs, nothing is measured, and what was measured last stays. */
    private void sample(MetricSample sample) {
        Simulation simulation = active.simulation().orElse(null);
        PhaseShares shares = simulation == null ? null : PhaseShares.of(sample, simulation.id());
        long id = simulation == null ? -1 : simulation.id();
        queue().post(this, () -> show(id, shares));
    }

    private void show(long id, PhaseShares shares) {
        if (gone()) {
            return;
        }
        if (shares != null) {
            canvas.setMessage("");
            canvas.post(shares);
        } else if (id != shown) {
            canvas.show(null);
            canvas.setMessage(nothing(id >= 0));
        }
        shown = id;
    }

    @Override
    protected void onScreen(boolean visible) {
        canvas.setOnScreen(visible);
        watching.setWanted(visible);
    }

    @Override
    protected void end() {
        subscription.close();
        watching.setWanted(false);
    }
}
