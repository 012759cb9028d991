package glia.ui.views.internal;

import glia.ui.kit.TimeWindow;
import java.util.Locale;
import org.eclipse.jface.action.ControlContribution;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** The choice of how much simulated time a picture shows; follows when the picture is zoomed by other means. */
final class SpanContribution extends ControlContribution {
    private static final double[] SPANS = {20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 30_000};

    private final TimeWindow window;
    private Combo combo;

    SpanContribution(TimeWindow window) {
        super("glia.ui.views.span");
        this.window = window;
        window.onWindowChange(this::follow);
    }

    @Override
    protected Control createControl(Composite parent) {
        combo = new Combo(parent, SWT.READ_ONLY | SWT.DROP_DOWN);
        combo.setToolTipText(Messages.span_tooltip);
        combo.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = Messages.span_tooltip;
            }
        });
        for (double span : SPANS) {
            combo.add(label(span));
        }
        combo.setVisibleItemCount(SPANS.length + 1);
        combo.addListener(SWT.Selection, event -> {
            int chosen = combo.getSelectionIndex();
            if (chosen < SPANS.length) {
                window.setSpanMs(SPANS[chosen]);
            }
        });
        follow();
        return combo;
    }

    private void follow() {
        if (combo == null || combo.isDisposed()) {
            return;
        }
        String wanted = label(window.spanMs());
        int place = combo.indexOf(wanted);
        if (place < 0) {
            // a span that came about by zooming has a line of its own, the last one
            if (combo.getItemCount() > SPANS.length) {
                combo.setItem(SPANS.length, wanted);
            } else {
                combo.add(wanted);
            }
            place = SPANS.length;
        }
        combo.select(place);
    }

    private static String label(double ms) {
        boolean seconds = ms >= 1000;
        double value = seconds ? ms / 1000 : ms;
        String digits = value >= 99.5 || value == Math.rint(value) ? "%.0f" : value >= 9.95 ? "%.1f" : "%.2f";
        return NLS.bind(seconds ? Messages.span_seconds : Messages.span_milliseconds,
                String.format(Locale.ROOT, digits, value));
    }
}
