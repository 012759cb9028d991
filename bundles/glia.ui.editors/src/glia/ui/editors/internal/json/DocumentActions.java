package glia.ui.editors.internal.json;

import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.part.MultiPageEditorActionBarContributor;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.ITextEditorActionConstants;

/** The Edit menu and keys of an editor with a source page: the source's own actions while it is shown. */
public final class DocumentActions extends MultiPageEditorActionBarContributor {
    private static final String[] OF_TEXT = {ITextEditorActionConstants.DELETE, ITextEditorActionConstants.UNDO,
        ITextEditorActionConstants.REDO, ITextEditorActionConstants.CUT, ITextEditorActionConstants.COPY,
        ITextEditorActionConstants.PASTE, ITextEditorActionConstants.SELECT_ALL, ITextEditorActionConstants.FIND};

    @Override
    public void setActivePage(IEditorPart page) {
        ITextEditor text = page instanceof ITextEditor editor ? editor : null;
        for (String action : OF_TEXT) {
            getActionBars().setGlobalActionHandler(action, text == null ? null : text.getAction(action));
        }
        getActionBars().updateActionBars();
    }
}
