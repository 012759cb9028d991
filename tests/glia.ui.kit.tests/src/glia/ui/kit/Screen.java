package glia.ui.kit;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.function.BooleanSupplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Widget;

/** A display of its own with a window, and ways to wait in it. */
public final class Screen implements AutoCloseable {
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final Display display = new Display();
    private final Shell shell = new Shell(display, SWT.NO_TRIM);

    public Screen(int width, int height) {
        shell.setLayout(new FillLayout());
        shell.setSize(width, height);
    }

    public Display display() {
        return display;
    }

    public Shell shell() {
        return shell;
    }

    /** Makes the window look like one of the dark or the light theme. */
    public void setDark(boolean dark) {
        shell.setBackground(dark ? new Color(40, 42, 46) : new Color(250, 250, 250));
    }

    /** Runs the event loop until something holds. */
    public void await(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("waited in vain for: " + what);
            }
            boolean anything = false;
            // a look that itself makes events (a picture is drawn) must not keep others waiting for ever
            while (display.readAndDispatch() && System.nanoTime() < end) {
                anything = true;
            }
            if (!anything) {
                display.timerExec(5, () -> { });
                display.sleep();
            }
        }
    }

    /** Runs what waits in the event loop. */
    public void settle() {
        while (display.readAndDispatch()) {
            continue;
        }
    }

    /** Sends a mouse event to a widget. */
    public void mouse(Widget widget, int type, int x, int y, int button) {
        mouse(widget, type, x, y, button, SWT.NONE);
    }

    /** Sends a mouse event to a widget while keys are held. */
    public void mouse(Widget widget, int type, int x, int y, int button, int keys) {
        Event event = new Event();
        event.stateMask = keys;
        event.x = x;
        event.y = y;
        event.button = button;
        widget.notifyListeners(type, event);
    }

    /** Sends a key to a widget. */
    public void key(Widget widget, int keyCode, char character) {
        key(widget, keyCode, character, SWT.NONE);
    }

    /** Sends a key to a widget while others are held. */
    public void key(Widget widget, int keyCode, char character, int keys) {
        Event event = new Event();
        event.stateMask = keys;
        event.keyCode = keyCode;
        event.character = character;
        widget.notifyListeners(SWT.KeyDown, event);
    }

    /**
     * Has a control and its children painted again and again.
     *
     * @param warmUp how many frames do not count
     * @param frames how many frames count
     * @return how long the paint listeners of each frame took
     */
    public Frames paints(Control control, int warmUp, int frames) {
        Frames measured = new Frames(frames);
        int[] frame = new int[1];
        int[] painted = new int[1];
        Listener begin = event -> measured.begin();
        display.addFilter(SWT.Paint, begin);
        Listener end = event -> {
            measured.end(frame[0]);
            painted[0]++;
        };
        addPaintListener(control, end);
        for (frame[0] = -warmUp; frame[0] < frames; frame[0]++) {
            int before = painted[0];
            control.redraw(0, 0, control.getSize().x, control.getSize().y, true);
            await("a painting", () -> painted[0] > before);
            settle();
        }
        display.removeFilter(SWT.Paint, begin);
        return measured;
    }

    private static void addPaintListener(Control control, Listener listener) {
        control.addListener(SWT.Paint, listener);
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                addPaintListener(child, listener);
            }
        }
    }

    @Override
    public void close() {
        display.dispose();
    }
}
