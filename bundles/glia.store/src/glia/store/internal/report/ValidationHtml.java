package glia.store.internal.report;

import glia.api.energy.Experiment;
import glia.api.energy.Role;
import glia.api.energy.ValidationReport;
import glia.api.energy.ValidationReport.Estimate;
import glia.api.energy.ValidationReport.Finding;
import glia.api.energy.ValidationReport.MutantFinding;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a validation has found as one self-contained page, well-formed as XML, without script. */
final class ValidationHtml {

    private static final int HEIGHT = 150;
    private static final double DOT = 5;
    private static final double WITH = 2;
    private static final double WITHOUT = 1;

    private final ValidationReport report;
    private final StringBuilder out = new StringBuilder(1 << 14);

    private ValidationHtml(ValidationReport report) {
        this.report = report;
    }

    static String text(ValidationReport report) {
        ValidationHtml page = new ValidationHtml(report);
        page.write();
        return page.out.toString();
    }

    private void write() {
        HtmlPage.begin(out, "Roles of energy");
        out.append("<p>").append(report.score()).append(" of ").append(Role.values().length)
                .append(" roles are shown. Each experiment took ").append(report.seeds())
                .append(" samples with energy in its role and as many of its control, with seeds from ")
                .append(report.firstSeed()).append(" on. A role is shown if all its experiments hold: the effect is "
                        + "above the smallest one that counts, with 95 % confidence, and vanishes in the control."
                        + "</p>\n");
        roles();
        for (Finding finding : report.findings()) {
            finding(finding);
        }
        mutants();
        HtmlPage.end(out);
    }

    private void roles() {
        out.append("<table id=\"roles\">\n<tr><th scope=\"col\">role</th><th scope=\"col\">shown</th>"
                + "<th scope=\"col\">experiments</th></tr>\n");
        for (Role role : Role.values()) {
            List<String> names = report.findings().stream().map(Finding::experiment).filter(e -> e.role() == role)
                    .map(Experiment::name).toList();
            row(Words.role(role), report.shown(role) ? "yes" : "no",
                    names.isEmpty() ? "none yet" : String.join(", ", names));
        }
        out.append("</table>\n");
    }

    private void row(String... cells) {
        out.append("<tr>");
        for (String cell : cells) {
            out.append("<td>").append(Words.escape(cell)).append("</td>");
        }
        out.append("</tr>\n");
    }

    private void finding(Finding finding) {
        Experiment experiment = finding.experiment();
        out.append("<h2>").append(Words.escape(Words.role(experiment.role()) + ": " + experiment.name()))
                .append("</h2>\n<p>").append(Words.escape(experiment.claim() + " Control: " + experiment.control()))
                .append("</p>\n<figure>\n").append(plot(finding)).append("<figcaption>Each dot is one seed; the lines"
                        + " are 95 % confidence intervals of the means, the marks the smallest effect that counts."
                        + "</figcaption>\n</figure>\n<table>\n");
        row("with energy in its role", estimate(finding.effect()));
        row("control", estimate(finding.control()));
        row("effect size (Hedges' g)", Double.isInfinite(finding.effectSize())
                ? "infinite: no sample differs from the others of its kind" : number(finding.effectSize()));
        row("verdict", (finding.holds() ? "holds: " : "does not hold: ") + finding.verdict());
        out.append("</table>\n");
    }

    private static String plot(Finding finding) {
        double threshold = finding.experiment().threshold();
        DoubleSummaryStatistics range = Stream.of(finding.effect(), finding.control())
                .flatMap(e -> Stream.concat(e.samples().stream(), Stream.of(e.low(), e.high())))
                .filter(Double::isFinite).mapToDouble(Double::doubleValue).summaryStatistics();
        double low = Math.min(-threshold, range.getCount() == 0 ? 0 : range.getMin());
        double high = Math.max(threshold, range.getCount() == 0 ? 0 : range.getMax());
        double margin = 0.05 * (high - low);
        String id = finding.experiment().name().replaceAll("[^a-zA-Z0-9]+", "-");
        Plot plot = new Plot(id, finding.experiment().name(), Axis.linear(finding.experiment().measure(),
                low - margin, high + margin), Axis.linear("", 0, 3), HEIGHT);
        series(plot, 0, WITH, finding.effect(), "energy");
        series(plot, 1, WITHOUT, finding.control(), "control");
        for (double at : new double[] {-threshold, threshold}) {
            plot.path("curve", 2, "M" + Plot.number(plot.x(at)) + ' ' + Plot.number(plot.y(0)) + 'V'
                    + Plot.number(plot.y(3)), " stroke-dasharray=\"3 3\"");
        }
        return plot.svg(false);
    }

    private static void series(Plot plot, int colour, double row, Estimate estimate, String name) {
        plot.note(plot.x(0), plot.y(row + 0.35), "middle", name);
        StringBuilder dots = new StringBuilder();
        for (double sample : estimate.samples()) {
            if (Double.isFinite(sample)) {
                dots.append('M').append(Plot.number(plot.x(sample))).append(' ')
                        .append(Plot.number(plot.y(row) - DOT / 2)).append("v").append(Plot.number(DOT));
            }
        }
        plot.path("dots", colour, dots, " stroke-width=\"" + Plot.number(DOT) + "\" stroke-opacity=\"0.6\"");
        if (Double.isFinite(estimate.low()) && Double.isFinite(estimate.high())) {
            plot.path("curve", colour, "M" + Plot.number(plot.x(estimate.low())) + ' ' + Plot.number(plot.y(row))
                    + 'H' + Plot.number(plot.x(estimate.high())), "");
        }
    }

    private void mutants() {
        if (report.mutants().isEmpty()) {
            return;
        }
        out.append("<h2>Broken energy code</h2>\n<p>The experiments again, with a part of the energy code replaced by"
                + " a broken one: which of them notice.</p>\n<table id=\"mutants\">\n<tr><th scope=\"col\">mutant</th>"
                + "<th scope=\"col\">what is broken</th><th scope=\"col\">caught by</th><th scope=\"col\">roles"
                + " still shown</th></tr>\n");
        for (MutantFinding mutant : report.mutants()) {
            row(mutant.mutant().name(), mutant.mutant().description(),
                    mutant.caughtBy().isEmpty() ? "nothing" : String.join(", ", mutant.caughtBy()),
                    Integer.toString(mutant.score()));
        }
        out.append("</table>\n");
    }

    private static String estimate(Estimate estimate) {
        return number(estimate.mean()) + " [" + number(estimate.low()) + ", " + number(estimate.high()) + "]";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
