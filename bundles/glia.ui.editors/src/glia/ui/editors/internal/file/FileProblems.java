package glia.ui.editors.internal.file;

import glia.api.network.Problem;
import glia.ui.editors.internal.Messages;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
    private static final int LONGEST_MARK = 80;

    private final IFile file;
    private final String marker;
    private final Check check;
    private final Consumer<List<Problem>> found;
    private final Job job;
    private volatile IDocument document;
    private volatile boolean closed;

    /**
     * @param marker what problems become
     * @param found told in a job what is wrong with the text now
     */
    public FileProblems(IFile file, String marker, Check check, Consumer<List<Problem>> found) {
        this.file = file;
        this.marker = marker;
        this.check = check;
        this.found = found;
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
            found.accept(problems);
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
        // all at once, or somebody could see a marker that does not say yet what it marks
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(IMarker.SEVERITY, IMarker.SEVERITY_ERROR);
        attributes.put(IMarker.MESSAGE, problem.message());
        if (problem.line() > 0) {
            attributes.put(IMarker.LINE_NUMBER, problem.line());
            attributes.put(IMarker.LOCATION, problem.line() + ":" + problem.column());
            try {
                int line = Math.min(problem.line() - 1, text.getNumberOfLines() - 1);
                int lineEnd = text.getLineOffset(line) + text.getLineInformation(line).getLength();
                int start = Math.min(text.getLineOffset(line) + problem.column() - 1, lineEnd);
                attributes.put(IMarker.CHAR_START, start);
                attributes.put(IMarker.CHAR_END, wordEnd(text, start, lineEnd));
            } catch (BadLocationException e) {
                throw new CoreException(Status.error(problem.toString(), e));
            }
        }
        file.createMarker(marker, attributes);
    }

    /** Where the word at a place ends, or the mark at the latest: to underline a long line takes seconds. */
    private static int wordEnd(IDocument text, int start, int lineEnd) throws BadLocationException {
        int limit = Math.min(lineEnd, start + LONGEST_MARK);
        int end = start;
        boolean string = end < limit && text.getChar(end) == '"';
        while (end < limit && (end == start || !(string ? text.getChar(end - 1) == '"' && end > start + 1
                : ",[{]}: \t".indexOf(text.getChar(end)) >= 0))) {
            end++;
        }
        return end;
    }
}
