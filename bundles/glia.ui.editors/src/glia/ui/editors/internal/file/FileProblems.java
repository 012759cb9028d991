package glia.ui.editors.internal.file;

import glia.api.network.Problem;
import glia.ui.editors.internal.Messages;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;

/**
 * Checks the text of an editor by the same reader as everything that uses such a file, in a job, and leaves what it
 * finds as markers with line and column.
 */
public final class FileProblems {

    /** Reads a text as a file of its kind. */
    @FunctionalInterface
    public interface Check {
        /**
         * @param text the whole text; need not have been saved
         * @param path of the file
         * @return what is wrong with it; empty if nothing
         */
        List<Problem> problems(String text, Path path);
    }

    /** The family of the jobs. */
    public static final Object FAMILY = new Object();

    private static final long PAUSE_MILLIS = 300;

    private final IFile file;
    private final String marker;
    private final Check check;
    private final Job job;
    private volatile IDocument document;
    private volatile boolean closed;

    /** @param marker what problems become */
    public FileProblems(IFile file, String marker, Check check) {
        this.file = file;
        this.marker = marker;
        this.check = check;
        job = new Job(Messages.bind(Messages.file_checking, file.getName())) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                return check(monitor);
            }

            @Override
            public boolean belongsTo(Object family) {
                return family == FAMILY;
            }
        };
        job.setSystem(true);
    }

    /** Checks it at once, and whenever it changes. */
    public void watch(IDocument text) {
        document = text;
        job.schedule();
    }

    /** Checks it when nobody has typed for a moment. */
    public void changed() {
        job.cancel();
        job.schedule(PAUSE_MILLIS);
    }

    /** Ends checking; what was found goes. */
    public void close() {
        closed = true;
        job.cancel();
        ICoreRunnable clearing = monitor -> publish(List.of(), "", monitor);
        Job.createSystem(job.getName(), clearing).schedule();
    }

    private IStatus check(IProgressMonitor monitor) {
        String text = document.get();
        List<Problem> problems = check.problems(text, file.getLocation().toPath());
        if (monitor.isCanceled() || closed) {
            return Status.CANCEL_STATUS;
        }
        try {
            publish(problems, text, monitor);
            return Status.OK_STATUS;
        } catch (CoreException e) {
            return e.getStatus();
        }
    }

    private void publish(List<Problem> problems, String text, IProgressMonitor monitor) throws CoreException {
        if (!file.isAccessible()) {
            return;
        }
        Document lines = new Document(text);
        file.getWorkspace().run(inner -> {
            file.deleteMarkers(marker, true, IResource.DEPTH_ZERO);
            for (Problem problem : problems) {
                mark(problem, lines);
            }
        }, file, IWorkspace.AVOID_UPDATE, monitor);
    }

    private void mark(Problem problem, IDocument text) throws CoreException {
        IMarker mark = file.createMarker(marker);
        mark.setAttribute(IMarker.SEVERITY, IMarker.SEVERITY_ERROR);
        mark.setAttribute(IMarker.MESSAGE, problem.message());
        if (problem.line() > 0) {
            mark.setAttribute(IMarker.LINE_NUMBER, problem.line());
            mark.setAttribute(IMarker.LOCATION, problem.line() + ":" + problem.column());
            try {
                int line = Math.min(problem.line() - 1, text.getNumberOfLines() - 1);
                int lineEnd = text.getLineOffset(line) + text.getLineInformation(line).getLength();
                int start = Math.min(text.getLineOffset(line) + problem.column() - 1, lineEnd);
                mark.setAttribute(IMarker.CHAR_START, start);
                mark.setAttribute(IMarker.CHAR_END, wordEnd(text, start, lineEnd));
            } catch (BadLocationException e) {
                throw new CoreException(Status.error(problem.toString(), e));
            }
        }
    }

    private static int wordEnd(IDocument text, int start, int lineEnd) throws BadLocationException {
        int end = start;
        boolean string = end < lineEnd && text.getChar(end) == '"';
        while (end < lineEnd && (end == start || !(string ? text.getChar(end - 1) == '"' && end > start + 1
                : ",]}: \t".indexOf(text.getChar(end)) >= 0))) {
            end++;
        }
        return end;
    }
}
