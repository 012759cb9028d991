package glia.ui.kit.chart;

import glia.ui.kit.Palette;
import glia.ui.kit.PaletteWatch;
import glia.ui.kit.internal.Messages;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FormAttachment;
import org.eclipse.swt.layout.FormData;
import org.eclipse.swt.layout.FormLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ISeries;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.swtchart.Range;

/** What stands around the lines of a chart: axes, grid and legend, by SWTChart, and the title of the values. */
final class ChartFace {
    private final Composite parent;
    private final Chart chart;
    private final PaletteWatch colours;
    private final ValueTitle valueTitle;

    ChartFace(Composite parent, Chart chart, PaletteWatch colours) {
        this.parent = parent;
        this.chart = chart;
        this.colours = colours;
        valueTitle = new ValueTitle(parent, colours);
        layOut();
        chart.getTitle().setText("\u00A0");
        chart.getTitle().setFont(parent.getFont());
        chart.getLegend().setPosition(SWT.TOP);
        chart.enableCompress(false);
        axis(true).getTitle().setText(Messages.axis_time);
        axis(false).getTitle().setVisible(false);
        axis(true).getTick().setTickMarkStepHint(90);
        axis(false).getTick().setTickMarkStepHint(40);
    }

    private void layOut() {
        parent.setLayout(new FormLayout());
        FormData left = new FormData();
        left.top = new FormAttachment(0);
        left.bottom = new FormAttachment(100);
        left.left = new FormAttachment(0);
        valueTitle.setLayoutData(left);
        FormData right = new FormData();
        right.top = new FormAttachment(0);
        right.bottom = new FormAttachment(100);
        right.left = new FormAttachment(valueTitle);
        right.right = new FormAttachment(100);
        chart.setLayoutData(right);
    }

    private IAxis axis(boolean horizontal) {
        return horizontal ? chart.getAxisSet().getXAxis(0) : chart.getAxisSet().getYAxis(0);
    }

    void setTimeTitle(String words) {
        axis(true).getTitle().setText(words);
    }

    /** Titles of the horizontal and of the upright axis. */
    List<String> titles() {
        return List.of(axis(true).getTitle().getText(), valueTitle.text());
    }

    /** The time at a place of the plot. */
    double time(int x) {
        return axis(true).getDataCoordinate(x);
    }

    /** The value at a place of the plot. */
    double value(int y) {
        return axis(false).getDataCoordinate(y);
    }

    /** How many lines it has. */
    int lines() {
        return chart.getSeriesSet().getSeries().length;
    }

    void open(List<String> names, String values) {
        chart.suspendUpdate(true);
        for (ISeries<?> series : chart.getSeriesSet().getSeries()) {
            chart.getSeriesSet().deleteSeries(series.getId());
        }
        for (String name : names) {
            ILineSeries<?> line = (ILineSeries<?>) chart.getSeriesSet().createSeries(ISeries.SeriesType.LINE, name);
            line.setSymbolType(ILineSeries.PlotSymbolType.NONE);
            line.setLineWidth(1);
            line.setAntialias(SWT.ON);
            line.setXSeries(new double[0]);
            line.setYSeries(new double[0]);
        }
        valueTitle.setText(values);
        axis(true).getTitle().setVisible(!names.isEmpty());
        axis(true).getTick().setVisible(!names.isEmpty());
        axis(false).getTick().setVisible(!names.isEmpty());
        chart.getLegend().setVisible(names.size() > 1);
        // half of the highest label of the upright axis is above the plot
        chart.getTitle().setVisible(names.size() == 1);
        chart.suspendUpdate(false);
    }

    void rename(List<String> names) {
        ISeries<?>[] series = chart.getSeriesSet().getSeries();
        for (int i = 0; i < series.length; i++) {
            series[i].setDescription(names.get(i));
        }
        chart.redraw();
    }

    void show(ChartFrame frame) {
        chart.suspendUpdate(true);
        axis(true).setRange(new Range(frame.fromMs(), frame.toMs()));
        axis(false).setRange(new Range(frame.low(), frame.high()));
        chart.suspendUpdate(false);
        chart.redraw();
    }

    void applyPalette() {
        Palette palette = colours.palette();
        chart.setBackground(colours.color(palette.background()));
        chart.getPlotArea().setBackground(colours.color(palette.background()));
        chart.getLegend().setBackground(colours.color(palette.background()));
        chart.getLegend().setForeground(colours.color(palette.foreground()));
        for (boolean horizontal : new boolean[] {true, false}) {
            IAxis axis = axis(horizontal);
            axis.getTick().setForeground(colours.color(palette.muted()));
            axis.getTick().setFont(parent.getFont());
            axis.getTitle().setForeground(colours.color(palette.muted()));
            axis.getTitle().setFont(parent.getFont());
            axis.getGrid().setForeground(colours.color(palette.grid()));
            axis.getGrid().setStyle(LineStyle.SOLID);
        }
        ISeries<?>[] series = chart.getSeriesSet().getSeries();
        for (int i = 0; i < series.length; i++) {
            ((ILineSeries<?>) series[i]).setLineColor(colours.color(palette.series(i)));
        }
        valueTitle.redraw();
        chart.redraw();
    }

    /** Where the plot begins within the whole. */
    Point corner() {
        return parent.getDisplay().map(chart.getPlotArea().getControl(), parent, new Point(0, 0));
    }
}
