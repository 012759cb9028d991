package glia.ui.kit.chart;

import glia.api.store.SpikeFigures;
import glia.api.store.SpikeFigures.Histogram;
import glia.api.store.SpikeStatistics;
import glia.ui.kit.Drawing;
import glia.ui.kit.Drawing.Align;
import glia.ui.kit.DrawingCanvas;
import glia.ui.kit.Exportable;
import glia.ui.kit.Palette;
import glia.ui.kit.Ticks;
import glia.ui.kit.internal.Messages;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.eclipse.osgi.util.NLS;

/**
 * How the intervals between spikes, their variation and the rates of the neurons of one population are distributed.
 *
 * @param statistics of the stretch of time that is shown
 * @param figures the histograms of it
 * @param population its place in the network
 */
public record Histograms(SpikeStatistics statistics, SpikeFigures figures, int population) {
    private static final int MARGIN = 16;
    /** Beside an axis of counts. */
    private static final int GAP = 6;
    /** As wide as a count, and as a value with some room about it. */
    private static final String COUNT = "000000";
    private static final String TICK = "000000000";

    private SpikeStatistics.Group group() {
        return statistics.populations().get(population);
    }

    /** Three pictures beside each other below a line of figures. */
    public Drawing draw(DrawingCanvas.Room room) {
        Drawing.Builder drawing = new Drawing.Builder(room.width(), room.height());
        double top = MARGIN;
        for (String line : summary(room)) {
            drawing.text(MARGIN, top + room.line() / 2.0, room.width() - 2.0 * MARGIN, line,
                    room.palette().foreground(), Align.LEFT);
            top += room.line();
        }
        top += 1.5 * room.line();
        double third = (room.width() - MARGIN) / 3.0;
        histogram(drawing, room, top, MARGIN, third - MARGIN, figures.intervals().get(population),
                Messages.histograms_interval);
        histogram(drawing, room, top, MARGIN + third, third - MARGIN, figures.neuronCvs().get(population),
                Messages.histograms_cv);
        histogram(drawing, room, top, MARGIN + 2 * third, third - MARGIN, figures.neuronRates().get(population),
                Messages.histograms_rate);
        return drawing.build();
    }

    /** In one line, or in two where there is no room for it. */
    private List<String> summary(DrawingCanvas.Room room) {
        String from = NLS.bind(Messages.histograms_from, new Object[] {group().name(),
            String.format(Locale.ROOT, "%.0f", statistics.fromMs()),
            String.format(Locale.ROOT, "%.0f", statistics.toMs())});
        String figures = NLS.bind(Messages.histograms_figures, new Object[] {figure(group().rateHz()),
            figure(group().cvIsi()), group().cvNeurons(), figure(group().lvIsi()), figure(group().fano3ms())});
        return room.wide(from + figures) < room.width() ? List.of(from + ' ' + figures) : List.of(from, figures);
    }

    private static String figure(OptionalDouble value) {
        return value.isEmpty() ? "\u2013" : String.format(Locale.ROOT, "%.3g", value.getAsDouble());
    }

    private void histogram(Drawing.Builder drawing, DrawingCanvas.Room room, double top, double left, double width,
            Histogram histogram, String title) {
        Palette palette = room.palette();
        double bottom = room.height() - 2.5 * room.line();
        double counted = room.wide(COUNT);
        double tick = room.wide(TICK);
        double from = left + counted + GAP;
        double plot = Math.max(1, width - counted - GAP);
        drawing.text(left, room.height() - room.line() * 0.8, width, title, palette.muted(), Align.MIDDLE);
        long most = Arrays.stream(histogram.counts()).max().orElse(0);
        if (most == 0 || bottom <= top) {
            drawing.text(from, (top + bottom) / 2, plot, Messages.histograms_none, palette.muted(), Align.MIDDLE);
            return;
        }
        double[] edges = histogram.edges();
        Axis axis = Axis.of(edges, from, plot, (int) (plot / tick));
        Ticks counts = Ticks.between(0, most, Math.max(1, (int) ((bottom - top) / 40)));
        for (int i = 0; i < counts.count(); i++) {
            double y = bottom - counts.at(i) / most * (bottom - top);
            drawing.line(from, y, from + plot, y, palette.grid());
            drawing.text(left, y, counted, counts.label(counts.at(i)), palette.muted(), Align.RIGHT);
        }
        axis.ticks().forEach((value, label) -> {
            double x = axis.place(value);
            drawing.line(x, bottom, x, bottom + 4, palette.frame());
            drawing.text(x - tick / 2, bottom + room.line() * 0.7, tick, label, palette.muted(), Align.MIDDLE);
        });
        drawing.line(from, bottom, from + plot, bottom, palette.frame());
        for (int bin = 0; bin < histogram.counts().length; bin++) {
            double x0 = axis.place(edges[bin]);
            double width0 = axis.place(edges[bin + 1]) - x0;
            double height = (double) histogram.counts()[bin] / most * (bottom - top);
            if (histogram.counts()[bin] > 0) {
                drawing.box(x0, bottom - height, Math.max(1, width0 - (width0 > 4 ? 1 : 0)), Math.max(1, height),
                        palette.series(population));
                drawing.mark(x0, bottom - height, Math.max(1, width0), Math.max(1, height), NLS.bind(
                        Messages.histograms_bin, new Object[] {number(edges[bin]), number(edges[bin + 1]),
                            histogram.counts()[bin]}));
            }
        }
    }

    /**
     * The axis of the values: logarithmic where the bins are, so that bins look as wide as they count.
     *
     * @param low first edge
     * @param high last edge
     * @param log whether it is logarithmic
     * @param from left end in points
     * @param width in points
     * @param most how many values there is room for beside each other
     */
    private record Axis(double low, double high, boolean log, double from, double width, int most) {

        static Axis of(double[] edges, double from, double width, int most) {
            int last = edges.length - 1;
            double first = edges[1] - edges[0];
            boolean log = edges[0] > 0 && edges[last] - edges[last - 1] > 2 * first;
            return new Axis(edges[0], edges[last], log, from, width, most);
        }

        double place(double value) {
            double share = log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
            return from + share * width;
        }

        Map<Double, String> ticks() {
            Map<Double, String> ticks = new LinkedHashMap<>();
            if (log && high >= 100 * low) {
                for (double value = Math.pow(10, Math.ceil(Math.log10(low) - 1e-9)); value <= high; value *= 10) {
                    ticks.put(value, number(value));
                }
                return ticks;
            }
            Ticks values = Ticks.between(low, high, Math.max(2, most));
            for (int i = 0; i < values.count(); i++) {
                ticks.put(values.at(i), values.label(values.at(i)));
            }
            return ticks;
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 1e4 ? "%.3e" : value == Math.rint(value) ? "%.0f" : "%.4g", value);
    }

    /** A line a bin of all histograms. */
    public Exportable.Table table() {
        return out -> {
            out.append("histogram,from,to,count\n");
            lines("interval_ms", figures.intervals().get(population), out);
            lines("cv_isi", figures.neuronCvs().get(population), out);
            lines("rate_hz", figures.neuronRates().get(population), out);
        };
    }

    private static void lines(String name, Histogram histogram, Appendable out) throws IOException {
        for (int bin = 0; bin < histogram.counts().length; bin++) {
            out.append(name).append(',').append(Double.toString(histogram.edges()[bin])).append(',')
                    .append(Double.toString(histogram.edges()[bin + 1])).append(',')
                    .append(Long.toString(histogram.counts()[bin])).append('\n');
        }
    }
}
