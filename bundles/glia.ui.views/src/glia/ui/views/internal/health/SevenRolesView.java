package glia.ui.views.internal.health;

import glia.api.energy.Validation;
import glia.api.energy.ValidationReport;
import glia.api.store.InvalidRecordException;
import glia.api.store.RunReports;
import glia.ui.kit.LiveTable;
import glia.ui.kit.UiQueue;
import glia.ui.views.internal.ChoiceMenu;
import glia.ui.views.internal.Messages;
import glia.ui.views.internal.PictureView;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.menus.CommandContributionItem;

/** Which roles energy plays: what {@code glia validate} finds, run from here or read from a record. */
public final class SevenRolesView extends PictureView {
    private static final String RUN = "glia.ui.views.validate";
    private static final String STOP = "glia.ui.views.stopValidation";
    private static final String OPEN = "glia.ui.views.openRecord";
    private static final String PAGE = "glia.ui.views.openPage";
    private static final List<Integer> SEEDS = List.of(2, 5, 10, 20);
    private static final int USUAL = 1;

    private final ChoiceMenu seeds = new ChoiceMenu(Messages.roles_seeds, place -> { }, this::layoutToolBar);
    private LiveTable table;
    private LiveTable mutants;
    private ValidationJob job;
    /** What is shown was read from here; where it is null, it was found here or there is nothing. */
    private Path record;
    private volatile boolean ended;

    @Override
    protected List<Class<?>> needs() {
        return List.of(Validation.class, RunReports.class);
    }

    @Override
    protected List<Control> createPictures(Composite parent, UiQueue uiQueue) {
        SashForm halves = new SashForm(parent, SWT.VERTICAL);
        table = new LiveTable(halves, uiQueue, Messages.roles_title, LiveTable.Part.DETAILS);
        mutants = new LiveTable(halves, uiQueue, Messages.roles_mutants);
        mutants.setMessage(Messages.roles_no_mutants);
        halves.setWeights(68, 32);
        return List.of(table, mutants);
    }

    @Override
    protected void addOwnCommands(IToolBarManager bar) {
        seeds.addTo(bar);
        addCommand(bar, RUN, CommandContributionItem.STYLE_PUSH);
        addCommand(bar, STOP, CommandContributionItem.STYLE_PUSH);
        addCommand(bar, OPEN, CommandContributionItem.STYLE_PUSH);
        addCommand(bar, PAGE, CommandContributionItem.STYLE_PUSH);
    }

    @Override
    protected void begin() {
        ended = false;
        record = null;
        seeds.setChoices(SEEDS.stream().map(n -> NLS.bind(Messages.roles_seeds_item, n)).toList(), USUAL);
        sayNothing();
    }

    private void sayNothing() {
        table.setMessage(NLS.bind(Messages.roles_nothing, key(RUN) == null ? "" : " (" + key(RUN) + ")"));
    }

    /** Where records are left. */
    public static Path folder() {
        return Path.of(new File(Platform.getInstanceLocation().getURL().getPath()).getPath(), "validation");
    }

    @Override
    public void act(String command) {
        switch (command) {
            case RUN -> run();
            case STOP -> stop();
            case PAGE -> openPage();
            default -> super.act(command);
        }
    }

    private void run() {
        if (job != null && job.getState() != ValidationJob.NONE) {
            return;
        }
        table.setMessage(Messages.roles_job);
        record = null;
        ValidationJob next = new ValidationJob(service(Validation.class), service(RunReports.class), folder(),
                SEEDS.get(seeds.chosen()), words -> tell(() -> table.setMessage(words)), this::found);
        next.setUser(false);
        next.addJobChangeListener(new JobChangeAdapter() {
            @Override
            public void done(IJobChangeEvent event) {
                if (!event.getResult().isOK()) {
                    tell(() -> ended(event));
                }
            }
        });
        job = next;
        next.schedule();
    }

    private void ended(IJobChangeEvent event) {
        if (!table.content().rows().isEmpty()) {
            table.setMessage("");
        } else if (event.getResult().matches(IStatus.CANCEL)) {
            sayNothing();
        } else {
            table.setMessage(event.getResult().getMessage());
        }
    }

    private void found(ValidationReport report) {
        LiveTable.Content content = RoleRows.of(report, "");
        tell(() -> show(content, null));
    }

    private void show(LiveTable.Content experiments, LiveTable.Content broken) {
        table.show(experiments);
        table.setMessage("");
        mutants.show(broken);
        mutants.setMessage(broken == null ? Messages.roles_no_mutants : "");
    }

    /**
     * Shows a record that a validation has left; of a file that is none, what is wrong and where.
     *
     * @param file a {@code validation.json}
     */
    public void open(Path file) {
        RunReports reports = service(RunReports.class);
        Job.create(Messages.roles_open, (IJobFunction) monitor -> {
            try {
                ValidationReport report = reports.readValidation(file);
                LiveTable.Content experiments = RoleRows.of(report, file.toString());
                LiveTable.Content broken = RoleRows.mutants(report);
                tell(() -> {
                    record = file;
                    show(experiments, broken);
                    say("");
                });
            } catch (InvalidRecordException e) {
                tell(() -> {
                    show(null, null);
                    table.setMessage(NLS.bind(Messages.roles_not_opened, e.getMessage()));
                });
            }
            return Status.OK_STATUS;
        }).schedule();
    }

    private void tell(Runnable update) {
        if (!ended) {
            queue().postNow(this, () -> {
                if (!gone()) {
                    update.run();
                }
            });
        }
    }

    private void stop() {
        if (job != null) {
            job.cancel();
        }
    }

    private void openPage() {
        Path page = record == null ? folder().resolve("validation.html") : record.resolveSibling("validation.html");
        say(!Files.isRegularFile(page) ? NLS.bind(Messages.roles_no_record, page)
                : Program.launch(page.toString()) ? "" : NLS.bind(Messages.roles_no_program, page));
    }

    private void say(String words) {
        getViewSite().getActionBars().getStatusLineManager().setMessage(words);
    }

    @Override
    protected void onScreen(boolean visible) {
        // it changes only when somebody runs it
    }

    @Override
    protected void end() {
        ended = true;
        stop();
    }
}
