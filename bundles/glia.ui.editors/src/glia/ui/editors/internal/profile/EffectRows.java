package glia.ui.editors.internal.profile;

import glia.api.profile.ComparisonReport;
import glia.api.profile.ComparisonReport.Effect;
import glia.api.profile.Difference;
import glia.ui.editors.internal.Messages;
import glia.ui.kit.LiveTable.Column;
import glia.ui.kit.LiveTable.Content;
import glia.ui.kit.LiveTable.Row;
import glia.ui.kit.LiveTable.Tone;
import java.util.List;
import java.util.Locale;

/** What profiles change, and what that brings, as tables. */
final class EffectRows {
    private static final int NAME = 170;
    private static final int MEASURED = 270;
    private static final int VALUE = 65;
    private static final int WORDS = 200;

    private EffectRows() {
    }

    /** From what runs to what a profile says. */
    static Content differences(List<Difference> all) {
        List<Column> columns = List.of(Column.text(Messages.profile_column_switch, NAME),
                Column.text(Messages.profile_column_runs, VALUE), Column.text(Messages.profile_column_wanted, VALUE),
                Column.text(Messages.profile_column_takes, WORDS), Column.text(Messages.profile_column_words, WORDS));
        return new Content(columns, all.stream().map(one -> Row.of(Tone.NORMAL, one.name(),
                SwitchWords.shown(one.first()), SwitchWords.shown(one.second()), SwitchWords.takes(one.of().takes()),
                one.of().description())).toList(), -1, "");
    }

    /** An effect a row; what cannot be told from noise says so. */
    static Content effects(ComparisonReport report) {
        List<Column> columns = List.of(Column.text(Messages.profile_column_measured, MEASURED),
                Column.text(Messages.profile_column_from, VALUE), Column.text(Messages.profile_column_to, VALUE),
                Column.number(Messages.profile_column_effect), Column.number(Messages.profile_column_low),
                Column.number(Messages.profile_column_high), Column.text(Messages.profile_column_verdict, WORDS));
        return new Content(columns, report.switches().stream().map(EffectRows::row).toList(), 6,
                Messages.bind(Messages.profile_effects_footer, report.network(), report.rounds()));
    }

    private static Row row(Effect effect) {
        String verdict = !effect.distinguishable() ? Messages.profile_noise
                : effect.effectPercent() < 0 ? Messages.profile_less : Messages.profile_more;
        Tone tone = !effect.distinguishable() ? Tone.MUTED : effect.effectPercent() < 0 ? Tone.GOOD : Tone.WARNING;
        String measured = Messages.bind(Messages.profile_of, metric(effect.metric()), name(effect));
        return new Row(List.of(measured, effect.first(), effect.second(), percent(effect.effectPercent()),
                percent(effect.low()), percent(effect.high()), verdict),
                List.of(effect.metric() + " " + effect.name(), effect.first(), effect.second(),
                        Double.toString(effect.effectPercent()), Double.toString(effect.low()),
                        Double.toString(effect.high()), verdict), tone);
    }

    private static String name(Effect effect) {
        return effect.name().equals(ComparisonReport.ALL) ? Messages.profile_all : effect.name();
    }

    private static String metric(String metric) {
        return switch (metric) {
            case "wallSecondsPerSecond" -> Messages.profile_metric_wall;
            case "cpuSecondsPerSecond" -> Messages.profile_metric_cpu;
            case "peakMemoryBytes" -> Messages.profile_metric_memory;
            case "buildSeconds" -> Messages.profile_metric_build;
            default -> metric;
        };
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%+.1f %%", value);
    }
}
