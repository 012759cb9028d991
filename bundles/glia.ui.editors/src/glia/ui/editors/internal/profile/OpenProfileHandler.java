package glia.ui.editors.internal.profile;

import glia.api.profile.Profile;
import glia.api.profile.ProfileManager;
import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.file.FileOpening;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens a profile: the one that is given with the command, by its name or its file, or one that a person chooses. */
public final class OpenProfileHandler extends AbstractHandler {
    private static final String PROFILE = "glia.ui.editors.openProfile.profile";

    private final ProfileManager manager;

    public OpenProfileHandler(ProfileManager manager) {
        this.manager = manager;
    }

    @Override
    public Object execute(ExecutionEvent event) {
        String wanted = Optional.ofNullable(event.getParameter(PROFILE))
                .orElseGet(() -> ask(HandlerUtil.getActiveShell(event)));
        if (wanted != null) {
            open(HandlerUtil.getActiveWorkbenchWindow(event).getActivePage(), wanted);
        }
        return null;
    }

    private void open(IWorkbenchPage page, String wanted) {
        Optional<Profile> shipped = manager.find(wanted);
        if (shipped.isPresent()) {
            ProfileFiles.open(page, shipped.get(), manager);
        } else {
            ProfileFiles.open(page, wanted.endsWith(ProfileFiles.EXTENSION) ? Path.of(wanted)
                    : ProfileFiles.file(wanted));
        }
    }

    private String ask(Shell shell) {
        List<String> names = new ArrayList<>(manager.shipped().stream().map(Profile::name).toList());
        try {
            names.addAll(ProfileFiles.own());
        } catch (IOException e) {
            FileOpening.show(Messages.bind(Messages.edit_failed, Messages.profile_folder, e.getMessage()));
        }
        ElementListSelectionDialog dialog = new ElementListSelectionDialog(shell, new LabelProvider() {
            @Override
            public String getText(Object name) {
                return manager.find((String) name).map(profile -> Messages.bind(Messages.profile_shipped, name,
                        profile.title())).orElse((String) name);
            }
        });
        dialog.setTitle(Messages.profile_open_title);
        dialog.setMessage(Messages.profile_open_message);
        dialog.setElements(names.toArray());
        return dialog.open() == Window.OK ? (String) dialog.getFirstResult() : null;
    }
}
