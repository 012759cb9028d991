package glia.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;

/** Pictures of the screen, kept as build output in {@code target/screenshots}. */
public final class Screenshot {

    private static final Path FOLDER = Path.of("target", "screenshots");

    private Screenshot() {
    }

    /**
     * Takes the workbench window with what lies over it, after all of it has been painted, and writes it in a thread of
     * its own.
     */
    public static void take(String name) {
        awaitPaint();
        takeNow(name);
    }

    /** Takes the workbench window as it is, painted or not. */
    static void takeNow(String name) {
        Shell shell = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
        // without a window manager, a shell has none of the trim that its bounds are said to include
        Rectangle inside = shell.getClientArea();
        Point corner = shell.toDisplay(inside.x + inside.width, inside.y + inside.height);
        Point origin = shell.getLocation();
        write(name, new Rectangle(origin.x, origin.y, corner.x - origin.x, corner.y - origin.y));
    }

    /** Takes a part of the screen, after all windows have been painted. */
    public static void take(String name, Rectangle part) {
        awaitPaint();
        write(name, part);
    }

    /**
     * Has every canvas that can be seen painted anew and waits until each has been: what a window looks like is not on
     * the screen when its contents are set, but when the toolkit comes to its next frame.
     */
    public static void awaitPaint() {
        Display display = Display.getCurrent();
        Set<Control> unpainted = new HashSet<>();
        Listener painted = event -> unpainted.remove(event.widget);
        display.addFilter(SWT.Paint, painted);
        try {
            for (Shell shell : display.getShells()) {
                if (shell.isVisible()) {
                    shell.redraw(0, 0, shell.getSize().x, shell.getSize().y, true);
                    addCanvases(shell, shell.getClientArea(), unpainted);
                }
            }
            Ui.waitFor("the canvases to be painted", () -> {
                unpainted.removeIf(control -> control.isDisposed() || !control.isVisible());
                return unpainted.isEmpty();
            });
        } finally {
            display.removeFilter(SWT.Paint, painted);
        }
        // what was painted reaches the screen at the end of the frame
        Ui.drain();
    }

    /** Those of which a part lies within what can be seen of their parents, in the coordinates of the parent. */
    private static void addCanvases(Composite parent, Rectangle seen, Set<Control> canvases) {
        for (Control child : parent.getChildren()) {
            Rectangle bounds = child.getBounds();
            Rectangle part = bounds.intersection(seen);
            if (!child.isVisible() || part.isEmpty() || !(child instanceof Composite composite)) {
                continue;
            }
            if (child instanceof Canvas) {
                canvases.add(child);
            }
            addCanvases(composite, new Rectangle(part.x - bounds.x, part.y - bounds.y, part.width, part.height),
                    canvases);
        }
    }

    private static void write(String name, Rectangle part) {
        Display display = Display.getCurrent();
        Rectangle area = part.intersection(display.getBounds());
        Image image = new Image(display, area.width, area.height);
        GC gc = new GC(display);
        gc.copyArea(image, area.x, area.y);
        gc.dispose();
        ImageData data = image.getImageData();
        image.dispose();
        Thread.ofPlatform().name("screenshot " + name).start(() -> write(data, FOLDER.resolve(name + ".png")));
    }

    private static void write(ImageData data, Path file) {
        try {
            Files.createDirectories(FOLDER);
            ImageLoader loader = new ImageLoader();
            loader.data = new ImageData[] { data };
            loader.save(file.toString(), SWT.IMAGE_PNG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a picture of that name was written. */
    public static boolean exists(String name) {
        return Files.isRegularFile(FOLDER.resolve(name + ".png"));
    }
}
