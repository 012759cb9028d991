package glia.ui.views.internal.extensions;

import glia.ui.kit.LiveTable;
import glia.ui.kit.UiQueue;
import glia.ui.views.internal.ChoiceMenu;
import glia.ui.views.internal.Messages;
import glia.ui.views.internal.PictureView;
import glia.ui.views.internal.Ticking;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.menus.CommandContributionItem;

/** A list of parts of the program that can be started and stopped; what is stopped comes back with the next start. */
abstract class ExtensionsView extends PictureView {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final String title;
    private final String start;
    private final String stop;
    private final ChoiceMenu whose = new ChoiceMenu(Messages.extensions_whose, place -> chosen(place),
            this::layoutToolBar);
    private volatile boolean all;
    private LiveTable table;
    private Ticking ticking;

    /**
     * @param title of the table
     * @param start id of the command that starts what is selected
     * @param stop id of the command that stops it
     */
    ExtensionsView(String title, String start, String stop) {
        this.title = title;
        this.start = start;
        this.stop = stop;
    }

    /** Reads them; in a job. */
    abstract LiveTable.Content read(boolean all);

    /** Why a row cannot be stopped without taking the workbench with it; null if it can. */
    abstract String indispensable(LiveTable.Row row);

    /** Starts or stops what a row stands for; in a job. */
    abstract void set(LiveTable.Row row, boolean on) throws Exception;

    @Override
    protected List<Control> createPictures(Composite parent, UiQueue uiQueue) {
        table = new LiveTable(parent, uiQueue, title, LiveTable.Part.FILTER, LiveTable.Part.DETAILS);
        return List.of(table);
    }

    @Override
    protected void addOwnCommands(IToolBarManager bar) {
        whose.addTo(bar);
        addCommand(bar, start, CommandContributionItem.STYLE_PUSH);
        addCommand(bar, stop, CommandContributionItem.STYLE_PUSH);
    }

    @Override
    protected void begin() {
        whose.setChoices(List.of(Messages.extensions_ours, Messages.extensions_all), 0);
        ticking = new Ticking(title, PERIOD, this::look);
    }

    private void chosen(int place) {
        all = place == 1;
        ticking.lookNow();
    }

    private void look() {
        LiveTable.Content content = read(all);
        queue().post(this, () -> {
            // a selection is not taken away from a person who reads on
            if (!gone() && !content.equals(table.content())) {
                table.show(content);
            }
        });
    }

    @Override
    public void act(String command) {
        List<LiveTable.Row> rows = table.selected();
        if (rows.isEmpty()) {
            tell(Messages.extensions_none);
        } else if (command.equals(start)) {
            schedule(rows, true);
        } else {
            stop(rows);
        }
    }

    private void stop(List<LiveTable.Row> rows) {
        for (LiveTable.Row row : rows) {
            String reason = indispensable(row);
            if (reason != null) {
                tell(reason);
                return;
            }
        }
        String names = rows.stream().map(row -> row.exact().getFirst()).collect(Collectors.joining("\n"));
        if (MessageDialog.openConfirm(getSite().getShell(), Messages.extensions_stop,
                NLS.bind(Messages.extensions_confirm, names))) {
            schedule(rows, false);
        }
    }

    private void schedule(List<LiveTable.Row> rows, boolean on) {
        tell("");
        IJobFunction change = monitor -> {
            for (LiveTable.Row row : rows) {
                try {
                    set(row, on);
                } catch (Exception e) {
                    return Status.error(NLS.bind(Messages.extensions_failed, row.exact().getFirst(), e.getMessage()),
                            e);
                }
            }
            ticking.lookNow();
            return Status.OK_STATUS;
        };
        Job.create(on ? Messages.extensions_start : Messages.extensions_stop, change).schedule();
    }

    private void tell(String words) {
        getViewSite().getActionBars().getStatusLineManager().setMessage(words);
    }

    @Override
    protected void onScreen(boolean visible) {
        ticking.setWanted(visible);
    }

    @Override
    protected void end() {
        ticking.setWanted(false);
    }
}
