package glia.ui.workbench.internal;

import java.io.File;
import java.io.IOException;
import java.util.Hashtable;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** The workbench as an application of the platform. */
public final class Application implements IApplication {

    static final String ID = "glia.ui.workbench.application";

    /** The environment lacks something, as on the command line. */
    private static final Integer EXIT_ENVIRONMENT = 3;
    /** Names a file of styles that SWT has GTK use beside its own, as long as there is a display. */
    private static final String GTK_STYLES = "org.eclipse.swt.internal.gtk.cssFile";

    @Override
    public Object start(IApplicationContext context) {
        Bundle bundle = FrameworkUtil.getBundle(Application.class);
        style(bundle);
        Display display;
        try {
            display = PlatformUI.createDisplay();
        } catch (SWTError e) {
            System.err.println(Messages.bind(Messages.NoDisplay, e.getMessage()));
            return EXIT_ENVIRONMENT;
        }
        // the components that work for the user interface exist as long as there is a display to work on
        ServiceRegistration<Display> registration = bundle.getBundleContext().registerService(Display.class, display,
                new Hashtable<>());
        try {
            Workspace workspace = Workspace.of(Platform.getInstanceLocation());
            if (!workspace.lock()) {
                return refuse(display, workspace);
            }
            Startup startup = new Startup(Arguments.parse(Platform.getApplicationArgs()));
            int code = PlatformUI.createAndRunWorkbench(display, startup);
            workspace.release();
            return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
        } finally {
            registration.unregister();
            display.dispose();
        }
    }

    /** The themes of the platform say nothing of what GTK draws around fields and buttons. */
    private static void style(Bundle bundle) {
        if (System.getProperty(GTK_STYLES) != null) {
            return;
        }
        try {
            System.setProperty(GTK_STYLES,
                    new File(FileLocator.toFileURL(bundle.getEntry("css/gtk.css")).getPath()).getPath());
        } catch (IOException e) {
            ILog.of(bundle).warn(Messages.NoFrames, e);
        }
    }

    private static Object refuse(Display display, Workspace workspace) {
        System.err.println(workspace.refusal());
        Shell shell = new Shell(display);
        MessageDialog.openError(shell, Messages.WorkspaceTitle, workspace.refusal());
        shell.dispose();
        return EXIT_ENVIRONMENT;
    }

    @Override
    public void stop() {
        if (!PlatformUI.isWorkbenchRunning()) {
            return;
        }
        IWorkbench workbench = PlatformUI.getWorkbench();
        Display display = workbench.getDisplay();
        display.syncExec(() -> {
            if (!display.isDisposed()) {
                workbench.close();
            }
        });
    }
}
