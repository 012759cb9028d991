package glia.ui.workbench.internal;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/**
 * Writes {@code painted MS} (time since the start of the virtual machine) to the file that the system property
 * {@value #PROPERTY} names, once the workbench window has painted itself for the first time.
 */
final class StartupReport implements Listener {

    static final String PROPERTY = "glia.startup.report";

    private final Display display;
    private final Path file;

    private StartupReport(Display display, Path file) {
        this.display = display;
        this.file = file;
    }

    static void install(Display display) {
        String file = System.getProperty(PROPERTY);
        if (file != null) {
            display.addFilter(SWT.Paint, new StartupReport(display, Path.of(file)));
        }
    }

    @Override
    public void handleEvent(Event event) {
        IWorkbenchWindow window = PlatformUI.isWorkbenchRunning()
                ? PlatformUI.getWorkbench().getActiveWorkbenchWindow()
                : null;
        if (window != null && event.widget instanceof Control control && control.getShell() == window.getShell()
                && window.getShell().isVisible()) {
            display.removeFilter(SWT.Paint, this);
            // behind what is painted now
            display.asyncExec(this::write);
        }
    }

    private void write() {
        try {
            Files.writeString(file, "painted " + ManagementFactory.getRuntimeMXBean().getUptime() + "\n");
        } catch (IOException e) {
            ILog.of(StartupReport.class).error(PROPERTY + ": " + e, e);
        }
    }
}
