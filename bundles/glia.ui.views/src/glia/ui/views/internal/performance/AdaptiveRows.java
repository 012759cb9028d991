package glia.ui.views.internal.performance;

import glia.api.adaptive.AdaptiveStatus;
import glia.api.adaptive.Decision;
import glia.api.adaptive.Loss;
import glia.api.adaptive.Rung;
import glia.ui.kit.LiveTable;
import glia.ui.kit.LiveTable.Column;
import glia.ui.kit.LiveTable.Row;
import glia.ui.kit.LiveTable.Tone;
import glia.ui.views.internal.Messages;
import glia.ui.views.internal.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;

/** How the adaptive controller stands, and what it has decided, as tables. */
final class AdaptiveRows {

    private AdaptiveRows() {
    }

    /** A row a rung of the ladder. */
    static LiveTable.Content rungs(AdaptiveStatus status) {
        List<Row> rows = status.rungs().stream().map(step -> Row.of(tone(step), word(step.rung()),
                step.shed() ? Messages.rung_shed : step.absence().isEmpty() ? Messages.rung_held
                        : Messages.rung_fixed,
                step.rung().exact() ? Messages.rung_exact : Messages.rung_inexact,
                step.absence().isEmpty() ? step.cost() : step.absence())).toList();
        return new LiveTable.Content(List.of(Column.text(Messages.rung_rung, 170), Column.text(Messages.rung_state,
                110), Column.text(Messages.rung_results, 130), Column.text(Messages.rung_cost, 320)), rows, 1,
                NLS.bind(Messages.rung_footer, word(status.load()), Times.clock(status.time())));
    }

    private static Tone tone(AdaptiveStatus.Step step) {
        return step.shed() ? Tone.WARNING : step.absence().isEmpty() ? Tone.GOOD : Tone.MUTED;
    }

    /** A row a signal that it looks at. */
    static LiveTable.Content signals(AdaptiveStatus status) {
        List<Row> rows = status.signals().stream().map(AdaptiveRows::row).toList();
        return new LiveTable.Content(List.of(Column.text(Messages.signal_metric, 230), Column.number(
                Messages.signal_value), Column.number(Messages.signal_limit), Column.number(Messages.signal_calm),
                Column.text(Messages.signal_load, 200)), rows, 4, "");
    }

    private static Row row(AdaptiveStatus.Signal signal) {
        String load = signal.absence().isEmpty() ? word(signal.load()) : signal.absence();
        Tone tone = !signal.absence().isEmpty() ? Tone.MUTED : switch (signal.load()) {
            case CALM -> Tone.GOOD;
            case CLOSE -> Tone.NORMAL;
            case LOADED -> Tone.WARNING;
        };
        return new Row(List.of(signal.metric(), signal.value().map(AdaptiveRows::number).orElse("\u2013"),
                number(signal.limit()), number(signal.calm()), load),
                List.of(signal.metric(), signal.value().map(value -> Double.toString(value)).orElse(""),
                        Double.toString(signal.limit()), Double.toString(signal.calm()), load), tone);
    }

    /** A row a decision, the newest first. */
    static LiveTable.Content decisions(List<Decision> decisions) {
        List<Row> rows = decisions.reversed().stream().map(decision -> {
            List<String> cells = List.of(Times.clock(decision.time()), word(decision.rung()),
                    decision.shed() ? Messages.decision_shed : Messages.decision_back, decision.reason(),
                    decision.cost(), losses(decision), decision.release());
            List<String> exact = new ArrayList<>(cells);
            exact.set(0, decision.time().toString());
            return new Row(cells, exact, decision.shed() ? Tone.WARNING : Tone.GOOD);
        }).toList();
        return new LiveTable.Content(List.of(Column.text(Messages.decision_time, 90), Column.text(
                Messages.rung_rung, 170), Column.text(Messages.decision_what, 110), Column.text(
                Messages.decision_reason, 380), Column.text(Messages.decision_cost, 280), Column.text(
                Messages.decision_loss, 300), Column.text(Messages.decision_release, 260)), rows, 2, "");
    }

    /** By simulation and population, what was measured, or why it was not. */
    private static String losses(Decision decision) {
        return decision.losses().stream().map(loss -> loss.populations().isEmpty() ? loss.absence()
                : NLS.bind(Messages.loss_measured, new Object[] {loss.network(), number(loss.fromMs()),
                    number(loss.toMs()), loss.populations().stream().map(AdaptiveRows::loss)
                        .collect(Collectors.joining("; "))})).collect(Collectors.joining(". "));
    }

    private static String loss(Loss.Population population) {
        String rates = NLS.bind(Messages.loss_rates, new Object[] {population.name(), number(population.rateHz()),
            number(population.exactRateHz())});
        return Double.isNaN(population.error()) ? rates
                : NLS.bind(Messages.loss_spikes, rates, number(100 * population.error()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }

    private static String word(AdaptiveStatus.Load load) {
        return switch (load) {
            case CALM -> Messages.load_calm;
            case CLOSE -> Messages.load_close;
            case LOADED -> Messages.load_loaded;
        };
    }

    static String word(Rung rung) {
        return switch (rung) {
            case METRICS -> Messages.rung_metrics;
            case VISUALS -> Messages.rung_visuals;
            case SYNCHRONOUS_OBSERVERS -> Messages.rung_observers;
            case SENSORY_RESOLUTION -> Messages.rung_sensory;
            case LEARNING_CADENCE -> Messages.rung_learning;
            case NEURON_UPDATES -> Messages.rung_updates;
        };
    }
}
