package glia.ui.editors.internal.profile;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

/** Gives a command to the profile editor that is active. */
public final class ProfileHandler extends AbstractHandler {
    static final String APPLY = "glia.ui.editors.applyProfile";
    static final String UNDO = "glia.ui.editors.undoProfile";
    static final String COMPARE = "glia.ui.editors.compareProfile";
    static final String COPY = "glia.ui.editors.copyProfile";

    @Override
    public Object execute(ExecutionEvent event) {
        if (HandlerUtil.getActiveEditor(event) instanceof ProfileEditor editor && editor.state() != null) {
            editor.act(event.getCommand().getId());
        }
        return null;
    }
}
