package glia.ui.editors.internal.form;

import glia.ui.kit.Palette;
import glia.ui.kit.PaletteWatch;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.ui.forms.widgets.Form;
import org.eclipse.ui.forms.widgets.ScrolledForm;
import org.eclipse.ui.forms.widgets.Section;

/**
 * The colours of a form: its toolkit knows those of the light theme only, and the theme engine styles it too early. Its
 * font, too, needs care.
 */
public final class FormColours {

    private FormColours() {
    }

    /** Has a form go by the theme from now on. */
    public static void follow(ScrolledForm form) {
        follow(form, form.getForm());
    }

    /** Has a form that does not scroll go by the theme from now on. */
    public static void follow(Form form) {
        follow(form, form);
    }

    private static void follow(Composite all, Form form) {
        BoldFont.keep(form.getBody());
        PaletteWatch watch = new PaletteWatch(all);
        watch.onChange(palette -> colour(all, form, watch, palette));
        colour(all, form, watch, watch.palette());
    }

    private static void colour(Composite all, Form form, PaletteWatch watch, Palette palette) {
        all.setBackground(watch.color(palette.background()));
        words(form.getBody(), watch, palette);
        form.setForeground(watch.color(palette.foreground()));
        bars(form.getHead(), watch, palette);
    }

    /** What was made in another theme has that one's background on the screen, whatever the toolkit says of it. */
    private static void words(Composite parent, PaletteWatch watch, Palette palette) {
        for (Control child : parent.getChildren()) {
            boolean section = child instanceof Section || child.getParent() instanceof Section;
            if (section || child instanceof Label || child instanceof Text || child instanceof Combo
                    || child instanceof Spinner || child instanceof Button && (child.getStyle() & SWT.CHECK) != 0) {
                child.setBackground(watch.color(palette.background()));
            }
            if (child instanceof Composite inner) {
                words(inner, watch, palette);
            }
        }
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
