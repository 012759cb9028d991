package glia.ui.editors.internal.recording;

import glia.api.store.RecordedRuns;
import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.file.FileOpening;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens a recording: the file that is given with the command, the selected one, or one that a person chooses. */
public final class OpenRecordingHandler extends AbstractHandler {
    private static final String FILE = "glia.ui.editors.openRecording.file";

    private final RecordedRuns runs;

    public OpenRecordingHandler(RecordedRuns runs) {
        this.runs = runs;
    }

    @Override
    public Object execute(ExecutionEvent event) {
        Optional<Path> wanted = Optional.ofNullable(event.getParameter(FILE)).map(Path::of)
                .or(() -> Optional.ofNullable(Adapters.adapt(
                        HandlerUtil.getCurrentStructuredSelection(event).getFirstElement(), Path.class))
                        .filter(runs::suits))
                .or(() -> Optional.ofNullable(ask(event)).map(Path::of));
        wanted.ifPresent(path -> open(event, path));
        return null;
    }

    private void open(ExecutionEvent event, Path path) {
        if (runs.suits(path)) {
            FileOpening.open(HandlerUtil.getActiveWorkbenchWindow(event).getActivePage(), path, RecordingEditor.ID);
        } else {
            FileOpening.show(Messages.bind(Messages.recording_unsuited, path.getFileName()));
        }
    }

    private static String ask(ExecutionEvent event) {
        FileDialog dialog = new FileDialog(HandlerUtil.getActiveShell(event), SWT.OPEN);
        dialog.setText(Messages.recording_open);
        dialog.setFilterNames(new String[] {Messages.recording_filter, Messages.recording_filter_all});
        dialog.setFilterExtensions(new String[] {"run.json;spikes*.csv*;samples-*.csv*;rates-*.csv*;weights-*.csv*;"
                + "spikes*.h5;samples-*.h5;weights-*.h5;*.events*", "*"});
        return dialog.open();
    }
}
