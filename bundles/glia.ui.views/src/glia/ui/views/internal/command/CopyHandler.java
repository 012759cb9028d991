package glia.ui.views.internal.command;

import glia.ui.kit.Exportable;
import glia.ui.views.internal.Messages;
import java.io.IOException;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.handlers.HandlerUtil;

/** Copies the picture of the active view, and the data behind it as text. */
public final class CopyHandler extends AbstractHandler {
    private static final int MOST_CHARACTERS = 4_000_000;

    /** There is more text than can be copied. */
    private static final class FullException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Takes text up to a bound; nobody need go on beyond it. */
    private static final class BoundedText implements Appendable {
        private final StringBuilder text = new StringBuilder();
        private boolean full;

        @Override
        public Appendable append(CharSequence more) throws FullException {
            if (text.length() + more.length() > MOST_CHARACTERS) {
                full = true;
                throw new FullException();
            }
            text.append(more);
            return this;
        }

        @Override
        public Appendable append(CharSequence more, int start, int end) throws FullException {
            return append(more.subSequence(start, end));
        }

        @Override
        public Appendable append(char more) throws FullException {
            return append(String.valueOf(more));
        }
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchPart part = HandlerUtil.getActivePart(event);
        Exportable picture = Adapters.adapt(part, Exportable.class);
        if (picture == null) {
            return null;
        }
        ImageData image = picture.picture();
        BoundedText table = new BoundedText();
        try {
            picture.table().writeCsv(table);
        } catch (FullException e) {
            // the picture is copied without it, and that is said
            table.text.setLength(0);
        } catch (IOException e) {
            throw new ExecutionException(e.getMessage(), e);
        }
        Clipboard clipboard = new Clipboard(part.getSite().getShell().getDisplay());
        try {
            clipboard.setContents(table.full ? new Object[] {image} : new Object[] {image, table.text.toString()},
                    table.full ? new Transfer[] {ImageTransfer.getInstance()}
                            : new Transfer[] {ImageTransfer.getInstance(), TextTransfer.getInstance()});
        } finally {
            clipboard.dispose();
        }
        if (part instanceof IViewPart view) {
            view.getViewSite().getActionBars().getStatusLineManager()
                    .setMessage(table.full ? Messages.copy_too_large : "");
        }
        return null;
    }
}
