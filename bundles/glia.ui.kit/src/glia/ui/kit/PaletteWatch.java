package glia.ui.kit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Listener;

/**
 * Follows the theme of a control: the theme engine gives a control's parent its background, and that says which palette
 * suits. It is asked whenever the control is painted, so that no theme engine needs to be known here.
 */
public final class PaletteWatch {
    private final Control control;
    private final List<Consumer<Palette>> listeners = new ArrayList<>();
    private final Map<Integer, Color> colours = new HashMap<>();
    private Palette palette;

    /** @param control the control that is painted in the colours of the palette */
    public PaletteWatch(Control control) {
        this.control = control;
        palette = Palette.of(control.getParent().getBackground().getRGB());
        Listener check = event -> check();
        control.addListener(SWT.Paint, check);
        control.addListener(SWT.Settings, check);
        control.addListener(SWT.Show, check);
    }

    public Palette palette() {
        return palette;
    }

    /** A colour of the palette as SWT wants it; needs no disposal. */
    public Color color(int rgb) {
        return colours.computeIfAbsent(rgb, c -> new Color(c >> 16 & 255, c >> 8 & 255, c & 255));
    }

    /** @param listener told in the UI thread whenever another palette suits */
    public void onChange(Consumer<Palette> listener) {
        listeners.add(listener);
    }

    /** Looks at the theme again; called at every painting, cheap. */
    public void check() {
        Palette now = Palette.of(control.getParent().getBackground().getRGB());
        if (now != palette) {
            palette = now;
            colours.clear();
            List.copyOf(listeners).forEach(listener -> listener.accept(now));
        }
    }
}
