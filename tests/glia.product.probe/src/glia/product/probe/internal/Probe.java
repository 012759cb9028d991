package glia.product.probe.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/**
 * Tells the product test over a local connection when the workbench has painted its window, and closes the workbench
 * when the test says so or goes away. The test installs this bundle into its own copy of the product.
 */
public final class Probe implements IStartup {
    @Override
    public void earlyStartup() {
        int port = Integer.getInteger("glia.probe.port", 0);
        if (port == 0) {
            return;
        }
        Thread.ofPlatform().daemon().name("glia product probe").start(() -> serve(port));
    }

    private static void serve(int port) {
        IWorkbench workbench = PlatformUI.getWorkbench();
        Display display = workbench.getDisplay();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                PrintStream out = new PrintStream(socket.getOutputStream(), true, StandardCharsets.UTF_8);
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            out.println(display.syncCall(() -> paint(workbench)));
            // blocks until the test speaks or is gone; both mean the end
            in.readLine();
            display.asyncExec(workbench::close);
        } catch (IOException e) {
            ILog.of(Probe.class).error("The product test cannot be reached", e);
        }
    }

    /** Finishes all pending paint work of the window and returns the time when it was on the screen. */
    private static String paint(IWorkbench workbench) {
        IWorkbenchWindow window = workbench.getActiveWorkbenchWindow();
        if (window == null) {
            window = workbench.getWorkbenchWindows()[0];
        }
        Shell shell = window.getShell();
        shell.update();
        shell.getDisplay().update();
        return System.currentTimeMillis() + "\t" + shell.isVisible() + "\t" + shell.getBounds().width + "\t"
                + shell.getText();
    }
}
