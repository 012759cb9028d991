package glia.ui.editors.internal.network;

import glia.api.network.NetworkReader;
import glia.api.store.AtomicFiles;
import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.file.AtomicDocuments;
import glia.ui.editors.internal.json.JsonSourcePage;
import glia.ui.editors.internal.json.JsonSourceSetup;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.editors.text.EditorsUI;
import org.eclipse.ui.forms.editor.FormEditor;
import org.eclipse.ui.ide.IGotoMarker;

/** The editor of a network file; its text is the only truth. */
public final class NetworkEditor extends FormEditor {
    static final String ID = "glia.ui.editors.network";

    /** Larger networks are written by programs, and edited by them. */
    private static final int MAX_BYTES = 8 << 20;

    private final NetworkReader reader;
    private final AtomicDocuments documents;
    private JsonSourcePage source;
    private NetworkProblems problems;

    public NetworkEditor(NetworkReader reader, AtomicFiles files) {
        this.reader = reader;
        documents = new AtomicDocuments(files, "a network file", MAX_BYTES);
    }

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        super.init(site, input);
        setPartName(input.getName());
    }

    @Override
    protected void addPages() {
        source = new JsonSourcePage(documents,
                palette -> new JsonSourceSetup(EditorsUI.getPreferenceStore(), palette));
        try {
            setPageText(addPage(source, getEditorInput()), Messages.network_source);
        } catch (PartInitException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        problems = new NetworkProblems(((IFileEditorInput) getEditorInput()).getFile(), reader);
        document().addDocumentListener(new IDocumentListener() {
            @Override
            public void documentAboutToBeChanged(DocumentEvent event) {
                // only what has come of it matters
            }

            @Override
            public void documentChanged(DocumentEvent event) {
                problems.changed();
            }
        });
        problems.watch(document());
    }

    private IDocument document() {
        return documents.getDocument(getEditorInput());
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        source.doSave(monitor);
    }

    @Override
    public void doSaveAs() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        if (type == IGotoMarker.class) {
            return type.cast((IGotoMarker) this::gotoMarker);
        }
        return super.getAdapter(type);
    }

    private void gotoMarker(IMarker marker) {
        setActiveEditor(source);
        source.getAdapter(IGotoMarker.class).gotoMarker(marker);
    }

    @Override
    public void dispose() {
        if (problems != null) {
            problems.close();
        }
        super.dispose();
    }
}
