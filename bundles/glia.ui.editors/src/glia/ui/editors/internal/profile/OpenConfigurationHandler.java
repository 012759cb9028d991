package glia.ui.editors.internal.profile;

import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.file.FileOpening;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the configuration of the program that runs; there is one. */
public final class OpenConfigurationHandler extends AbstractHandler {

    /** The running program as what an editor shows. */
    private static final class Running extends PlatformObject implements IEditorInput {
        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public ImageDescriptor getImageDescriptor() {
            return null;
        }

        @Override
        public String getName() {
            return Messages.configuration_title;
        }

        @Override
        public IPersistableElement getPersistable() {
            return null;
        }

        @Override
        public String getToolTipText() {
            return Messages.configuration_title;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Running;
        }

        @Override
        public int hashCode() {
            return Running.class.hashCode();
        }
    }

    @Override
    public Object execute(ExecutionEvent event) {
        try {
            HandlerUtil.getActiveWorkbenchWindow(event).getActivePage().openEditor(new Running(),
                    ConfigurationEditor.ID);
        } catch (PartInitException e) {
            FileOpening.show(Messages.bind(Messages.edit_failed, Messages.configuration_title, e.getMessage()));
        }
        return null;
    }
}
