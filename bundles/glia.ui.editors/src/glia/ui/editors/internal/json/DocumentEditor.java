package glia.ui.editors.internal.json;

import glia.api.network.Problem;
import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.file.AtomicDocuments;
import glia.ui.editors.internal.file.Backup;
import glia.ui.editors.internal.file.EditorFiles;
import glia.ui.editors.internal.file.FileProblems;
import glia.ui.editors.internal.file.SaveAs;
import glia.ui.kit.Palette;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.IStorageEditorInput;
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
    private final EditorFiles files;
    private final String expected;
    private final int maxBytes;
    private final String marker;
    private final JsonDocument text = new JsonDocument(this::document, this::typed);
    private IDocumentProvider documents;
    private boolean connected;
    private JsonSourcePage source;
    private volatile FileProblems problems;
    private Backup backup;
    private boolean pending;

    /**
     * @param expected what the file should be, for a message
     * @param maxBytes the most that a file may have
     * @param marker what problems become
     */
    protected DocumentEditor(EditorFiles files, String expected, int maxBytes, String marker) {
        this.files = files;
        this.expected = expected;
        this.maxBytes = maxBytes;
        this.marker = marker;
    }

    /** Adds the pages before the source; there is no text yet. */
    protected abstract void addFormPages() throws PartInitException;

    /** What is wrong with a text, in any thread. */
    protected abstract List<Problem> check(String text, Path file);

    /** What may be written, for content assist and hovers. */
    protected Guide guide() {
        return Guide.NONE;
    }

    /** What the source page has beyond a plain text editor. */
    protected JsonSourceSetup sourceSetup(Supplier<Palette> palette) {
        return new JsonSourceSetup(EditorsUI.getPreferenceStore(), palette, text::text, guide());
    }

    /** What was found to be wrong with the text as it is now; in a job. */
    protected void checked(List<Problem> found) {
        // markers say it
    }

    /** What a text is checked by is another than before; in any thread. */
    protected final void checkAgain() {
        FileProblems checking = problems;
        if (checking != null) {
            checking.changed();
        }
    }

    /** The text has changed; in the UI thread. */
    protected abstract void textChanged();

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        super.init(site, input);
        setPartName(input.getName());
        documents = input instanceof IFileEditorInput ? new AtomicDocuments(files, expected, maxBytes)
                : new StorageDocumentProvider();
        try {
            // what cannot be edited is refused before there are pages, with its reason
            documents.connect(input);
        } catch (CoreException e) {
            throw new PartInitException(e.getStatus());
        }
        connected = true;
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
            problems = new FileProblems(input.getFile(), marker, this::check, this::checked);
            problems.watch(document());
            keep(input);
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
                    backup.changed();
                }
                textChanged();
            }
        });
        textChanged();
    }

    private void keep(IFileEditorInput input) {
        IDocument written = document();
        backup = new Backup(files, input.getFile().getLocation().toPath(), () -> documents.canSaveDocument(input),
                written::get);
        addPropertyListener((part, property) -> {
            if (property == PROP_DIRTY) {
                backup.changed();
            }
        });
        backup.kept().ifPresent(kept -> getContainer().getDisplay().asyncExec(() -> offer(kept)));
    }

    /** Unsaved text that a crash has left is put back if a person wishes it, as an edit. */
    private void offer(Backup.Kept kept) {
        if (getContainer() == null || getContainer().isDisposed() || kept.text().equals(document().get())) {
            backup.forget();
            return;
        }
        String at = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT).withZone(ZoneId.systemDefault())
                .format(kept.at());
        MessageDialog dialog = new MessageDialog(getSite().getShell(), Messages.backup_title, null,
                Messages.bind(Messages.backup_found, getEditorInput().getName(), at), MessageDialog.QUESTION, 0,
                Messages.backup_restore, Messages.backup_discard);
        if (dialog.open() == 0) {
            text.apply(List.of(JsonEdits.difference(document().get(), kept.text())));
        } else {
            backup.forget();
        }
    }

    /** What the text means, and edits of it. */
    public final JsonDocument json() {
        return text;
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

    /**
     * Takes over what was typed into fields and is not in the text yet; in the UI thread.
     *
     * @return whether all of it could be
     */
    protected abstract boolean commit();

    /** Whether something was typed into a field that is not in the text yet; in the UI thread. */
    protected abstract boolean pending();

    /** To be called when a person has typed into a field; in the UI thread. */
    public final void typed() {
        if (pending() != pending) {
            pending = !pending;
            firePropertyChange(PROP_DIRTY);
        }
    }

    @Override
    public boolean isDirty() {
        return super.isDirty() || pending();
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        boolean complete = commit();
        source.doSave(monitor);
        if (!complete) {
            // an editor that is being closed stays, with what is wrong
            monitor.setCanceled(true);
        }
        typed();
    }

    @Override
    public void doSaveAs() {
        commit();
        new SaveAs(this, files).ask(fileName(), () -> document().get(), getSite().getId());
    }

    private String fileName() {
        try {
            return getEditorInput() instanceof IStorageEditorInput stored ? stored.getStorage().getName()
                    : getEditorInput().getName();
        } catch (CoreException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Also of what can only be read. */
    @Override
    public boolean isSaveAsAllowed() {
        return true;
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        if (type == IGotoMarker.class) {
            return type.cast((IGotoMarker) this::gotoMarker);
        }
        if (type == IUndoContext.class) {
            // the actions of the window ask the editor that was active before, which may be closed
            return connected ? type.cast(text.undoContext()) : null;
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
            backup.close();
        }
        if (getEditorSite().getActionBarContributor() instanceof DocumentActions actions) {
            actions.closed(this);
        }
        super.dispose();
        if (connected) {
            connected = false;
            documents.disconnect(getEditorInput());
        }
    }
}
