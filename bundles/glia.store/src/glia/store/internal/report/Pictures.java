package glia.store.internal.report;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.api.store.RunSummary;
import glia.api.store.SpikeFigures;
import glia.api.store.SpikeFigures.Histogram;
import glia.api.store.SpikeFigures.Raster;
import glia.api.store.SpikeFigures.Rates;
import java.util.Arrays;
import java.util.List;

/** The plots of a report. */
final class Pictures {

    /** So many populations can be told apart by colour. */
    static final int MAX_POPULATIONS = 8;

    private static final int HEIGHT = 280;
    private static final int RASTER_HEIGHT = 440;
    private static final double HEADROOM = 1.05;

    private final Network network;
    private final SpikeFigures figures;
    private final int drawn;

    Pictures(RunSummary summary, SpikeFigures figures) {
        network = summary.network();
        this.figures = figures;
        drawn = Math.min(MAX_POPULATIONS, network.populations().size());
    }

    String raster() {
        Raster raster = figures.raster();
        int rows = raster.neurons().length;
        Plot plot = new Plot("raster", "Spikes of single neurons over time",
                Axis.linear("time (ms)", raster.fromMs(), raster.toMs()), Axis.linear("neurons", 0, rows),
                RASTER_HEIGHT);
        int[] seriesOfRow = new int[rows];
        nameRows(plot, raster, seriesOfRow);
        StringBuilder[] dots = new StringBuilder[MAX_POPULATIONS];
        Arrays.setAll(dots, i -> new StringBuilder());
        for (int i = 0; i < raster.rows().length; i++) {
            int row = raster.rows()[i];
            dots[seriesOfRow[row]].append('M').append(Plot.number(plot.x(raster.times()[i]))).append(' ')
                    .append(Plot.number(plot.y(row + 0.5))).append("h1.5");
        }
        String thickness = " stroke-width=\"" + Plot.number(Math.clamp(0.8 * plot.unit(), 1.4, 8)) + '"';
        for (int series = 0; series < dots.length; series++) {
            if (!dots[series].isEmpty()) {
                plot.path("dots", series, dots[series], thickness);
            }
        }
        return plot.svg(false);
    }

    /** Draws a line between populations and writes the names of those that are high enough. */
    private void nameRows(Plot plot, Raster raster, int[] seriesOfRow) {
        int row = 0;
        while (row < raster.neurons().length) {
            Population population = network.populationOf(raster.neurons()[row]);
            int end = row;
            while (end < raster.neurons().length
                    && raster.neurons()[end] < population.firstId() + population.size()) {
                seriesOfRow[end++] = population.index() % MAX_POPULATIONS;
            }
            if (row > 0) {
                plot.rule(plot.y(row));
            }
            if (plot.y(row) - plot.y(end) >= 14) {
                plot.note(68, (plot.y(row) + plot.y(end)) / 2 + 4, "end", shorten(population.name()));
            }
            row = end;
        }
    }

    private static String shorten(String name) {
        return name.length() <= 8 ? name : name.substring(0, 7) + "\u2026";
    }

    String rates() {
        Rates rates = figures.rates();
        int bins = rates.hz()[0].length;
        double highest = Arrays.stream(rates.hz()).limit(drawn).flatMapToDouble(Arrays::stream).max().orElse(0);
        Plot plot = new Plot("rates", "Rate of each population over time",
                Axis.linear("time (ms)", rates.fromMs(), rates.toMs()),
                Axis.linear("rate (Hz)", 0, HEADROOM * highest), HEIGHT);
        for (int p = 0; p < drawn; p++) {
            double[] edges = new double[bins + 1];
            Arrays.setAll(edges, i -> Math.min(rates.fromMs() + i * rates.binMs(), rates.toMs()));
            plot.path("curve", p, outline(plot, edges, rates.hz()[p]), "");
        }
        return plot.svg(true);
    }

    String intervals() {
        return histograms("intervals", "Interspike intervals", "interval (ms, logarithmic)", "intervals (%)",
                figures.intervals(), true);
    }

    String neuronCvs() {
        return histograms("neuron-cvs", "Variation of the intervals of single neurons", "CV", "neurons (%)",
                figures.neuronCvs(), false);
    }

    String neuronRates() {
        return histograms("neuron-rates", "Rates of single neurons", "rate (Hz)", "neurons (%)",
                figures.neuronRates(), false);
    }

    private String histograms(String id, String title, String xLabel, String yLabel, List<Histogram> all,
            boolean logarithmic) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        double highest = 0;
        for (Histogram histogram : all.subList(0, drawn)) {
            if (histogram.counts().length > 0) {
                low = Math.min(low, histogram.edges()[0]);
                high = Math.max(high, histogram.edges()[histogram.edges().length - 1]);
                highest = Math.max(highest, Arrays.stream(percent(histogram)).max().orElse(0));
            }
        }
        Axis x = logarithmic ? Axis.logarithmic(xLabel, Double.isFinite(low) ? low : 1, high)
                : Axis.linear(xLabel, 0, high);
        Plot plot = new Plot(id, title, x, Axis.linear(yLabel, 0, HEADROOM * highest), HEIGHT);
        for (int p = 0; p < drawn; p++) {
            Histogram histogram = all.get(p);
            if (histogram.counts().length > 0) {
                plot.path("curve", p, outline(plot, histogram.edges(), percent(histogram)), "");
            }
        }
        return plot.svg(true);
    }

    private static double[] percent(Histogram histogram) {
        double total = Math.max(1, Arrays.stream(histogram.counts()).sum());
        return Arrays.stream(histogram.counts()).mapToDouble(c -> 100 * c / total).toArray();
    }

    private static CharSequence outline(Plot plot, double[] edges, double[] heights) {
        String ground = Plot.number(plot.y(0));
        StringBuilder data = new StringBuilder("M").append(Plot.number(plot.x(edges[0]))).append(' ').append(ground);
        for (int i = 0; i < heights.length; i++) {
            data.append('V').append(Plot.number(plot.y(heights[i]))).append('H')
                    .append(Plot.number(plot.x(edges[i + 1])));
        }
        return data.append('V').append(ground);
    }
}
