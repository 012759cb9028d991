package glia.store.internal.report;

import glia.api.energy.ValidationReport;
import glia.api.energy.ValidationReport.Estimate;
import glia.api.energy.ValidationReport.Finding;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Stream;

/** All experiments of a validation in one picture, each in units of the smallest effect that counts. */
final class ValidationFigure {

    private static final int ROW = 44;
    private static final int FRAME = 56;
    private static final double DOT = 5;
    private static final int WITH = 0;
    private static final int WITHOUT = 1;

    private ValidationFigure() {
    }

    /** @return a picture that stands by itself, with its own style sheet */
    static String text(ValidationReport report) {
        List<Finding> findings = report.findings();
        DoubleSummaryStatistics range = findings.stream()
                .flatMap(f -> Stream.of(f.effect(), f.control()).flatMap(e -> e.samples().stream()
                        .map(s -> s / f.experiment().threshold())))
                .filter(Double::isFinite).mapToDouble(Double::doubleValue).summaryStatistics();
        double low = Math.min(-1, range.getCount() == 0 ? 0 : range.getMin()) - 0.3;
        double high = Math.max(1, range.getCount() == 0 ? 0 : range.getMax()) + 0.3;
        Plot plot = new Plot("validation", "Effect of energy in each experiment, and of its control",
                Axis.linear("effect / smallest effect that counts", low, high),
                Axis.linear("", 0, findings.size()), FRAME + ROW * findings.size());
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            double row = findings.size() - 1 - i;
            double unit = finding.experiment().threshold();
            series(plot, WITH, row + 0.5, finding.effect(), unit);
            series(plot, WITHOUT, row + 0.2, finding.control(), unit);
            plot.note(plot.x(low) + 6, plot.y(row + 0.7), "start",
                    Words.role(finding.experiment().role()) + ": " + finding.experiment().name());
        }
        for (double at : new double[] {-1, 1}) {
            plot.path("curve", 2, "M" + Plot.number(plot.x(at)) + ' ' + Plot.number(plot.y(0)) + 'V'
                    + Plot.number(plot.y(findings.size())), " stroke-dasharray=\"3 3\"");
        }
        return plot.document(HtmlPage.style());
    }

    private static void series(Plot plot, int colour, double row, Estimate estimate, double unit) {
        StringBuilder dots = new StringBuilder();
        for (double sample : estimate.samples()) {
            if (Double.isFinite(sample)) {
                dots.append('M').append(Plot.number(plot.x(sample / unit))).append(' ')
                        .append(Plot.number(plot.y(row) - DOT / 2)).append('v').append(Plot.number(DOT));
            }
        }
        plot.path("dots", colour, dots, " stroke-width=\"" + Plot.number(DOT) + "\" stroke-opacity=\"0.6\"");
        if (Double.isFinite(estimate.low()) && Double.isFinite(estimate.high())) {
            plot.path("curve", colour, "M" + Plot.number(plot.x(estimate.low() / unit)) + ' '
                    + Plot.number(plot.y(row)) + 'H' + Plot.number(plot.x(estimate.high() / unit)), "");
        }
    }
}
