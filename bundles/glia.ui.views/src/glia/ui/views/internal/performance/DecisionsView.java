package glia.ui.views.internal.performance;

import glia.api.adaptive.AdaptiveController;
import glia.api.adaptive.AdaptiveStatus;
import glia.api.adaptive.AdaptiveTopics;
import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.ui.kit.LiveTable;
import glia.ui.kit.UiQueue;
import glia.ui.views.internal.Messages;
import glia.ui.views.internal.PictureView;
import glia.ui.views.internal.Ticking;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** What gives way under load, why, at what cost, and what has given way so far. It only looks. */
public final class DecisionsView extends PictureView {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private LiveTable decisions;
    private LiveTable rungs;
    private LiveTable signals;
    private AdaptiveController controller;
    private Ticking ticking;
    private Subscription subscription;

    @Override
    protected List<Class<?>> needs() {
        return List.of(EventBus.class, AdaptiveController.class);
    }

    @Override
    protected List<Control> createPictures(Composite parent, UiQueue uiQueue) {
        SashForm halves = new SashForm(parent, SWT.VERTICAL);
        SashForm above = new SashForm(halves, SWT.HORIZONTAL);
        rungs = new LiveTable(above, uiQueue, Messages.rungs_title);
        signals = new LiveTable(above, uiQueue, Messages.signals_title);
        decisions = new LiveTable(halves, uiQueue, Messages.decisions_title, LiveTable.Part.DETAILS);
        halves.setWeights(50, 50);
        return List.of(decisions, rungs, signals);
    }

    @Override
    protected void begin() {
        controller = service(AdaptiveController.class);
        subscription = service(EventBus.class).subscribe(AdaptiveTopics.STATUS, "DecisionsView", status -> look());
        // while it does not work it publishes nothing
        ticking = new Ticking(Messages.decisions_title, PERIOD, this::look);
    }

    private void look() {
        Optional<AdaptiveStatus> status = controller.status();
        LiveTable.Content ladder = status.map(AdaptiveRows::rungs).orElse(null);
        LiveTable.Content looked = status.map(AdaptiveRows::signals).orElse(null);
        LiveTable.Content taken = AdaptiveRows.decisions(controller.history());
        queue().post(this, () -> {
            if (!gone()) {
                rungs.setMessage(ladder == null ? Messages.decisions_idle : "");
                signals.setMessage(looked == null ? Messages.decisions_idle : "");
                decisions.setMessage(taken.rows().isEmpty() ? Messages.decisions_none : "");
                rungs.show(ladder);
                signals.show(looked);
                decisions.show(taken);
            }
        });
    }

    @Override
    protected void onScreen(boolean visible) {
        ticking.setWanted(visible);
    }

    @Override
    protected void end() {
        subscription.close();
        ticking.setWanted(false);
    }
}
