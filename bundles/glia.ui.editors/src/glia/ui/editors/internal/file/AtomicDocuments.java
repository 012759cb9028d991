package glia.ui.editors.internal.file;

import glia.api.store.AtomicFiles;
import glia.json.TextFile;
import glia.json.UnreadableTextException;
import glia.ui.editors.internal.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension4;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.editors.text.FileDocumentProvider;

/**
 * The document of an editor and its file, UTF-8: saved wholly or not at all, refused where it is larger than the limit
 * or no text, and clean again when undo comes back to what was saved.
 */
public final class AtomicDocuments extends FileDocumentProvider {
    private final AtomicFiles files;
    private final String expected;
    private final int maxBytes;
    private long savedStamp;

    /**
     * @param expected what the file should be, for a message
     * @param maxBytes the most that a file may have
     */
    public AtomicDocuments(AtomicFiles files, String expected, int maxBytes) {
        this.files = files;
        this.expected = expected;
        this.maxBytes = maxBytes;
    }

    private static Path path(IFile file) {
        return file.getLocation().toPath();
    }

    @Override
    protected boolean setDocumentContent(IDocument document, IEditorInput input, String encoding)
            throws CoreException {
        IFile file = ((IFileEditorInput) input).getFile();
        try {
            document.set(TextFile.read(path(file), expected, maxBytes));
            return true;
        } catch (UnreadableTextException e) {
            String place = e.line() == 0 ? e.getMessage() : e.line() + ":" + e.column() + ": " + e.getMessage();
            throw new CoreException(Status.error(Messages.bind(Messages.file_unreadable, file.getName(), place)));
        }
    }

    @Override
    protected ElementInfo createElementInfo(Object element) throws CoreException {
        ElementInfo info = super.createElementInfo(element);
        if (info.fStatus != null && !info.fStatus.isOK()) {
            throw new CoreException(info.fStatus);
        }
        saved(info.fDocument);
        info.fDocument.addDocumentListener(new IDocumentListener() {
            @Override
            public void documentAboutToBeChanged(DocumentEvent event) {
                // only what has come of it matters
            }

            @Override
            public void documentChanged(DocumentEvent event) {
                if (event.getModificationStamp() == savedStamp && info.fCanBeSaved) {
                    info.fCanBeSaved = false;
                    addUnchangedElementListeners(element, info);
                    fireElementDirtyStateChanged(element, false);
                }
            }
        });
        return info;
    }

    @Override
    protected void doSaveDocument(IProgressMonitor monitor, Object element, IDocument document, boolean overwrite)
            throws CoreException {
        IFile file = ((IFileEditorInput) element).getFile();
        FileInfo info = (FileInfo) getElementInfo(element);
        if (file.exists() && !overwrite) {
            checkSynchronizationState(info.fModificationStamp, file);
        }
        fireElementStateChanging(element);
        try {
            byte[] bytes = document.get().getBytes(StandardCharsets.UTF_8);
            files.write(path(file), out -> out.write(bytes));
            file.refreshLocal(IResource.DEPTH_ZERO, monitor);
        } catch (IOException e) {
            fireElementStateChangeFailed(element);
            throw new CoreException(Status.error(
                    Messages.bind(Messages.file_unwritable, file.getName(), e.getMessage()), e));
        }
        info.fModificationStamp = computeModificationStamp(file);
        saved(document);
    }

    @Override
    protected void doResetDocument(Object element, IProgressMonitor monitor) throws CoreException {
        super.doResetDocument(element, monitor);
        saved(getDocument(element));
    }

    @Override
    protected void handleElementContentChanged(IFileEditorInput input) {
        super.handleElementContentChanged(input);
        saved(getDocument(input));
    }

    /** To refresh a file takes the rule of the folder that it is in. */
    @Override
    protected ISchedulingRule getSaveRule(Object element) {
        return ((IFileEditorInput) element).getFile().getProject();
    }

    private void saved(IDocument document) {
        savedStamp = ((IDocumentExtension4) document).getModificationStamp();
    }
}
