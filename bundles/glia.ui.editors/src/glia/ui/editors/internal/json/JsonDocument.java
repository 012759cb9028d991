package glia.ui.editors.internal.json;

import glia.ui.editors.internal.json.JsonEdits.Replace;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension4;
import org.eclipse.text.undo.DocumentUndoManagerRegistry;
import org.eclipse.text.undo.IDocumentUndoManager;

/** The document of an editor: what its text means now, and edits of it that undo takes back one by one. */
public final class JsonDocument {
    private final Supplier<IDocument> document;
    private final Runnable typed;
    private JsonText understood;
    private long stamp;

    /**
     * @param document the document, which need not be there before it is asked for
     * @param typed called when {@link #typed()} is
     */
    public JsonDocument(Supplier<IDocument> document, Runnable typed) {
        this.document = document;
        this.typed = typed;
    }

    /** Says that a person has typed into a field, of which there is no edit yet. */
    public void typed() {
        typed.run();
    }

    /** What the text is now; hovers ask from a thread of their own. */
    public synchronized JsonText text() {
        IDocument written = document.get();
        long now = ((IDocumentExtension4) written).getModificationStamp();
        if (understood == null || now != stamp) {
            understood = new JsonText(written.get());
            stamp = now;
        }
        return understood;
    }

    /** What undo takes back of this document. */
    public IUndoContext undoContext() {
        return undo().getUndoContext();
    }

    private IDocumentUndoManager undo() {
        return DocumentUndoManagerRegistry.getDocumentUndoManager(document.get());
    }

    /** Changes the text, as one step for undo. */
    public void apply(List<Replace> edits) {
        IDocumentUndoManager undo = undo();
        undo.commit();
        undo.beginCompoundChange();
        try {
            for (Replace edit : edits.stream().sorted(Comparator.comparingInt(Replace::offset).reversed()).toList()) {
                document.get().replace(edit.offset(), edit.length(), edit.text());
            }
        } catch (BadLocationException e) {
            throw new IllegalStateException(e);
        } finally {
            undo.endCompoundChange();
            undo.commit();
        }
    }
}
