package glia.ui.workbench.internal;

import glia.api.network.NetworkException;
import glia.api.network.Problem;
import java.util.List;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.MultiStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.ui.statushandlers.IStatusAdapterConstants;
import org.eclipse.ui.statushandlers.StatusAdapter;
import org.eclipse.ui.statushandlers.StatusManager;

/** Tells a person what went wrong: one readable line, the details behind it, and all of it in the Error Log. */
public final class Problems {

    private static final int SHOWN_LIMIT = 100;

    private Problems() {
    }

    static void show(NetworkException failure) {
        List<Problem> problems = failure.problems();
        String first = problems.getFirst().toString();
        IStatus[] all = problems.stream().limit(SHOWN_LIMIT).map(p -> Status.error(p.toString()))
                .toArray(IStatus[]::new);
        IStatus status = all.length == 1 ? Status.error(first)
                : new MultiStatus(Settings.NODE, 0, all, Messages.bind(Messages.MoreProblems, first,
                        problems.size() - 1), null);
        handle(status, Messages.OpenFailedTitle);
    }

    static void show(String message) {
        handle(Status.error(message), Messages.ProblemTitle);
    }

    public static void show(String message, Throwable cause) {
        handle(Status.error(message, cause), Messages.ProblemTitle);
    }

    private static void handle(IStatus status, String title) {
        StatusAdapter adapter = new StatusAdapter(status);
        adapter.setProperty(IStatusAdapterConstants.TITLE_PROPERTY, title);
        StatusManager.getManager().handle(adapter, StatusManager.LOG | StatusManager.SHOW);
    }
}
