package glia.ui.kit.chart;

import glia.ui.kit.Drawing;
import glia.ui.kit.Exportable;
import glia.ui.kit.FrameJob;
import glia.ui.kit.Navigable;
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
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.ICustomPaintListener;

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
    private final ChartFace face;
    private final ChartCrosshair crosshair;
    private final FrameJob<Drawn> frames;
    private final List<Runnable> windowListeners = new ArrayList<>();
    private final String title;
    private final double defaultSpanMs;
    private volatile ChartScene scene;
    private List<String> names = List.of();
    private SampleSource ring;
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
    private Image lines;

    /** A finished frame and the picture of its lines, null where there is no room for one. */
    private record Drawn(ChartFrame frame, Image lines) {
        void dispose() {
            if (lines != null) {
                lines.dispose();
            }
        }
    }

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
        chart = new Chart(this, SWT.NONE);
        plot = chart.getPlotArea().getControl();
        colours = new PaletteWatch(this);
        face = new ChartFace(this, chart, colours);
        crosshair = new ChartCrosshair(chart, colours);
        frames = new FrameJob<>(NLS.bind(Messages.job_frame, title), queue, this::render, this::show, Drawn::dispose);
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
        addListener(SWT.Dispose, event -> {
            frames.close();
            replaceLines(null);
        });
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
        face.setTimeTitle(words);
    }

    /**
     * Shows other lines.
     *
     * @param lineNames a name for each line of the ring
     * @param values what the values are, with their unit
     * @param keepZero whether 0 stays in the picture where nothing else is wanted
     * @param gap samples further apart than this, in ms, have others missing between them and are not joined
     * @param samples the samples; null only if there are no lines
     */
    public void open(List<String> lineNames, String values, boolean keepZero, double gap, SampleSource samples) {
        names = List.copyOf(lineNames);
        ring = samples;
        fromZero = keepZero;
        gapMs = gap;
        frame = null;
        face.open(names, values);
        applyPalette();
        fit();
    }

    /** Calls the lines otherwise; there are as many, and nothing else changes. */
    public void rename(List<String> lineNames) {
        if (!lineNames.equals(names)) {
            names = List.copyOf(lineNames);
            face.rename(names);
            plot.redraw();
        }
    }

    /**
     * Shows the same lines as they are now. The stretch of time and the values that are shown stay; where it was all of
     * the time, it is all of it again.
     */
    public void update(SampleSource samples) {
        boolean all = following && recorded() && spanMs >= wholeMs();
        ring = samples;
        if (all && recorded()) {
            spanMs = wholeMs();
        }
        changed();
        windowChanged();
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
        face.applyPalette();
        changed();
    }

    @Override
    public double spanMs() {
        return spanMs;
    }

    @Override
    public void setSpanMs(double ms) {
        spanMs = Math.clamp(ms, SHORTEST_MS, recorded() ? wholeMs() : LONGEST_MS);
        changed();
        windowChanged();
    }

    private boolean recorded() {
        return ring != null && ring.recorded();
    }

    private double wholeMs() {
        double last = ring.lastTime();
        return Double.isNaN(last) ? defaultSpanMs : Math.max(SHORTEST_MS, last);
    }

    @Override
    public double endMs() {
        double last = ring == null ? Double.NaN : ring.lastTime();
        return following ? Math.max(Double.isNaN(last) ? 0 : last, spanMs) : endMs;
    }

    @Override
    public void show(double untilMs, double lengthMs) {
        following = false;
        endMs = untilMs;
        setSpanMs(lengthMs);
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
        if (recorded()) {
            spanMs = wholeMs();
        } else if (spanMs < defaultSpanMs / 50 || spanMs > defaultSpanMs * 50) {
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
            double at = face.value(event.y);
            double oldLow = frame.low();
            double oldHigh = frame.high();
            low = at - (at - oldLow) * factor;
            high = at + (oldHigh - at) * factor;
            changed();
        } else {
            if (!following) {
                double at = face.time(event.x);
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
            double one = face.time(start.x);
            double other = face.time(event.x);
            following = false;
            endMs = Math.max(one, other);
            if (Math.abs(event.y - start.y) >= SMALLEST_BOX) {
                double a = face.value(start.y);
                double b = face.value(event.y);
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
                        plot.getSize().x, plot.getSize().y, colours.palette());
        if (scene == null) {
            frame = null;
            plot.redraw();
        } else {
            frames.requestNow();
        }
    }

    private Drawn render() {
        ChartScene now = scene;
        if (now == null || isDisposed()) {
            return null;
        }
        ChartFrame newest = ChartFrame.of(now);
        ImageData picture = newest.picture(now);
        return new Drawn(newest, picture == null ? null : new Image(getDisplay(), picture));
    }

    private void show(Drawn newest) {
        if (scene == null || face.lines() != newest.frame().lines().length) {
            newest.dispose();
            return;
        }
        frame = newest.frame();
        replaceLines(newest.lines());
        face.show(frame);
    }

    private void replaceLines(Image newest) {
        if (lines != null) {
            lines.dispose();
        }
        lines = newest;
    }

    private void paintOver(GC gc) {
        Point size = plot.getSize();
        Rectangle area = new Rectangle(0, 0, size.x, size.y);
        // the chart's own lines know no gaps and take long where they are dense
        if (frame != null && lines != null) {
            gc.drawImage(lines, 0, 0);
        }
        String note = !message.isEmpty() ? message : following || frame == null || recorded() ? "" : Messages.paused;
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
            return Paint.picture(this, this::print);
        } finally {
            pointer = was;
        }
    }

    @Override
    public Drawing drawing() {
        Point corner = face.corner();
        return ChartDrawing.of(frame, names, face.titles(), getSize(),
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
