package glia.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;

/** Pictures of the screen, kept as build output in {@code target/screenshots}. */
public final class Screenshot {

    private static final Path FOLDER = Path.of("target", "screenshots");

    private Screenshot() {
    }

    /** Takes the workbench window with what lies over it, and writes it in a thread of its own. */
    public static void take(String name) {
        Shell shell = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
        // without a window manager, a shell has none of the trim that its bounds are said to include
        Rectangle inside = shell.getClientArea();
        Point corner = shell.toDisplay(inside.x + inside.width, inside.y + inside.height);
        Point origin = shell.getLocation();
        take(name, new Rectangle(origin.x, origin.y, corner.x - origin.x, corner.y - origin.y));
    }

    /** Takes a part of the screen. */
    public static void take(String name, Rectangle part) {
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
