package glia.ui.views.internal.performance;

import glia.api.backend.Phase;
import glia.api.metric.Metric;
import glia.api.metric.MetricSample;
import glia.api.metric.Unit;
import glia.ui.kit.Drawing;
import glia.ui.kit.Drawing.Align;
import glia.ui.kit.DrawingCanvas;
import glia.ui.kit.Exportable;
import glia.ui.kit.Palette;
import glia.ui.views.internal.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.eclipse.osgi.util.NLS;

/**
 * What the time of a simulation goes into.
 *
 * @param shares by phase, in their order
 * @param realTime real-time factor
 * @param step median time of a step in s
 */
record PhaseShares(List<Share> shares, OptionalDouble realTime, OptionalDouble step) {
    private static final int MARGIN = 16;
    private static final int GAP = 12;

    /**
     * The share of one phase.
     *
     * @param phase the phase
     * @param share 0 to 1; absent if it is not known
     * @param absence why it is not known
     */
    record Share(Phase phase, OptionalDouble share, String absence) {
    }

    PhaseShares {
        shares = List.copyOf(shares);
    }

    /** Of one simulation, from a sample of metrics; null if nothing of it was measured. */
    static PhaseShares of(MetricSample sample, long simulation) {
        List<Share> shares = new ArrayList<>();
        for (Metric metric : sample.metrics()) {
            if (metric.name().equals("simulation.phase") && of(metric, simulation)) {
                Phase phase = Phase.valueOf(metric.labels().get("phase").toUpperCase(Locale.ROOT));
                shares.add(new Share(phase, metric.value(), metric.absence()));
            }
        }
        shares.sort((one, other) -> one.phase().compareTo(other.phase()));
        return shares.isEmpty() || shares.stream().allMatch(share -> share.share().isEmpty()) ? null
                : new PhaseShares(shares, value(sample, "simulation.real_time_factor", simulation, null),
                        value(sample, "simulation.step_time", simulation, "0.5"));
    }

    private static boolean of(Metric metric, long simulation) {
        return Long.toString(simulation).equals(metric.labels().get("simulation"));
    }

    private static OptionalDouble value(MetricSample sample, String name, long simulation, String quantile) {
        return sample.metrics().stream().filter(metric -> metric.name().equals(name) && of(metric, simulation)
                && (quantile == null || quantile.equals(metric.labels().get("quantile"))))
                .map(Metric::value).findFirst().orElse(OptionalDouble.empty());
    }

    static String word(Phase phase) {
        return switch (phase) {
            case INPUT -> Messages.phase_input;
            case DYNAMICS -> Messages.phase_dynamics;
            case EXCHANGE -> Messages.phase_exchange;
            case DELIVERY -> Messages.phase_delivery;
            case LEARNING -> Messages.phase_learning;
            case LEDGER -> Messages.phase_ledger;
            case SNAPSHOT -> Messages.phase_snapshot;
        };
    }

    /** One bar of all phases above one bar for each of them. */
    Drawing draw(DrawingCanvas.Room room) {
        Palette palette = room.palette();
        Drawing.Builder drawing = new Drawing.Builder(room.width(), room.height());
        double line = Math.max(room.line() + 8, Math.min(34, (room.height() - 4.0 * MARGIN) / (shares.size() + 2)));
        double width = room.width() - 2.0 * MARGIN;
        drawing.text(MARGIN, MARGIN + room.line() / 2.0, width, summary(), palette.foreground(), Align.LEFT);
        double top = MARGIN + 1.5 * room.line();
        double x = MARGIN;
        for (Share each : shares) {
            double part = width * each.share().orElse(0);
            drawing.box(x, top, part, line, palette.series(each.phase().ordinal()));
            drawing.mark(x, top, part, line, words(each));
            x += part;
        }
        double y = top + line + MARGIN;
        double greatest = shares.stream().mapToDouble(each -> each.share().orElse(0)).max().orElse(1);
        double names = GAP + shares.stream().mapToDouble(each -> room.wide(word(each.phase()))).max().orElse(0);
        double values = GAP + shares.stream().mapToDouble(each -> room.wide(percent(each))).max().orElse(0);
        double scale = Math.max(0, width - names - values) / Math.max(1e-9, greatest);
        for (Share each : shares) {
            drawing.text(MARGIN, y + line / 2, names - GAP / 2.0, word(each.phase()), palette.foreground(),
                    Align.LEFT);
            if (each.share().isEmpty()) {
                drawing.text(MARGIN + names, y + line / 2, width - names, each.absence(), palette.muted(),
                        Align.LEFT);
            } else {
                double part = scale * each.share().getAsDouble();
                drawing.box(MARGIN + names, y + 3, Math.max(1, part), line - 6,
                        palette.series(each.phase().ordinal()));
                drawing.text(MARGIN + names + part + GAP / 2.0, y + line / 2, values - GAP / 2.0, percent(each),
                        palette.foreground(), Align.LEFT);
            }
            drawing.mark(MARGIN, y, width, line, words(each));
            y += line;
        }
        return drawing.build();
    }

    private String summary() {
        return NLS.bind(Messages.phases_summary,
                step.isEmpty() ? "\u2013" : Figures.shown(step.getAsDouble(), Unit.SECONDS),
                realTime.isEmpty() ? "\u2013" : String.format(Locale.ROOT, "%.2f", realTime.getAsDouble()));
    }

    private static String percent(Share share) {
        return share.share().isEmpty() ? "\u2013"
                : String.format(Locale.ROOT, "%.1f\u202F%%", 100 * share.share().getAsDouble());
    }

    private static String words(Share share) {
        return word(share.phase()) + "\u2002"
                + (share.share().isEmpty() ? share.absence() : percent(share));
    }

    Exportable.Table table() {
        return out -> {
            out.append("phase,share\n");
            for (Share share : shares) {
                out.append(share.phase().name().toLowerCase(Locale.ROOT)).append(',').append(
                        share.share().isEmpty() ? "" : Double.toString(share.share().getAsDouble())).append('\n');
            }
        };
    }

}
