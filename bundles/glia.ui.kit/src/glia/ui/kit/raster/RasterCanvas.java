package glia.ui.kit.raster;

import glia.api.network.Network;
import glia.ui.kit.Exportable;
import glia.ui.kit.FrameJob;
import glia.ui.kit.Navigable;
import glia.ui.kit.PaletteWatch;
import glia.ui.kit.TimeWindow;
import glia.ui.kit.UiQueue;
import glia.ui.kit.graph.NeuronIds;
import glia.ui.kit.graph.NeuronName;
import glia.ui.kit.internal.Messages;
import glia.ui.kit.internal.Navigation;
import glia.ui.kit.internal.Numbers;
import glia.ui.kit.internal.Paint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/**
 * Spikes of a network over time: a row a neuron, neurons by population, the newest step at the right edge. Drawn in a
 * job; drawing costs pixels and new spikes, however many spikes are shown.
 */
public final class RasterCanvas extends Canvas implements Navigable, TimeWindow, Exportable {
    private static final double ZOOM_STEP = 1.25;
    private static final double LONGEST_MS = 600_000;
    private static final double FEWEST_STEPS = 20;
    private static final double SMALLEST_ROWS = 1e-4;
    private static final double DEFAULT_SPAN_MS = 500;
    private static final int STILL = 3;

    /** A finished picture, what it shows, and the step at its right edge. */
    record Frame(RasterScene scene, Image image, double endStep, boolean partial, boolean live) {
    }

    private final PaletteWatch colours;
    private final RasterDecoration decoration;
    private final RasterRenderer renderer = new RasterRenderer();
    private final FrameJob<Frame> frames;
    private final List<Runnable> windowListeners = new ArrayList<>();
    private volatile RasterScene scene;
    private volatile SpikeSource spikes;
    private RasterRows rows;
    private Frame frame;
    private String message = "";
    private double spanMs = DEFAULT_SPAN_MS;
    private double endStep;
    private boolean following = true;
    private int only = -1;
    private double top;
    private double bottom = 1;
    private Point pointer;
    private Point dragStart;
    private boolean boxing;
    private boolean picking;
    private boolean dragged;
    private final RasterSelection selection;

