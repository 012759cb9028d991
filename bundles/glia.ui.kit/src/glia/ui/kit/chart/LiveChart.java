package glia.ui.kit.chart;

import glia.ui.kit.Drawing;
import glia.ui.kit.Exportable;
import glia.ui.kit.FrameJob;
import glia.ui.kit.Navigable;
import glia.ui.kit.Palette;
import glia.ui.kit.PaletteWatch;
import glia.ui.kit.TimeWindow;
import glia.ui.kit.UiQueue;
import glia.ui.kit.internal.Messages;
import glia.ui.kit.internal.Navigation;
import glia.ui.kit.internal.Paint;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.events.PaintEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.ICustomPaintListener;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ISeries;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.swtchart.Range;

/**
 * Lines over simulated time with the newest sample at the right edge. What is drawn is bounded by the width of the
 * picture, not by the number of samples; points are chosen in a job.
 */
public final class LiveChart extends Composite implements Navigable, TimeWindow, Exportable {
    private static final double ZOOM_STEP = 1.25;
    private static final double SHORTEST_MS = 0.5;
    private static final double LONGEST_MS = 3_600_000;
    private static final int SMALLEST_BOX = 6;

    private final Chart chart;
    private final Control plot;
    private final PaletteWatch colours;
    private final ChartCrosshair crosshair;
    private final FrameJob<ChartFrame> frames;
    private final List<Runnable> windowListeners = new ArrayList<>();
    private final String title;
    private final double defaultSpanMs;
    private volatile ChartScene scene;
    private List<String> names = List.of();
    private SampleRing ring;
    private ChartFrame frame;
    private String message = "";
    private boolean fromZero;
    private double gapMs;
    private double spanMs;
    private double endMs;
    private boolean following = true;
    private double low = Double.NaN;
    private double high = Double.NaN;
    private Point pointer;
    private Point dragStart;
    private boolean boxing;

