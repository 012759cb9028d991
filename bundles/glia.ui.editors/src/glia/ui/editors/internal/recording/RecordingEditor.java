package glia.ui.editors.internal.recording;

import glia.api.store.InvalidRecordException;
import glia.api.store.RecordedRun;
import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.file.WorkspaceFiles;
import glia.ui.kit.Exportable;
import glia.ui.kit.Navigable;
import glia.ui.kit.TimeWindow;
import glia.ui.kit.UiQueue;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IURIEditorInput;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.FileEditorInput;
import org.eclipse.ui.part.MultiPageEditorPart;

/**
 * What a run has recorded, however long it is. The file is read once, in a job; pages are drawn from what is kept of
 * it, and from the file for the stretch of time that is shown. Nothing is ever written.
 */
public final class RecordingEditor extends MultiPageEditorPart {
    static final String ID = "glia.ui.editors.recording";
    private static final String POPUP = "glia.ui.views.picture";

    private final RecordingServices services;
    private final UiQueue queue;
    private final List<RecordingPage> pages = new ArrayList<>();
    private FormToolkit toolkit;
    private Path file;
    private Job reading;
    private RecordedRun run;
    private GrowthWatch watch;
    private boolean followed;
    private String failure = "";
    private volatile boolean closed;

    public RecordingEditor(RecordingServices services, UiQueue queue) {
        this.services = services;
        this.queue = queue;
    }

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        if (!(input instanceof IURIEditorInput files)) {
            throw new PartInitException(Messages.bind(Messages.recording_unreadable, input.getName()));
        }
        file = Path.of(files.getURI());
        super.init(site, input);
        watch = new GrowthWatch(queue, this::grown, this::gone);
        name();
    }

    private void name() {
        Path folder = file.getParent();
        setPartName(folder == null || folder.getFileName() == null ? file.getFileName().toString()
                : folder.getFileName() + "/" + file.getFileName());
    }

    @Override
    protected void createPages() {
        toolkit = new FormToolkit(getContainer().getDisplay());
        add(new OverviewPage(getContainer(), getSite(), toolkit, queue), Messages.recording_overview);
        add(new RasterPage(getContainer(), getSite(), toolkit, queue), Messages.recording_raster);
        add(new TracesPage(getContainer(), getSite(), toolkit, queue), Messages.recording_traces);
        add(new HistogramsPage(getContainer(), getSite(), toolkit, queue, services),
                Messages.recording_histograms);
        getSite().getService(IHandlerService.class).activateHandler(IWorkbenchCommandConstants.FILE_REFRESH,
                new AbstractHandler() {
                    @Override
                    public Object execute(ExecutionEvent event) {
                        read(false);
                        return null;
                    }
                });
        read(false);
    }

    private void add(RecordingPage page, String title) {
        pages.add(page);
        setPageText(addPage(page.control()), title);
        MenuManager menu = new MenuManager();
        menu.setRemoveAllWhenShown(true);
        ((IEditorSite) getSite()).registerContextMenu(POPUP, menu, getSite().getSelectionProvider(), false);
        for (Control picture : page.pictures()) {
            picture.setMenu(menu.createContextMenu(picture));
        }
    }

    @Override
    protected void pageChange(int shown) {
        super.pageChange(shown);
        for (int i = 0; i < pages.size(); i++) {
            pages.get(i).onScreen(i == shown);
        }
    }

    /**
     * Reads the file as it is now; what is shown stays until that is done.
     *
     * @param silently whether nobody asked for it
     */
    private void read(boolean silently) {
        if (reading != null) {
            reading.cancel();
        }
        watch.stop();
        failure = "";
        Path from = file;
        boolean renamed = !from.toUri().equals(((IURIEditorInput) getEditorInput()).getURI());
        reading = new Job(Messages.bind(Messages.recording_reading, getPartName())) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                return open(this, from, renamed, monitor);
            }
        };
        reading.setSystem(silently);
        reading.schedule();
        if (!silently) {
            say();
        }
    }

    private IStatus open(Job job, Path from, boolean renamed, IProgressMonitor monitor) {
        long start = System.nanoTime();
        try {
            IFile input = renamed ? new WorkspaceFiles(ResourcesPlugin.getWorkspace().getRoot()).find(from, null)
                    : null;
            RecordedRun opened = services.open(from, new Ticks(monitor, Messages.recording_reading_task));
            long millis = (System.nanoTime() - start) / 1_000_000;
            queue.postNow(job, () -> opened(job, opened, millis, input));
            return Status.OK_STATUS;
        } catch (CancellationException e) {
            queue.postNow(job, () -> ended(job, Messages.recording_cancelled));
            return Status.CANCEL_STATUS;
        } catch (InvalidRecordException | CoreException e) {
            queue.postNow(job, () -> ended(job, Messages.bind(Messages.recording_unreadable, e.getMessage())));
        } catch (IOException e) {
            queue.postNow(job, () -> ended(job, e));
        } finally {
            monitor.done();
        }
        return Status.OK_STATUS;
    }

    private void opened(Job job, RecordedRun opened, long millis, IFile input) {
        if (closed || job != reading) {
            close(opened);
            return;
        }
        RecordedRun before = run;
        reading = null;
        run = opened;
        for (RecordingPage page : pages) {
            page.show(run, e -> failed(opened, e));
        }
        if (input != null) {
            setInputWithNotify(new FileEditorInput(input));
        }
        // a run writes what it says of itself after it has ended
        followed = run.growing() || followed && run.facts().isEmpty();
        say();
        close(before);
        if (followed) {
            watch.watch(run, millis);
        }
    }

    /** There is more to read, perhaps under another name since the run has ended. */
    private void grown(Path now) {
        if (!now.equals(file)) {
            file = now;
            name();
        }
        read(true);
    }

    private void gone(IOException e) {
        followed = false;
        ended(null, e);
    }

    private void ended(Job job, String reason) {
        if (!closed && job == reading) {
            reading = null;
            failure = reason;
            say();
        }
    }

    private void ended(Job job, IOException e) {
        if (e instanceof NoSuchFileException && job != null && job == reading && followed) {
            // it has got another name in this moment
            reading = null;
            watch.watch(run, 0);
        } else {
            // what the file system says without a reason is only the name of the file
            ended(job, Messages.bind(Messages.recording_unreadable, e instanceof FileSystemException said
                    && said.getReason() == null ? e.toString() : e.getMessage()));
        }
    }

    /** Told by whoever draws; the last reason is shown, unless it is of what is no longer shown. */
    private void failed(RecordedRun of, IOException e) {
        queue.postNow(this, () -> {
            if (!closed && run == of) {
                failure = Messages.bind(Messages.recording_unreadable, e.getMessage());
                say();
            }
        });
    }

    private void say() {
        List<String> notes = new ArrayList<>();
        if (reading != null) {
            notes.add(Messages.recording_reading_now);
        }
        if (!failure.isEmpty()) {
            notes.add(failure);
        }
        if (run != null) {
            if (run.growing() && followed) {
                notes.add(Messages.bind(Messages.recording_growing,
                        DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM).format(LocalTime.now())));
            }
            run.damage().forEach(problem -> notes.add(Messages.bind(Messages.recording_damaged, problem)));
        }
        String empty = run != null ? "" : failure.isEmpty() ? Messages.recording_reading_now : failure;
        String note = run == null ? "" : String.join("\n", notes.subList(0, Math.min(notes.size(), 4)));
        for (RecordingPage page : pages) {
            page.say(note, empty);
        }
    }

    private static void close(RecordedRun old) {
        if (old != null) {
            try {
                old.close();
            } catch (IOException e) {
                ILog.of(RecordingEditor.class).error(e.toString(), e);
            }
        }
    }

    /** The picture of a kind on the page that is shown: the one that has the focus, else the first one. */
    private <T> T picture(Class<T> type) {
        if (getActivePage() < 0 || closed) {
            return null;
        }
        List<? extends Control> suitable = pages.get(getActivePage()).pictures().stream().filter(type::isInstance)
                .toList();
        return suitable.isEmpty() ? null : type.cast(suitable.stream().filter(RecordingEditor::focused).findFirst()
                .map(Control.class::cast).orElse(suitable.getFirst()));
    }

    private static boolean focused(Control picture) {
        for (Control control = picture.getDisplay().getFocusControl(); control != null; control = control
                .getParent()) {
            if (control == picture) {
                return true;
            }
        }
        return false;
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        if (type == Navigable.class || type == TimeWindow.class || type == Exportable.class) {
            T picture = picture(type);
            if (picture != null) {
                return picture;
            }
        }
        return super.getAdapter(type);
    }

    @Override
    public void setFocus() {
        if (getActivePage() >= 0) {
            pages.get(getActivePage()).pictures().getFirst().setFocus();
        }
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        throw new UnsupportedOperationException();
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
    public void dispose() {
        closed = true;
        if (reading != null) {
            reading.cancel();
        }
        if (watch != null) {
            watch.stop();
        }
        queue.cancel(this);
        super.dispose();
        close(run);
        if (toolkit != null) {
            toolkit.dispose();
        }
    }
}