    /**
     * @param parent its parent
     * @param queue how pictures reach the UI thread
     */
    public RasterCanvas(Composite parent, UiQueue queue) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        colours = new PaletteWatch(this);
        decoration = new RasterDecoration(this, colours);
        selection = new RasterSelection(() -> {
            redraw();
            getAccessible().selectionChanged();
        });
        frames = new FrameJob<>(Messages.job_picture, queue, this::render, this::show, late -> late.image().dispose());
        colours.onChange(palette -> changed());
        Navigation.install(this, this);
        addListener(SWT.Paint, event -> paint(event.gc, true));
        addListener(SWT.Resize, event -> changed());
        addListener(SWT.Dispose, event -> release());
        addListener(SWT.MouseDown, this::mouseDown);
        addListener(SWT.MouseMove, this::mouseMove);
        addListener(SWT.MouseUp, this::mouseUp);
        addListener(SWT.MouseDoubleClick, event -> fit());
        addListener(SWT.MouseExit, event -> point(null));
        addListener(SWT.MouseWheel, this::wheel);
        addListener(SWT.KeyDown, event -> selection.key(event, top, bottom));
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                int lead = selection.neurons().lead();
                event.result = lead < 0 ? Messages.raster_accessible : NLS.bind(Messages.raster_accessible_selected,
                        NeuronName.of(rows.network(), lead), Numbers.count(selection.neurons().size()));
            }
        });
    }

    /**
     * Shows the spikes of another network, or none.
     *
     * @param network the network, or null
     * @param source its spikes; null only if there is no network
     */
    public void open(Network network, SpikeSource source) {
        rows = network == null ? null : new RasterRows(network);
        spikes = source;
        selection.show(rows, false);
        only = -1;
        fit();
    }

    /** Shows rows for what the network has become, which has the same ids; all else stays as it is. */
    public void update(Network network) {
        if (rows != null) {
            rows = new RasterRows(network);
            selection.show(rows, true);
            changed();
        }
    }

    /**
     * Shows the same recording as it is now. The stretch of time and the rows that are shown stay; where it was all of
     * it, it is all of it again.
     */
    public void update(Network network, SpikeSource source) {
        if (rows == null) {
            open(network, source);
            return;
        }
        boolean all = following && recorded() && spanMs >= wholeMs();
        boolean same = sizes(network).equals(sizes(rows.network()));
        rows = same ? rows : new RasterRows(network);
        spikes = source;
        if (!same && only >= 0) {
            showRows();
        }
        if (all) {
            spanMs = wholeMs();
        }
        changed();
        windowChanged();
    }

    private static List<String> sizes(Network network) {
        return network.populations().stream().map(each -> each.size() + " " + each.name()).toList();
    }

    /** New spikes have come in, or all have gone; from any thread. */
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
            redraw();
        }
    }

    /** Marks the rows of neurons. */
    public void select(NeuronIds neurons) {
        selection.select(neurons);
    }

    /** Whose rows are marked. */
    public NeuronIds selection() {
        return selection.neurons();
    }

    /** @param listener told what is selected now */
    public void onSelect(Consumer<NeuronIds> listener) {
        selection.onSelect(listener);
    }

    @Override
    public double spanMs() {
        return spanMs;
    }

    @Override
    public void setSpanMs(double ms) {
        double shortest = rows == null ? 1 : FEWEST_STEPS * rows.network().dt();
        double longest = Math.max(shortest, recorded() ? wholeMs() : LONGEST_MS);
        spanMs = Math.clamp(ms, shortest, longest);
        changed();
        windowChanged();
    }

    private boolean recorded() {
        return rows != null && spikes.recorded();
    }

    private double wholeMs() {
        // the last step has a width, too
        return Math.max(FEWEST_STEPS, spikes.lastStep() + 1) * rows.network().dt();
    }

    @Override
    public double endMs() {
        return rows == null ? 0
                : (following ? Math.max(spikes.lastStep(), spanSteps()) : endStep) * rows.network().dt();
    }

    @Override
    public void show(double untilMs, double lengthMs) {
        if (rows != null) {
            following = false;
            endStep = untilMs / rows.network().dt();
            setSpanMs(lengthMs);
        }
    }

    /** Length of the stretch of time on the screen in ms, which follows {@link #spanMs} a moment later; 0 if none. */
    public double drawnSpanMs() {
        return frame == null ? 0
                : frame.scene().stepsPerColumn() * frame.scene().width() * frame.scene().rows().network().dt();
    }

    /** Shows the rows of one population only, or of all of them if it is negative; {@link #fit} comes back to them. */
    public void showPopulation(int population) {
        if (rows != null) {
            only = population;
            showRows();
            changed();
        }
    }

    private void showRows() {
        top = only < 0 ? 0 : rows.top(only);
        bottom = only < 0 ? 1 : Math.min(1, top + rows.height(only));
    }

    @Override
    public boolean paused() {
        return !following;
    }

    @Override
    public void setPaused(boolean paused) {
        if (paused == following) {
            hold(frame == null ? 0 : frame.endStep() - 1);
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
        if (rows != null) {
            showRows();
        }
        if (recorded()) {
            spanMs = wholeMs();
        } else if (spanMs < 10 || spanMs > 10_000) {
            spanMs = DEFAULT_SPAN_MS;
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
        if (rows == null) {
            return;
        }
        if (right != 0) {
            moveTime(right * spanSteps() / 10);
        }
        moveRows(down * (bottom - top) / 10);
        changed();
        windowChanged();
    }

    private double spanSteps() {
        return spanMs / rows.network().dt();
    }

    /** The step at the right edge of what is on the screen. */
    private double shownEnd() {
        return following ? frame == null ? 0 : frame.endStep() : endStep;
    }

    private void hold(double step) {
        if (following) {
            endStep = step;
            following = false;
        }
    }

    private void moveTime(double steps) {
        hold(shownEnd());
        endStep = Math.clamp(endStep + steps, 0, Math.max(spikes.lastStep(), 0));
    }

    private void moveRows(double by) {
        double shift = Math.clamp(by, -top, 1 - bottom);
        top += shift;
        bottom += shift;
    }

    private void wheel(Event event) {
        event.doit = false;
        if (rows == null) {
            return;
        }
        double factor = event.count > 0 ? 1 / ZOOM_STEP : ZOOM_STEP;
        if ((event.stateMask & SWT.SHIFT) != 0) {
            pan(event.count > 0 ? -1 : 1, 0);
        } else if ((event.stateMask & SWT.CTRL) != 0) {
            zoomRows(factor, event.y);
        } else {
            if (!following) {
                double at = decoration.stepAt(event.x, frame);
                endStep = at + (endStep - at) * factor;
            }
            setSpanMs(spanMs * factor);
        }
    }

    private void zoomRows(double factor, int y) {
        Rectangle plot = decoration.plot();
        double at = top + (double) (y - plot.y) / plot.height * (bottom - top);
        double size = Math.clamp((bottom - top) * factor, SMALLEST_ROWS, 1);
        double share = (at - top) / (bottom - top);
        top = Math.clamp(at - share * size, 0, 1 - size);
        bottom = top + size;
        changed();
    }

    private void mouseDown(Event event) {
        if (rows != null && event.button <= 2 && decoration.plot().contains(event.x, event.y)) {
            dragStart = new Point(event.x, event.y);
            dragged = false;
            picking = event.button == 1 && (event.stateMask & SWT.MOD1) != 0;
            boxing = event.button == 1 && (event.stateMask & SWT.SHIFT) == 0;
        }
    }

    private void mouseMove(Event event) {
        dragged |= dragStart != null && Math.hypot(event.x - dragStart.x, event.y - dragStart.y) > STILL;
        if (dragStart != null && dragged && !boxing) {
            Rectangle plot = decoration.plot();
            moveTime((dragStart.x - event.x) * spanSteps() / plot.width);
            moveRows((double) (dragStart.y - event.y) / plot.height * (bottom - top));
            dragStart = new Point(event.x, event.y);
            changed();
            windowChanged();
        }
        point(new Point(event.x, event.y));
    }

    private void mouseUp(Event event) {
        Point start = dragStart;
        dragStart = null;
        if (start != null && frame != null && event.button == 1) {
            if (!dragged) {
                selection.click(frame.scene().toPlace(event.y - decoration.plot().y), event.stateMask);
            } else if (picking) {
                Rectangle box = box(start, new Point(event.x, event.y));
                int above = box.y - decoration.plot().y;
                selection.add(frame.scene().toPlace(above), frame.scene().toPlace(above + box.height));
            } else if (boxing) {
                zoomToBox(box(start, new Point(event.x, event.y)));
            }
        }
        boxing = false;
        redraw();
    }

    /** What is dragged over; rows are selected however long the stretch of time is. */
    private Rectangle box(Point start, Point end) {
        Rectangle box = decoration.box(start, end);
        Rectangle plot = decoration.plot();
        return picking ? new Rectangle(plot.x, box.y, plot.width, box.height) : box;
    }

    private void zoomToBox(Rectangle box) {
        if (box.width < 6) {
            return;
        }
        Rectangle plot = decoration.plot();
        double from = decoration.stepAt(box.x, frame);
        double to = decoration.stepAt(box.x + box.width, frame);
        following = false;
        endStep = to;
        if (box.height >= 6) {
            double low = top + (double) (box.y - plot.y) / plot.height * (bottom - top);
            double high = top + (double) (box.y + box.height - plot.y) / plot.height * (bottom - top);
            top = Math.clamp(low, 0, 1 - SMALLEST_ROWS);
            bottom = Math.clamp(high, top + SMALLEST_ROWS, 1);
        }
        setSpanMs((to - from) * rows.network().dt());
    }

    private void point(Point at) {
        pointer = at;
        redraw();
    }

    private void changed() {
        Rectangle plot = decoration.layout(rows);
        if (rows == null || plot.width < 10 || plot.height < 10) {
            scene = null;
        } else {
            scene = new RasterScene(rows, colours.palette(), spanSteps() / plot.width, endStep, following, top, bottom,
                    plot.width, plot.height);
            frames.requestNow();
        }
        redraw();
    }

    private Frame render() {
        RasterScene now = scene;
        SpikeSource from = spikes;
        if (now == null || from == null || isDisposed()) {
            return null;
        }
        long column = renderer.draw(now, from);
        Image image = new Image(getDisplay(), renderer.frame().toImageData());
        return new Frame(now, image, (column + 1) * now.stepsPerColumn(), from.partial(), !from.recorded());
    }

    private void show(Frame newest) {
        if (frame != null) {
            frame.image().dispose();
        }
        frame = newest;
        redraw();
    }

    private void release() {
        frames.close();
        if (frame != null) {
            frame.image().dispose();
            frame = null;
        }
    }

    private void paint(GC gc, boolean onScreen) {
        gc.setBackground(colours.color(colours.palette().background()));
        gc.fillRectangle(getClientArea());
        Frame now = frame != null && scene != null && frame.scene().rows() == rows ? frame : null;
        if (now == null) {
            Paint.message(gc, colours, getClientArea(), message);
        } else {
            decoration.paint(gc, now, selection.neurons(), message);
            if (onScreen && dragStart != null && boxing && dragged && pointer != null) {
                decoration.paintBox(gc, box(dragStart, pointer));
            } else if (onScreen && pointer != null) {
                decoration.paintCrosshair(gc, now, pointer);
            }
        }
        if (onScreen) {
            Paint.focusRing(gc, colours, this);
        }
    }

    @Override
    public String exportName() {
        return rows == null ? "raster" : rows.network().description().name() + "-spikes";
    }

    @Override
    public ImageData picture() {
        return Paint.picture(this, gc -> paint(gc, false));
    }

    @Override
    public Table table() {
        return frame == null || spikes == null ? out -> out.append(RasterTable.HEADER)
                : RasterTable.of(frame.scene(), frame.endStep(), spikes);
    }
}
