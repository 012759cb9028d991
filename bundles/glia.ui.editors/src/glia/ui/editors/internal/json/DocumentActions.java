package glia.ui.editors.internal.json;

import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.operations.RedoActionHandler;
import org.eclipse.ui.operations.UndoActionHandler;
import org.eclipse.ui.part.MultiPageEditorActionBarContributor;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.ITextEditorActionConstants;

/** The Edit menu and keys of an editor with a source page: the source's own actions, on other pages its undo stack. */
public final class DocumentActions extends MultiPageEditorActionBarContributor {
    private static final String[] OF_TEXT = {ITextEditorActionConstants.DELETE, ITextEditorActionConstants.UNDO,
        ITextEditorActionConstants.REDO, ITextEditorActionConstants.CUT, ITextEditorActionConstants.COPY,
        ITextEditorActionConstants.PASTE, ITextEditorActionConstants.SELECT_ALL, ITextEditorActionConstants.FIND};

    private IEditorPart editor;
    private UndoActionHandler undo;
    private RedoActionHandler redo;

    @Override
    public void setActiveEditor(IEditorPart part) {
        editor = part;
        super.setActiveEditor(part);
    }

    @Override
    public void setActivePage(IEditorPart page) {
        ITextEditor text = page instanceof ITextEditor shown ? shown : null;
        for (String action : OF_TEXT) {
            getActionBars().setGlobalActionHandler(action, text == null ? null : text.getAction(action));
        }
        disposeOwn();
        IUndoContext context = text == null ? Adapters.adapt(editor, IUndoContext.class) : null;
        if (context != null) {
            undo = new UndoActionHandler(editor.getEditorSite(), context);
            redo = new RedoActionHandler(editor.getEditorSite(), context);
            getActionBars().setGlobalActionHandler(ITextEditorActionConstants.UNDO, undo);
            getActionBars().setGlobalActionHandler(ITextEditorActionConstants.REDO, redo);
        }
        getActionBars().updateActionBars();
    }

    /** Lets go of an editor that is closed: while there are others of its type, these actions live on. */
    void closed(IEditorPart part) {
        if (editor == part) {
            editor = null;
            for (String action : OF_TEXT) {
                getActionBars().setGlobalActionHandler(action, null);
            }
            disposeOwn();
        }
    }

    private void disposeOwn() {
        if (undo != null) {
            undo.dispose();
            redo.dispose();
            undo = null;
            redo = null;
        }
    }

    @Override
    public void dispose() {
        disposeOwn();
        super.dispose();
    }
}
