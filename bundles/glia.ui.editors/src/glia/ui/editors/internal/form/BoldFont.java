package glia.ui.editors.internal.form;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.forms.widgets.ExpandableComposite;
import org.eclipse.ui.forms.widgets.FormToolkit;

/**
 * The bold font of sections. The platform makes one when a toolkit first wants it and disposes it with the last of the
 * toolkits, but then no longer finds it in its table, since the hash of a font is its handle: each editor would leave a
 * font there. So one toolkit that wants it stays.
 */
final class BoldFont {
    private static final String KEPT = BoldFont.class.getName();

    private BoldFont() {
    }

    /** Keeps the font as long as there is a display; it is that of sections in this parent. */
    static void keep(Composite parent) {
        Display display = parent.getDisplay();
        if (display.getData(KEPT) == null) {
            FormToolkit toolkit = new FormToolkit(display);
            toolkit.createSection(parent, ExpandableComposite.TITLE_BAR).dispose();
            display.setData(KEPT, toolkit);
            display.disposeExec(toolkit::dispose);
        }
    }
}
