package glia.ui.editors.internal.json;

import glia.api.network.Problem;
import glia.api.store.AtomicFiles;
import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.file.AtomicDocuments;
import glia.ui.editors.internal.file.FileProblems;
import glia.ui.kit.Palette;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
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
import org.eclipse.ui.editors.text.StorageDocumentProvider;
import org.eclipse.ui.forms.editor.FormEditor;
import org.eclipse.ui.ide.IGotoMarker;
import org.eclipse.ui.texteditor.IDocumentProvider;

/**
 * The editor of a file that people write. Its text is the only truth: other pages show what is in it, and what they
 * change they change in it, so that there is one undo stack. What is no file in the workspace can only be read.
 */
public abstract class DocumentEditor extends FormEditor {
    private final AtomicFiles files;
    private final String expected;
    private final int maxBytes;
    private final String marker;
    private IDocumentProvider documents;
    private JsonSourcePage source;
    private FileProblems problems;

    /**
     * @param expected what the file should be, for a message
     * @param maxBytes the most that a file may have
     * @param marker what problems become
     */
    protected DocumentEditor(AtomicFiles files, String expected, int maxBytes, String marker) {
        this.files = files;
        this.expected = expected;
        this.maxBytes = maxBytes;
        this.marker = marker;
    }

    /** Adds the pages before the source; there is no text yet. */
    protected abstract void addFormPages() throws PartInitException;

    /** What is wrong with a text, in any thread. */
    protected abstract List<Problem> check(String text, Path file);

    /** What the source page has beyond a plain text editor. */
    protected JsonSourceSetup sourceSetup(Supplier<Palette> palette) {
        return new JsonSourceSetup(EditorsUI.getPreferenceStore(), palette);
    }

    /** The text has changed; in the UI thread. */
    protected abstract void textChanged();

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        super.init(site, input);
        setPartName(input.getName());
        documents = input instanceof IFileEditorInput ? new AtomicDocuments(files, expected, maxBytes)
                : new StorageDocumentProvider();
    }

    @Override
    protected final void addPages() {
        source = new JsonSourcePage(documents, this::sourceSetup);
        try {
            addFormPages();
            setPageText(addPage(source, getEditorInput()), Messages.file_source);
        } catch (PartInitException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        if (getEditorInput() instanceof IFileEditorInput input) {
            problems = new FileProblems(input.getFile(), marker, this::check);
            problems.watch(document());
        }
        document().addDocumentListener(new IDocumentListener() {
            @Override
            public void documentAboutToBeChanged(DocumentEvent event) {
                // only what has come of it matters
            }

            @Override
            public void documentChanged(DocumentEvent event) {
                if (problems != null) {
                    problems.changed();
                }
                textChanged();
            }
        });
        textChanged();
    }

    /** The text. */
    public final IDocument document() {
        return documents.getDocument(getEditorInput());
    }

    /** The page of the text. */
    public final JsonSourcePage source() {
        return source;
    }

    /** Whether the text may be changed. */
    public final boolean editable() {
        return getEditorInput() instanceof IFileEditorInput input && !input.getFile().isReadOnly();
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

    private void gotoMarker(IMarker at) {
        setActiveEditor(source);
        source.getAdapter(IGotoMarker.class).gotoMarker(at);
    }

    @Override
    public void dispose() {
        if (problems != null) {
            problems.close();
        }
        super.dispose();
    }
}
