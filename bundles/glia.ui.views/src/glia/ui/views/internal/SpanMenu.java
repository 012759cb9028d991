package glia.ui.views.internal;

import glia.ui.kit.TimeWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.osgi.util.NLS;

/** The choice of how much simulated time a picture shows; follows when the picture is zoomed by other means. */
final class SpanMenu extends ChoiceMenu {
    private static final double[] SPANS = {20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 30_000};

    private final TimeWindow window;

    SpanMenu(TimeWindow window, Runnable relayout) {
        super(Messages.span_tooltip, place -> {
            if (place < SPANS.length) {
                window.setSpanMs(SPANS[place]);
            }
        }, relayout);
        this.window = window;
        window.onWindowChange(this::follow);
        follow();
    }

    private void follow() {
        List<String> labels = new ArrayList<>();
        for (double span : SPANS) {
            labels.add(label(span));
        }
        String wanted = label(window.spanMs());
        if (!labels.contains(wanted)) {
            // a span that came about by zooming has a line of its own, the last one
            labels.add(wanted);
        }
        setChoices(labels, labels.indexOf(wanted));
    }

    private static String label(double ms) {
        boolean seconds = ms >= 1000;
        double value = seconds ? ms / 1000 : ms;
        String digits = value >= 99.5 || value == Math.rint(value) ? "%.0f" : value >= 9.95 ? "%.1f" : "%.2f";
        return NLS.bind(seconds ? Messages.span_seconds : Messages.span_milliseconds,
                String.format(Locale.ROOT, digits, value));
    }
}
