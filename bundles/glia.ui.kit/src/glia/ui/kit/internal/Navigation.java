package glia.ui.kit.internal;

import glia.ui.kit.Navigable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

/** The keys of every picture: arrows, plus, minus, 0; and what a canvas needs to be reached by keyboard. */
public final class Navigation {

    private Navigation() {
    }

    /** Gives a control the keys of a picture, and keeps Tab for leaving it. */
    public static void install(Control control, Navigable target) {
        control.addListener(SWT.KeyDown, event -> key(event, target));
        control.addListener(SWT.Traverse, event -> event.doit = switch (event.detail) {
            case SWT.TRAVERSE_ARROW_NEXT, SWT.TRAVERSE_ARROW_PREVIOUS -> false;
            default -> event.doit;
        });
        control.addListener(SWT.FocusIn, event -> control.redraw());
        control.addListener(SWT.FocusOut, event -> control.redraw());
        control.addListener(SWT.MouseDown, event -> control.setFocus());
    }

    private static void key(Event event, Navigable target) {
        if ((event.stateMask & (SWT.CTRL | SWT.ALT)) != 0) {
            return;
        }
        switch (event.keyCode) {
            case SWT.ARROW_LEFT -> target.pan(-1, 0);
            case SWT.ARROW_RIGHT -> target.pan(1, 0);
            case SWT.ARROW_UP -> target.pan(0, -1);
            case SWT.ARROW_DOWN -> target.pan(0, 1);
            case SWT.KEYPAD_ADD -> target.zoomIn();
            case SWT.KEYPAD_SUBTRACT -> target.zoomOut();
            case SWT.KEYPAD_0, SWT.HOME -> target.fit();
            default -> {
                switch (event.character) {
                    case '+', '=' -> target.zoomIn();
                    case '-' -> target.zoomOut();
                    case '0' -> target.fit();
                    default -> {
                        return;
                    }
                }
            }
        }
        event.doit = false;
    }
}
