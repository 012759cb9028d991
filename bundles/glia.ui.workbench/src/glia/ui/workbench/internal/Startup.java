package glia.ui.workbench.internal;

import glia.ui.workbench.internal.command.RefreshRateHandler;
import glia.ui.workbench.internal.recovery.Autosaver;
import glia.ui.workbench.internal.recovery.Recovery;
import java.util.Set;
import org.eclipse.core.commands.State;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.ui.IPluginContribution;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.RadioState;
import org.eclipse.ui.model.ContributionComparator;
import org.eclipse.ui.model.IComparableContribution;

/** What happens before the first window opens, after it, and when the last one closes. */
final class Startup extends WorkbenchAdvisor {
    private final Arguments arguments;
    private Runnable refreshRate = () -> {
    };

    Startup(Arguments arguments) {
        this.arguments = arguments;
    }

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        super.initialize(configurer);
        configurer.setSaveAndRestore(true);
        PlatformImages.declare(configurer);
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        return SimulatePerspective.ID;
    }

    @Override
    public ContributionComparator getComparatorFor(String contributionType) {
        return new ContributionComparator() {
            @Override
            public int category(IComparableContribution contribution) {
                return contribution instanceof IPluginContribution ours && ours.getPluginId() != null
                        && ours.getPluginId().startsWith("glia.") ? 0 : 1;
            }
        };
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new Window(configurer);
    }

    @Override
    public void preStartup() {
        StartupReport.install(getWorkbenchConfigurer().getWorkbench().getDisplay());
    }

    @Override
    public void postStartup() {
        IWorkbench workbench = getWorkbenchConfigurer().getWorkbench();
        new Theme(workbench.getService(IThemeEngine.class)).apply(Settings.theme());
        State shown = workbench.getService(ICommandService.class).getCommand(RefreshRateHandler.COMMAND)
                .getState(RadioState.STATE_ID);
        shown.setValue(Settings.refreshRate().toString());
        refreshRate = Settings.listen(Set.of(Settings.REFRESH_RATE),
                () -> shown.setValue(Settings.refreshRate().toString()));
        Recovery recovery = workbench.getService(Recovery.class);
        if (recovery == null) {
            Problems.show(Messages.EngineMissing);
            return;
        }
        recovery.begin(arguments.network());
    }

    @Override
    public boolean preShutdown() {
        Job.getJobManager().cancel(NetworkOpener.FAMILY);
        return true;
    }

    @Override
    public void postShutdown() {
        refreshRate.run();
        Autosaver autosaver = getWorkbenchConfigurer().getWorkbench().getService(Autosaver.class);
        if (autosaver != null) {
            autosaver.end();
        }
    }
}
