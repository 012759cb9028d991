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
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.ICustomPaintListener;

/**
 * Lines over simulated time with the newest sample at the right edge. What is drawn is bounded by the width of the
 * picture, not by the number of samples; points are chosen in a job.
 */
public final class LiveChart extends Composite implements Navigable, TimeWindow, Exportable {
    static final double ZOOM_STEP = 1.25;

    private final Chart chart;
    private final Control plot;
    private final PaletteWatch colours;
    private final ChartFace face;
    private final ChartCrosshair crosshair;
    private final ChartWindow window;
    private final ChartPointer pointer;
    private final FrameJob<Drawn> frames;
    private final List<Runnable> windowListeners = new ArrayList<>();
    private final String title;
    private volatile ChartScene scene;
    private List<String> names = List.of();
    private ChartFrame frame;
    private String message = "";
    private boolean fromZero;
    private double gapMs;
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
        window = new ChartWindow(spanMs);
        chart = new Chart(this, SWT.NONE);
        plot = chart.getPlotArea().getControl();
        colours = new PaletteWatch(this);
        face = new ChartFace(this, chart, colours);
        crosshair = new ChartCrosshair(chart, colours);
        pointer = new ChartPointer(this, plot, face, window);
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
        window.open(samples);
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
        window.update(samples);
        windowMoved();
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
        return window.spanMs();
    }

    @Override
    public void setSpanMs(double ms) {
        window.setSpanMs(ms);
        windowMoved();
    }

    @Override
    public double endMs() {
        return window.endMs();
    }

    @Override
    public void show(double untilMs, double lengthMs) {
        window.standAt(untilMs);
        setSpanMs(lengthMs);
    }

    @Override
    public boolean paused() {
        return !window.following();
    }

    @Override
    public void setPaused(boolean paused) {
        if (paused == window.following()) {
            if (paused) {
                window.standAt(shownEnd());
            } else {
                window.follow();
            }
            windowMoved();
        }
    }

    @Override
    public void onWindowChange(Runnable listener) {
        windowListeners.add(listener);
    }

    /** Draws what the window shows now, and tells of it. */
    void windowMoved() {
        changed();
        List.copyOf(windowListeners).forEach(Runnable::run);
    }

    @Override
    public void fit() {
        window.fit();
        windowMoved();
    }

    @Override
    public void zoomIn() {
        setSpanMs(window.spanMs() / ZOOM_STEP);
    }

    @Override
    public void zoomOut() {
        setSpanMs(window.spanMs() * ZOOM_STEP);
    }

    @Override
    public void pan(int right, int down) {
        if (frame == null) {
            return;
        }
        if (right != 0) {
            moveTime(right * window.spanMs() / 10);
        }
        if (down != 0) {
            double shift = -down * (frame.high() - frame.low()) / 10;
            window.showValues(frame.low() + shift, frame.high() + shift);
        }
        windowMoved();
    }

    void moveTime(double ms) {
        window.moveTime(ms, shownEnd());
    }

    private double shownEnd() {
        return frame == null ? 0 : frame.toMs();
    }

    /** The newest frame; null if there is none. */
    ChartFrame frame() {
        return frame;
    }

    void changed() {
        scene = window.scene(fromZero, gapMs, plot.getSize(), colours.palette());
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
        String note = !message.isEmpty() ? message
                : window.following() || frame == null || window.recorded() ? "" : Messages.paused;
        crosshair.paint(gc, area, frame, names, note, pointer.at());
        pointer.paint(gc, colours);
    }

    @Override
    public String exportName() {
        return title;
    }

    @Override
    public ImageData picture() {
        return pointer.hidden(() -> Paint.picture(this, this::print));
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
