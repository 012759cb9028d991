package glia.ui.editors.internal.profile;

import glia.ui.kit.Palette;
import glia.ui.kit.PaletteWatch;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.ui.forms.widgets.ScrolledForm;

/** The colours of a form: its toolkit knows those of the light theme only, and the theme engine styles it too early. */
final class FormColours {

    private FormColours() {
    }

    /** Has a form go by the theme from now on. */
    static void follow(ScrolledForm form) {
        PaletteWatch watch = new PaletteWatch(form);
        watch.onChange(palette -> colour(form, watch, palette));
        colour(form, watch, watch.palette());
    }

    private static void colour(ScrolledForm form, PaletteWatch watch, Palette palette) {
        form.setBackground(watch.color(palette.background()));
        form.getForm().setForeground(watch.color(palette.foreground()));
        bars(form.getForm().getHead(), watch, palette);
    }

    private static void bars(Composite parent, PaletteWatch watch, Palette palette) {
        for (Control child : parent.getChildren()) {
            if (child instanceof ToolBar bar) {
                bar.setForeground(watch.color(palette.foreground()));
                bar.setBackground(watch.color(palette.background()));
            } else if (child instanceof Composite inner) {
                bars(inner, watch, palette);
            }
        }
    }
}
