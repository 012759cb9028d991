package glia.ui.kit.graph;

import glia.ui.kit.Exportable;
import glia.ui.kit.FrameJob;
import glia.ui.kit.Navigable;
import glia.ui.kit.PaletteWatch;
import glia.ui.kit.UiQueue;
import glia.ui.kit.internal.Messages;
import glia.ui.kit.internal.Navigation;
import glia.ui.kit.internal.Numbers;
import glia.ui.kit.internal.Paint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.eclipse.core.runtime.jobs.Job;
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
 * A network drawn where its neurons are: colour by population, spikes light up and fade, projections as arcs, one
 * neuron may be selected. Neurons are drawn in a job; the UI thread copies the picture and adds a few lines and words.
 */
public final class GraphCanvas extends Canvas implements Navigable, Exportable {
    private static final int PICK_RADIUS = 10;
    private static final double ZOOM_STEP = 1.25;
    private static final double DEEPEST_ZOOM = 400;
    private static final double BUNDLES_UP_TO = 2.5;
    private static final double GLOW_MS = 10;
    // one array, since the renderer knows by it that nothing changed
    private static final int[] NO_SOURCES = {};

    /** A finished picture and what it shows. */
    private record Frame(GraphScene scene, Image image) {
    }

    private final UiQueue queue;
    private final PaletteWatch colours;
    private final GraphOverlay overlay;
    private final GraphLegend legend;
    private final GraphRenderer renderer = new GraphRenderer();
    private final FrameJob<Frame> frames;
    private final List<IntConsumer> selectionListeners = new ArrayList<>();
    private volatile GraphScene scene;
    private volatile SpikeGlow glow;
    private Frame frame;
    private String message = "";
    private Viewport viewport;
    private boolean fitted = true;
    private boolean bundlesShown = true;
    private boolean legendShown = true;
    private Point legendRoom = new Point(0, 0);
    private NeuronQuantity quantity;
    private int selected = -1;
    private IncomingConnections incoming;
    private Event dragStart;
    private Viewport dragViewport;