    /**
     * @param parent its parent
     * @param queue how points reach the UI thread
     * @param title what it shows, for a screen reader
     * @param spanMs length of the stretch of time that it shows at first
     */
    public LiveChart(Composite parent, UiQueue queue, String title, double spanMs) {
        super(parent, SWT.NONE);
        this.title = title;
        this.spanMs = spanMs;
        defaultSpanMs = spanMs;
        setLayout(new FillLayout());
        chart = new Chart(this, SWT.NONE);
        plot = chart.getPlotArea().getControl();
        colours = new PaletteWatch(this);
        crosshair = new ChartCrosshair(chart, colours);
        chart.getTitle().setVisible(false);
        chart.getLegend().setPosition(SWT.TOP);
        chart.enableCompress(false);
        axis(true).getTitle().setText(Messages.axis_time);
        axis(true).getTick().setTickMarkStepHint(90);
        axis(false).getTick().setTickMarkStepHint(40);
        frames = new FrameJob<>(NLS.bind(Messages.job_frame, title), queue, this::render, this::show, late -> { });
        chart.getPlotArea().addCustomPaintListener(new ICustomPaintListener() {
            @Override
            public void paintControl(PaintEvent event) {
                paintOver(event.gc);
            }

            @Override
            public boolean drawBehindSeries() {
                return false;
            }
        });
        Navigation.install(plot, this);
        colours.onChange(palette -> applyPalette());
        open(List.of(), "", false, 0, null);
        // the plot's size also changes by itself, when labels of the axes need another room
        plot.addListener(SWT.Resize, event -> changed());
        addListener(SWT.Dispose, event -> frames.close());
        plot.addListener(SWT.Paint, event -> colours.check());
        plot.addListener(SWT.MouseDown, this::mouseDown);
        plot.addListener(SWT.MouseMove, this::mouseMove);
        plot.addListener(SWT.MouseUp, this::mouseUp);
        plot.addListener(SWT.MouseDoubleClick, event -> fit());
        plot.addListener(SWT.MouseExit, event -> point(null));
        plot.addListener(SWT.MouseWheel, this::wheel);
        plot.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = NLS.bind(Messages.chart_accessible, title);
            }
        });
    }

    /** Says what its time is, where that is not simulated time. */
    public void setTimeTitle(String words) {
        axis(true).getTitle().setText(words);
    }

    private IAxis axis(boolean horizontal) {
        return horizontal ? chart.getAxisSet().getXAxis(0) : chart.getAxisSet().getYAxis(0);
    }

    /**
     * Shows other lines.
     *
     * @param lineNames a name for each line of the ring
     * @param valueTitle what the values are, with their unit
     * @param keepZero whether 0 stays in the picture where nothing else is wanted
     * @param gap samples further apart than this, in ms, have others missing between them and are not joined
     * @param samples the samples; null only if there are no lines
     */
    public void open(List<String> lineNames, String valueTitle, boolean keepZero, double gap, SampleRing samples) {
        names = List.copyOf(lineNames);
        ring = samples;
        fromZero = keepZero;
        gapMs = gap;
        frame = null;
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
        axis(false).getTitle().setText(valueTitle);
        for (boolean horizontal : new boolean[] {true, false}) {
            axis(horizontal).getTick().setVisible(!names.isEmpty());
            axis(horizontal).getTitle().setVisible(!names.isEmpty());
        }
        chart.getLegend().setVisible(names.size() > 1);
        chart.suspendUpdate(false);
        applyPalette();
        fit();
    }

    /** New samples have come in, or all have gone; from any thread. */
    public void dataChanged() {
        frames.request();
    }

    /** Whether the view is on the screen; while it is not, nothing is drawn. */
    public void setOnScreen(boolean onScreen) {
        frames.setVisible(onScreen);
    }

    /** What to say where there is nothing to see; empty for nothing. */
    public void setMessage(String text) {
        if (!text.equals(message)) {
            message = text;
            plot.redraw();
        }
    }

    @Override
    public boolean setFocus() {
        // while a window is disposed, the focus is handed to whoever is still there
        return !plot.isDisposed() && plot.setFocus();
    }

    @Override
    public void setMenu(Menu menu) {
        super.setMenu(menu);
        plot.setMenu(menu);
    }

    private void applyPalette() {
        Palette palette = colours.palette();
        chart.setBackground(colours.color(palette.background()));
        chart.getPlotArea().setBackground(colours.color(palette.background()));
        chart.getLegend().setBackground(colours.color(palette.background()));
        chart.getLegend().setForeground(colours.color(palette.foreground()));
        for (boolean horizontal : new boolean[] {true, false}) {
            IAxis axis = axis(horizontal);
            axis.getTick().setForeground(colours.color(palette.muted()));
            axis.getTick().setFont(getFont());
            axis.getTitle().setForeground(colours.color(palette.muted()));
            axis.getTitle().setFont(getFont());
            axis.getGrid().setForeground(colours.color(palette.grid()));
            axis.getGrid().setStyle(LineStyle.SOLID);
        }
        ISeries<?>[] series = chart.getSeriesSet().getSeries();
        for (int i = 0; i < series.length; i++) {
            ((ILineSeries<?>) series[i]).setLineColor(colours.color(palette.series(i)));
        }
        chart.redraw();
    }

    @Override
    public double spanMs() {
        return spanMs;
    }

    @Override
    public void setSpanMs(double ms) {
        spanMs = Math.clamp(ms, SHORTEST_MS, LONGEST_MS);
        changed();
        windowChanged();
    }

    @Override
    public boolean paused() {
        return !following;
    }

    @Override
    public void setPaused(boolean paused) {
        if (paused == following) {
            hold();
            following = !paused;
            changed();
            windowChanged();
        }
    }

    @Override
    public void onWindowChange(Runnable listener) {
        windowListeners.add(listener);
    }

    private void windowChanged() {
        List.copyOf(windowListeners).forEach(Runnable::run);
    }

    @Override
    public void fit() {
        following = true;
        low = Double.NaN;
        high = Double.NaN;
        if (spanMs < defaultSpanMs / 50 || spanMs > defaultSpanMs * 50) {
            spanMs = defaultSpanMs;
        }
        changed();
        windowChanged();
    }

    @Override
    public void zoomIn() {
        setSpanMs(spanMs / ZOOM_STEP);
    }

    @Override
    public void zoomOut() {
        setSpanMs(spanMs * ZOOM_STEP);
    }

    @Override
    public void pan(int right, int down) {
        if (frame == null) {
            return;
        }
        if (right != 0) {
            moveTime(right * spanMs / 10);
        }
        if (down != 0) {
            double shift = -down * (frame.high() - frame.low()) / 10;
            double from = frame.low();
            low = from + shift;
            high = frame.high() + shift;
        }
        changed();
        windowChanged();
    }

    private void hold() {
        if (following) {
            endMs = frame == null ? 0 : frame.toMs();
            following = false;
        }
    }

    private void moveTime(double ms) {
        hold();
        double last = ring.lastTime();
        endMs = Math.clamp(endMs + ms, Math.min(spanMs, endMs), Math.max(Double.isNaN(last) ? 0 : last, endMs));
    }

    private void wheel(Event event) {
        event.doit = false;
        if (frame == null) {
            return;
        }
        double factor = event.count > 0 ? 1 / ZOOM_STEP : ZOOM_STEP;
        if ((event.stateMask & SWT.SHIFT) != 0) {
            pan(event.count > 0 ? -1 : 1, 0);
        } else if ((event.stateMask & SWT.CTRL) != 0) {
            double at = axis(false).getDataCoordinate(event.y);
            double oldLow = frame.low();
            double oldHigh = frame.high();
            low = at - (at - oldLow) * factor;
            high = at + (oldHigh - at) * factor;
            changed();
        } else {
            if (!following) {
                double at = axis(true).getDataCoordinate(event.x);
                endMs = at + (endMs - at) * factor;
            }
            setSpanMs(spanMs * factor);
        }
    }

    private void mouseDown(Event event) {
        if (frame != null && event.button <= 2) {
            dragStart = new Point(event.x, event.y);
            boxing = event.button == 1 && (event.stateMask & SWT.SHIFT) == 0;
        }
    }

    private void mouseMove(Event event) {
        if (dragStart != null && !boxing && frame != null) {
            moveTime((dragStart.x - event.x) * spanMs / Math.max(1, plot.getSize().x));
            dragStart = new Point(event.x, event.y);
            changed();
            windowChanged();
        }
        point(new Point(event.x, event.y));
    }

    private void mouseUp(Event event) {
        Point start = dragStart;
        dragStart = null;
        if (start != null && boxing && frame != null && Math.abs(event.x - start.x) >= SMALLEST_BOX) {
            double one = axis(true).getDataCoordinate(start.x);
            double other = axis(true).getDataCoordinate(event.x);
            following = false;
            endMs = Math.max(one, other);
            if (Math.abs(event.y - start.y) >= SMALLEST_BOX) {
                double a = axis(false).getDataCoordinate(start.y);
                double b = axis(false).getDataCoordinate(event.y);
                low = Math.min(a, b);
                high = Math.max(a, b);
            }
            setSpanMs(Math.abs(one - other));
        }
        boxing = false;
        plot.redraw();
    }

    private void point(Point at) {
        pointer = at;
        plot.redraw();
    }

    private void changed() {
        scene = ring == null ? null
                : new ChartScene(ring, spanMs, endMs, following, low, high, fromZero, gapMs,
                        plot.getSize().x, plot.getSize().y);
        if (scene == null) {
            frame = null;
            plot.redraw();
        } else {
            frames.requestNow();
        }
    }

    private ChartFrame render() {
        ChartScene now = scene;
        return now == null ? null : ChartFrame.of(now);
    }

    private void show(ChartFrame newest) {
        if (scene == null || chart.getSeriesSet().getSeries().length != newest.lines().length) {
            return;
        }
        frame = newest;
        chart.suspendUpdate(true);
        axis(true).setRange(new Range(newest.fromMs(), newest.toMs()));
        axis(false).setRange(new Range(newest.low(), newest.high()));
        chart.suspendUpdate(false);
        chart.redraw();
    }

    private void paintOver(GC gc) {
        Point size = plot.getSize();
        Rectangle area = new Rectangle(0, 0, size.x, size.y);
        // the chart's own lines know no gaps and take long where they are dense
        for (int i = 0; frame != null && i < frame.lines().length; i++) {
            gc.setForeground(colours.color(colours.palette().series(i)));
            gc.setBackground(gc.getForeground());
            frame.lines()[i].draw(gc);
        }
        String note = !message.isEmpty() ? message : following || frame == null ? "" : Messages.paused;
        crosshair.paint(gc, area, frame, names, note, pointer);
        if (dragStart != null && boxing && pointer != null) {
            crosshair.paintBox(gc, dragStart, pointer);
        }
    }

    @Override
    public String exportName() {
        return title;
    }

    @Override
    public ImageData picture() {
        Point was = pointer;
        pointer = null;
        try {
            return Paint.picture(this, chart::print);
        } finally {
            pointer = was;
        }
    }

    @Override
    public Drawing drawing() {
        Point corner = getDisplay().map(plot, this, new Point(0, 0));
        return ChartDrawing.of(frame, names, List.of(axis(true).getTitle().getText(),
                axis(false).getTitle().getText()), getSize(),
                new Rectangle(corner.x, corner.y, plot.getSize().x, plot.getSize().y), colours.palette());
    }

    @Override
    public int background() {
        return colours.palette().background();
    }

    @Override
    public Table table() {
        return frame == null ? out -> out.append("time_ms\n") : new ChartTable(names, frame);
    }
}
