package glia.ui.views.internal.health;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.health.HealthMonitor;
import glia.api.health.HealthReport;
import glia.api.health.HealthTopics;
import glia.api.health.Repairs;
import glia.ui.kit.LiveTable;
import glia.ui.kit.UiQueue;
import glia.ui.views.internal.Messages;
import glia.ui.views.internal.PictureView;
import glia.ui.views.internal.Watching;
import java.time.Duration;
import java.util.List;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.menus.CommandContributionItem;

/** What every check says now, why, and what could be done; and what has changed. */
public final class HealthBoardView extends PictureView {
    private static final String REPAIR = "glia.ui.views.repair";
    private static final String UNDO = "glia.ui.views.undoRepair";
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private LiveTable board;
    private LiveTable history;
    private HealthMonitor monitor;
    private RepairCommands repairs;
    private Watching watching;
    private Subscription subscription;

    @Override
    protected List<Class<?>> needs() {
        return List.of(EventBus.class, HealthMonitor.class);
    }

    @Override
    protected List<Control> createPictures(Composite parent, UiQueue uiQueue) {
        SashForm halves = new SashForm(parent, SWT.VERTICAL);
        board = new LiveTable(halves, uiQueue, Messages.health_title, LiveTable.Part.DETAILS);
        board.setMessage(Messages.health_waiting);
        history = new LiveTable(halves, uiQueue, Messages.health_history);
        history.setMessage(Messages.health_no_change);
        halves.setWeights(68, 32);
        return List.of(board, history);
    }

    @Override
    protected List<String> ownMenu() {
        return List.of(REPAIR, UNDO);
    }

    @Override
    protected void addOwnCommands(IToolBarManager bar) {
        addCommand(bar, REPAIR, CommandContributionItem.STYLE_PUSH);
        addCommand(bar, UNDO, CommandContributionItem.STYLE_PUSH);
    }

    @Override
    protected void begin() {
        repairs = new RepairCommands(getViewSite(), queue(), this::gone);
        monitor = service(HealthMonitor.class);
        watching = new Watching(Messages.health_title, () -> service(HealthMonitor.class),
                present -> present.watch(PERIOD));
        subscription = service(EventBus.class).subscribe(HealthTopics.REPORTS, "HealthBoardView", this::report);
    }

    private void report(HealthReport report) {
        LiveTable.Content now = HealthRows.board(report);
        Repairs made = service(Repairs.class);
        LiveTable.Content changes = HealthRows.history(monitor.history(), made == null ? List.of() : made.history());
        queue().post(this, () -> {
            if (!gone()) {
                board.setMessage("");
                board.show(now);
                if (board.selected().isEmpty() && now.rows().getFirst().tone() != LiveTable.Tone.GOOD) {
                    // what is worst is told in full, whoever looks
                    board.setSelected(List.of(now.rows().getFirst().exact().getFirst()));
                }
                history.setMessage(changes.rows().isEmpty() ? Messages.health_no_change : "");
                history.show(changes);
            }
        });
    }

    @Override
    public void act(String command) {
        switch (command) {
            case REPAIR -> repairs.repair();
            case UNDO -> repairs.undo();
            default -> super.act(command);
        }
    }

    @Override
    protected void onScreen(boolean visible) {
        watching.setWanted(visible);
    }

    @Override
    protected void end() {
        subscription.close();
        watching.setWanted(false);
    }
}
