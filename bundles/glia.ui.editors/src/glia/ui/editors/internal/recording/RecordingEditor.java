package glia.ui.editors.internal.recording;

import glia.api.store.InvalidRecordException;
import glia.api.store.RecordedRun;
import glia.api.store.RecordedRuns;
import glia.api.store.SpikeAnalyses;
import glia.ui.editors.internal.Messages;
import glia.ui.kit.Exportable;
import glia.ui.kit.Navigable;
import glia.ui.kit.TimeWindow;
import glia.ui.kit.UiQueue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
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
import org.eclipse.ui.part.MultiPageEditorPart;

/**
 * What a run has recorded, however long it is. The file is read once, in a job; pages are drawn from what is kept of
 * it, and from the file for the stretch of time that is shown. Nothing is ever written.
 */
public final class RecordingEditor extends MultiPageEditorPart {
    static final String ID = "glia.ui.editors.recording";
    private static final String POPUP = "glia.ui.views.picture";

    private final RecordedRuns runs;
    private final SpikeAnalyses analyses;
    private final UiQueue queue;
    private final List<RecordingPage> pages = new ArrayList<>();
    private FormToolkit toolkit;
    private Path file;
    private Job reading;
    private RecordedRun run;
    private String failure = "";
    private volatile boolean closed;

    public RecordingEditor(RecordedRuns runs, SpikeAnalyses analyses, UiQueue queue) {
        this.runs = runs;
        this.analyses = analyses;
        this.queue = queue;
    }

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        if (!(input instanceof IURIEditorInput files)) {
            throw new PartInitException(Messages.bind(Messages.recording_unreadable, input.getName()));
        }
        file = Path.of(files.getURI());
        super.init(site, input);
        Path folder = file.getParent();
        setPartName(folder == null || folder.getFileName() == null ? input.getName()
                : folder.getFileName() + "/" + input.getName());
    }

    @Override
    protected void createPages() {
        toolkit = new FormToolkit(getContainer().getDisplay());
        add(new OverviewPage(getContainer(), getSite(), toolkit, queue), Messages.recording_overview);
        add(new RasterPage(getContainer(), getSite(), toolkit, queue, this::failed), Messages.recording_raster);
        add(new TracesPage(getContainer(), getSite(), toolkit, queue, this::failed), Messages.recording_traces);
        add(new HistogramsPage(getContainer(), getSite(), toolkit, queue, analyses, this::failed),
                Messages.recording_histograms);
        getSite().getService(IHandlerService.class).activateHandler(IWorkbenchCommandConstants.FILE_REFRESH,
                new AbstractHandler() {
                    @Override
                    public Object execute(ExecutionEvent event) {
                        read();
                        return null;
                    }
                });
        read();
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

    /** Reads the file as it is now; what is shown stays until that is done. */
    private void read() {
        if (reading != null) {
            reading.cancel();
        }
        failure = "";
        reading = new Job(Messages.bind(Messages.recording_reading, getPartName())) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                return open(this, monitor);
            }
        };
        reading.schedule();
        say();
    }

    private IStatus open(Job job, IProgressMonitor monitor) {
        try {
            RecordedRun opened = runs.open(file, new Ticks(monitor, Messages.recording_reading_task));
            queue.postNow(job, () -> opened(job, opened));
            return Status.OK_STATUS;
        } catch (CancellationException e) {
            queue.postNow(job, () -> ended(job, Messages.recording_cancelled));
            return Status.CANCEL_STATUS;
        } catch (InvalidRecordException e) {
            queue.postNow(job, () -> ended(job, Messages.bind(Messages.recording_unreadable, e.getMessage())));
        } catch (IOException e) {
            queue.postNow(job, () -> ended(job, Messages.bind(Messages.recording_unreadable, e.toString())));
        } finally {
            monitor.done();
        }
        return Status.OK_STATUS;
    }

    private void opened(Job job, RecordedRun opened) {
        if (closed || job != reading) {
            close(opened);
            return;
        }
        RecordedRun before = run;
        reading = null;
        run = opened;
        for (RecordingPage page : pages) {
            page.show(run);
        }
        say();
        close(before);
    }

    private void ended(Job job, String reason) {
        if (!closed && job == reading) {
            reading = null;
            failure = reason;
            say();
        }
    }

    /** Told by whoever draws; the last reason is shown. */
    private void failed(IOException e) {
        queue.postNow(this, () -> {
            if (!closed) {
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
            if (run.growing()) {
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
        queue.cancel(this);
        super.dispose();
        close(run);
        if (toolkit != null) {
            toolkit.dispose();
        }
    }
}
