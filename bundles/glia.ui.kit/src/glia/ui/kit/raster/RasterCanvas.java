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
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

/**
 * Spikes of a network over time: a row a neuron, neurons by population, the newest step at the right edge. Drawn in a
 * job; drawing costs pixels and new spikes, however many spikes are shown.
 */
public final class RasterCanvas extends Canvas implements Navigable, TimeWindow, Exportable {
    static final double ZOOM_STEP = 1.25;

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
    private final RasterWindow window = new RasterWindow();
    private final RasterPointer pointer;
    private final RasterSelection selection;
    private Frame frame;
    private String message = "";

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
        pointer = new RasterPointer(this, window, decoration, selection);
        addListener(SWT.KeyDown, event -> selection.key(event, window.top(), window.bottom()));
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                int lead = selection.neurons().lead();
                event.result = lead < 0 ? Messages.raster_accessible : NLS.bind(Messages.raster_accessible_selected,
                        NeuronName.of(window.rows().network(), lead), Numbers.count(selection.neurons().size()));
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
        RasterRows rows = network == null ? null : new RasterRows(network);
        spikes = source;
        window.open(rows, source);
        selection.show(rows, false);
        windowMoved();
    }

    /** Shows rows for what the network has become, which has the same ids; all else stays as it is. */
    public void update(Network network) {
        if (window.rows() != null) {
            window.update(new RasterRows(network));
            selection.show(window.rows(), true);
            changed();
        }
    }

    /**
     * Shows the same recording as it is now. The stretch of time and the rows that are shown stay; where it was all of
     * it, it is all of it again.
     */
    public void update(Network network, SpikeSource source) {
        RasterRows rows = window.rows();
        if (rows == null) {
            open(network, source);
            return;
        }
        spikes = source;
        window.update(sizes(network).equals(sizes(rows.network())) ? rows : new RasterRows(network), source);
        windowMoved();
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
        if (window.rows() != null) {
            window.standAt(untilMs / window.rows().network().dt());
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
        if (window.rows() != null) {
            window.showPopulation(population);
            changed();
        }
    }

    @Override
    public boolean paused() {
        return !window.following();
    }

    @Override
    public void setPaused(boolean paused) {
        if (paused == window.following()) {
            if (paused) {
                window.standAt(frame == null ? 0 : frame.endStep() - 1);
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
        if (window.rows() == null) {
            return;
        }
        if (right != 0) {
            moveTime(right * window.spanSteps() / 10);
        }
        window.moveRows(down / 10.0);
        windowMoved();
    }

    void moveTime(double steps) {
        window.moveTime(steps, frame == null ? 0 : frame.endStep());
    }

    /** The newest picture; null if there is none. */
    Frame frame() {
        return frame;
    }

    void changed() {
        Rectangle plot = decoration.layout(window.rows());
        if (window.rows() == null || plot.width < 10 || plot.height < 10) {
            scene = null;
        } else {
            scene = window.scene(colours.palette(), plot);
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
        Frame now = frame != null && scene != null && frame.scene().rows() == window.rows() ? frame : null;
        if (now == null) {
            Paint.message(gc, colours, getClientArea(), message);
        } else {
            decoration.paint(gc, now, selection.neurons(), message);
            if (onScreen) {
                pointer.paint(gc, colours, now);
            }
        }
        if (onScreen) {
            Paint.focusRing(gc, colours, this);
        }
    }

    @Override
    public String exportName() {
        return window.rows() == null ? "raster" : window.rows().network().description().name() + "-spikes";
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
