package glia.cli.internal;

import glia.api.profile.ComparisonReport;
import glia.api.profile.ComparisonReport.Effect;
import java.util.Arrays;
import java.util.Locale;

/** What a comparison has found, as a table in Markdown, with a row for what has no effect too. */
final class ComparisonMarkdown {

    private static final String ROW = "| %s | %s | %s | %s | %s | %s |%n";

    private ComparisonMarkdown() {
    }

    static String text(ComparisonReport report) {
        StringBuilder text = new StringBuilder(row("Switch", report.first(), report.second(), "Metric", "Effect on "
                + report.network(), "95 % interval, " + Texts.count(report.rounds(), "pair")));
        text.append(row("---", "---", "---", "---", "---", "---"));
        for (Effect effect : report.switches()) {
            boolean all = effect.name().equals(ComparisonReport.ALL);
            text.append(row(all ? effect.name() : "`" + effect.name() + "`", effect.first(), effect.second(),
                    effect.metric(), effect.distinguishable() ? percent(effect.effectPercent())
                            : "none that can be told from noise",
                    percent(effect.low()) + " to " + percent(effect.high())));
        }
        return text.toString();
    }

    /** Names of files may have what ends a cell. */
    private static String row(String... cells) {
        return String.format(Locale.ROOT, ROW, (Object[]) Arrays.stream(cells).map(cell -> cell.replace("|", "\\|"))
                .toArray(String[]::new));
    }

    static String percent(double value) {
        return String.format(Locale.ROOT, "%+.1f %%", value);
    }
}