    /**
     * @param parent its parent
     * @param queue how pictures reach the UI thread
     */
    public GraphCanvas(Composite parent, UiQueue queue) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        this.queue = queue;
        colours = new PaletteWatch(this);
        overlay = new GraphOverlay(colours);
        legend = new GraphLegend(colours);
        frames = new FrameJob<>(Messages.job_picture, queue, this::render, this::show, late -> late.image().dispose());
        colours.onChange(palette -> changed());
        Navigation.install(this, this);
        addListener(SWT.Paint, event -> paint(event.gc, true));
        addListener(SWT.Resize, event -> resized());
        addListener(SWT.Dispose, event -> release());
        addListener(SWT.MouseDown, this::mouseDown);
        addListener(SWT.MouseMove, this::mouseMove);
        addListener(SWT.MouseUp, this::mouseUp);
        addListener(SWT.MouseExit, event -> hover(-1));
        addListener(SWT.MouseWheel, event -> {
            zoom(event.count > 0 ? ZOOM_STEP : 1 / ZOOM_STEP, event.x, event.y);
            event.doit = false;
        });
        addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.ESC) {
                select(-1);
            }
        });
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = selected < 0 ? Messages.graph_accessible
                        : NLS.bind(Messages.graph_accessible_selected, describe(selected));
            }
        });
    }

    /**
     * Shows another network, or none.
     *
     * @param geometry of the network, or null
     * @param spikes of the same network; null only if there is none
     */
    public void open(NetworkGeometry geometry, SpikeGlow spikes) {
        boolean same = geometry != null && scene != null && geometry.network() == scene.geometry().network();
        overlay.open(geometry);
        legend.open(geometry == null ? null : geometry.network(), overlay.bundles());
        glow = spikes;
        measureLegend();
        hover(-1);
        fitted = true;
        viewport = geometry == null ? null : whole(geometry);
        scene = geometry == null ? null
                : new GraphScene(geometry, viewport, colours.palette(), 1, -1, NO_SOURCES, null);
        if (!same) {
            select(-1);
        }
        changed();
    }

    /**
     * Shows what the network has become: other neurons live, other synapses are there. What is selected stays so unless
     * it has died, and so does the part that is shown.
     *
     * @param geometry of a network with the same ids
     */
    public void update(NetworkGeometry geometry) {
        if (scene == null) {
            return;
        }
        overlay.open(geometry);
        legend.open(geometry.network(), overlay.bundles());
        measureLegend();
        scene = new GraphScene(geometry, viewport, colours.palette(), 1, selected, scene.incoming(), null);
        if (selected >= 0 && !geometry.lives(selected)) {
            select(-1);
        } else if (selected >= 0) {
            lookUpConnections(geometry, selected);
        }
        changed();
    }

    /** New spikes have come in; from any thread. */
    public void dataChanged() {
        frames.request();
    }

    /**
     * Says by colour how much of something each neuron has.
     *
     * @param shown the quantity, of the network shown; null to say by colour to which population a neuron belongs
     */
    public void setQuantity(NeuronQuantity shown) {
        quantity = shown;
        legend.setQuantity(shown);
        measureLegend();
        resized();
        changed();
    }

    /** Whether the view is on the screen; while it is not, nothing is drawn. */
    public void setOnScreen(boolean onScreen) {
        frames.setVisible(onScreen);
    }

    /** What to say where there is no network, or on top of one; empty for nothing. */
    public void setMessage(String text) {
        if (!text.equals(message)) {
            message = text;
            redraw();
        }
    }

    public void setBundlesShown(boolean shown) {
        bundlesShown = shown;
        measureLegend();
        resized();
    }

    public void setLegendShown(boolean shown) {
        legendShown = shown;
        measureLegend();
        resized();
    }

    /** From which side the network is shown; null if there is none. */
    public Plane plane() {
        return scene == null ? null : scene.geometry().plane();
    }

    /** Id of the selected neuron, or -1. */
    public int selected() {
        return selected;
    }

    /** @param listener told the id of the selected neuron, or -1 */
    public void onSelect(IntConsumer listener) {
        selectionListeners.add(listener);
    }

    /**
     * Selects a neuron and looks up its connections.
     *
     * @param id of a neuron of the network shown, or -1 for none
     */
    public void select(int id) {
        if (id == selected || id >= 0 && (scene == null || id >= scene.geometry().neurons()
                || !scene.geometry().lives(id))) {
            return;
        }
        selected = id;
        incoming = null;
        if (id >= 0) {
            lookUpConnections(scene.geometry(), id);
        }
        changed();
        getAccessible().selectionChanged();
        List.copyOf(selectionListeners).forEach(listener -> listener.accept(id));
    }

    /** Selects a neuron and moves it into the middle. */
    public void reveal(int id) {
        select(id);
        if (id >= 0 && selected == id) {
            fitted = false;
            viewport = viewport.centredOn(scene.geometry().x(id), scene.geometry().y(id));
            changed();
        }
    }

    private void lookUpConnections(NetworkGeometry geometry, int id) {
        Job.createSystem(Messages.job_connections, monitor -> {
            IncomingConnections found = IncomingConnections.of(geometry.network(), id);
            queue.postNow(overlay, () -> {
                if (!isDisposed() && selected == id && scene != null && scene.geometry() == geometry) {
                    incoming = found;
                    changed();
                }
            });
        }).schedule();
    }

    @Override
    public void fit() {
        if (scene != null) {
            fitted = true;
            viewport = whole(scene.geometry());
            changed();
        }
    }

    @Override
    public void zoomIn() {
        zoomByKey(ZOOM_STEP);
    }

    @Override
    public void zoomOut() {
        zoomByKey(1 / ZOOM_STEP);
    }

    /** About the selected neuron if it can be seen, else about the middle. */
    private void zoomByKey(double factor) {
        double x = getSize().x / 2.0;
        double y = getSize().y / 2.0;
        if (selected >= 0 && scene != null) {
            double atX = viewport.toPixelX(scene.geometry().x(selected));
            double atY = viewport.toPixelY(scene.geometry().y(selected));
            if (getClientArea().contains((int) atX, (int) atY)) {
                x = atX;
                y = atY;
            }
        }
        zoom(factor, x, y);
    }

    @Override
    public void pan(int right, int down) {
        if (scene != null) {
            fitted = false;
            viewport = viewport.moved(-right * viewport.width() / 10.0, -down * viewport.height() / 10.0);
            changed();
        }
    }

    private void zoom(double factor, double x, double y) {
        if (scene != null) {
            double whole = whole(scene.geometry()).scale();
            fitted = false;
            viewport = viewport.zoomed(factor, x, y, whole / 4, whole * DEEPEST_ZOOM);
            changed();
        }
    }

    /** What shows all of the network, beside or below the legend if that leaves enough room. */
    private Viewport whole(NetworkGeometry geometry) {
        Rectangle area = getClientArea();
        int width = Math.max(area.width, 1);
        int height = Math.max(area.height, 1);
        if (legendRoom.x > width / 2 || legendRoom.y > height / 2) {
            return Viewport.fit(geometry, width, height, 0, 0);
        }
        Viewport beside = Viewport.fit(geometry, width, height, legendRoom.x, 0);
        Viewport below = Viewport.fit(geometry, width, height, 0, legendRoom.y);
        return beside.scale() >= below.scale() ? beside : below;
    }

    private void measureLegend() {
        legendRoom = new Point(0, 0);
        if (legendShown) {
            GC gc = new GC(this);
            legendRoom = legend.size(gc, bundlesShown);
            gc.dispose();
        }
    }

    private void resized() {
        Rectangle area = getClientArea();
        if (scene != null && area.width > 0 && area.height > 0) {
            viewport = fitted ? whole(scene.geometry()) : viewport.resized(area.width, area.height);
            changed();
        }
    }

    private void changed() {
        if (scene != null) {
            NetworkGeometry geometry = scene.geometry();
            scene = new GraphScene(geometry, viewport, colours.palette(), GLOW_MS / geometry.network().dt(), selected,
                    incoming == null ? NO_SOURCES : incoming.sources(), quantityOf(geometry));
            frames.requestNow();
        }
        redraw();
    }

    /** One of another network may still be set while networks change. */
    private NeuronQuantity quantityOf(NetworkGeometry geometry) {
        return quantity != null && quantity.neurons() == geometry.neurons() ? quantity : null;
    }

    private Frame render() {
        GraphScene now = scene;
        SpikeGlow spikes = glow;
        if (now == null || spikes == null || spikes.neurons() != now.geometry().neurons() || isDisposed()) {
            return null;
        }
        return new Frame(now, new Image(getDisplay(), renderer.draw(now, spikes).toImageData()));
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
        queue.cancel(overlay);
        if (frame != null) {
            frame.image().dispose();
            frame = null;
        }
    }

    private void paint(GC gc, boolean onScreen) {
        Rectangle area = getClientArea();
        gc.setBackground(colours.color(colours.palette().background()));
        GraphScene now = scene;
        if (now == null || frame == null || frame.scene().geometry() != now.geometry()) {
            gc.fillRectangle(area);
        } else {
            drawFrame(gc, area);
        }
        if (now != null) {
            paintOverlay(gc, area, now);
        }
        if (!message.isEmpty()) {
            if (now == null) {
                Paint.message(gc, colours, area, message);
            } else {
                Paint.note(gc, colours, message, area.x + 10, area.y + 10, false, true);
            }
        }
        if (onScreen) {
            Paint.focusRing(gc, colours, this);
        }
    }

    private void drawFrame(GC gc, Rectangle area) {
        Viewport drawn = frame.scene().viewport();
        if (drawn.equals(viewport)) {
            gc.drawImage(frame.image(), 0, 0);
            return;
        }
        // until the next frame is there, the last one is moved to where it belongs
        gc.fillRectangle(area);
        double ratio = viewport.scale() / drawn.scale();
        int left = (int) Math.round(viewport.toPixelX(drawn.toMmX(0)));
        int top = (int) Math.round(viewport.toPixelY(drawn.toMmY(0)));
        gc.setInterpolation(SWT.NONE);
        gc.drawImage(frame.image(), 0, 0, drawn.width(), drawn.height(), left, top,
                Math.max(1, (int) Math.round(drawn.width() * ratio)),
                Math.max(1, (int) Math.round(drawn.height() * ratio)));
    }

    private void paintOverlay(GC gc, Rectangle area, GraphScene now) {
        NetworkGeometry geometry = now.geometry();
        boolean withBundles = bundlesShown && selected < 0
                && viewport.scale() <= whole(geometry).scale() * BUNDLES_UP_TO;
        if (withBundles) {
            overlay.drawBundles(gc, viewport);
        }
        if (selected >= 0) {
            overlay.drawSelection(gc, viewport, selected);
        }
        if (legendShown) {
            legend.draw(gc, area, withBundles);
        }
        overlay.drawScaleBar(gc, area, viewport);
        if (selected >= 0) {
            String note = describe(selected) + '\n' + NeuronNote.of(geometry.network(), incoming);
            Paint.note(gc, colours, note, area.x + 10, area.y + area.height - 10, false, false);
        }
    }

    private String describe(int id) {
        NeuronQuantity shown = quantityOf(scene.geometry());
        String note = NeuronNote.of(scene.geometry().network(), id, glow.last(id));
        return shown == null ? note : note + '\n' + NLS.bind(Messages.graph_quantity, shown.name(),
                Numbers.value(shown.value(id)));
    }

    private int neuronAt(int x, int y) {
        if (scene == null) {
            return -1;
        }
        double radius = Math.max(PICK_RADIUS, GraphRenderer.radius(scene.geometry(), viewport.scale()));
        return scene.geometry().nearest(viewport.toMmX(x), viewport.toMmY(y), radius / viewport.scale());
    }

    private void hover(int id) {
        String text = id < 0 ? null : describe(id);
        if (!Objects.equals(text, getToolTipText())) {
            setToolTipText(text);
        }
    }

    private void mouseDown(Event event) {
        if (scene != null && (event.button == 1 || event.button == 2)) {
            dragStart = event;
            dragViewport = viewport;
        }
    }

    private void mouseMove(Event event) {
        if (dragStart == null) {
            hover(neuronAt(event.x, event.y));
            return;
        }
        if (isDrag(event)) {
            fitted = false;
            viewport = dragViewport.moved(event.x - dragStart.x, event.y - dragStart.y);
            changed();
        }
    }

    private void mouseUp(Event event) {
        if (dragStart != null && event.button == 1 && !isDrag(event) && viewport.equals(dragViewport)) {
            select(neuronAt(event.x, event.y));
        }
        dragStart = null;
    }

    private boolean isDrag(Event event) {
        return !viewport.equals(dragViewport) || Math.hypot(event.x - dragStart.x, event.y - dragStart.y) > 3;
    }

    @Override
    public String exportName() {
        return scene == null ? "network" : scene.geometry().network().description().name() + "-graph";
    }

    @Override
    public ImageData picture() {
        return Paint.picture(this, gc -> paint(gc, false));
    }

    @Override
    public Table table() {
        GraphScene now = scene;
        if (now == null) {
            return out -> out.append(GraphTable.HEADER);
        }
        long[] last = new long[glow.neurons()];
        glow.copy(last);
        return new GraphTable(now, last);
    }
}
