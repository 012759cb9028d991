package glia.ui.kit.graph;

import glia.ui.kit.Exportable;
import glia.ui.kit.Navigable;
import glia.ui.kit.PaletteWatch;
import glia.ui.kit.UiQueue;
import glia.ui.kit.graph.SelectedConnections.Direction;
import glia.ui.kit.internal.Messages;
import glia.ui.kit.internal.Navigation;
import glia.ui.kit.internal.Numbers;
import glia.ui.kit.internal.Paint;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

/**
 * A network drawn where its neurons are: colour by population, spikes light up and fade, projections as arcs, some
 * neurons may be selected, and not all need be shown. Neurons are drawn in a job; the UI thread copies the picture and
 * adds a few lines and words.
 */
public final class GraphCanvas extends Canvas implements Navigable, Exportable {
    private static final double GLOW_MS = 10;
    /** More of them would be a picture of what is selected, not a selection. */
    private static final int MOST_SELECTED = 100_000;

    private final PaletteWatch colours;
    private final GraphFace face;
    private final GraphFrames frames;
    private final GraphCamera camera = new GraphCamera();
    private final GraphSelection selection;
    private final GraphPointer pointer;
    private volatile GraphScene scene;
    private volatile SpikeGlow glow;
    private NeuronQuantity quantity;
    private NeuronGroups groups;
    private NeuronFilter filter = NeuronFilter.ALL;
    private Degrees sizes;

    /**
     * @param parent its parent
     * @param queue how pictures reach the UI thread
     */
    public GraphCanvas(Composite parent, UiQueue queue) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        colours = new PaletteWatch(this);
        selection = new GraphSelection(queue, () -> {
            changed();
            getAccessible().selectionChanged();
        });
        face = new GraphFace(colours, camera, selection);
        frames = new GraphFrames(this, queue, () -> scene, () -> glow, this::redraw);
        colours.onChange(palette -> changed());
        Navigation.install(this, this);
        addListener(SWT.Paint, event -> paint(event.gc, true));
        addListener(SWT.Resize, event -> resized());
        addListener(SWT.Dispose, event -> release());
        pointer = new GraphPointer(this, camera, selection);
        new GraphKeys(this, camera);
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                int lead = selected();
                event.result = lead < 0 ? Messages.graph_accessible
                        : NLS.bind(Messages.graph_accessible_selected, describe(lead));
            }
        });
    }

    /** @param source where connections of selected neurons are looked up from now on */
    public void setConnectionSearch(ConnectionSearch source) {
        selection.setSource(source);
    }

    /**
     * Shows another network, or none.
     *
     * @param geometry of the network, or null
     * @param spikes of the same network; null only if there is none
     */
    public void open(NetworkGeometry geometry, SpikeGlow spikes) {
        boolean same = geometry != null && scene != null && geometry.network() == scene.geometry().network();
        face.open(geometry);
        glow = spikes;
        camera.open(geometry);
        layOutLegend();
        hover(-1);
        scene = geometry == null ? null
                : GraphScene.plain(geometry, camera.viewport(), colours.palette(), 1);
        if (!same) {
            filter = NeuronFilter.ALL;
            sizes = null;
            selection.select(NeuronIds.NONE);
        }
        selection.open(geometry);
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
        face.open(geometry);
        camera.update(geometry);
        layOutLegend();
        scene = GraphScene.plain(geometry, camera.viewport(), colours.palette(), 1);
        selection.open(geometry);
        changed();
    }

    /** New spikes have come in; from any thread. */
    public void dataChanged() {
        frames.request();
    }

    /**
     * Says by colour how much of something each neuron has.
     *
     * @param shown the quantity, of the network shown; null to say by colour to which group a neuron belongs
     */
    public void setQuantity(NeuronQuantity shown) {
        quantity = shown;
        face.setQuantity(shown);
        layOutLegend();
        changed();
    }

    /**
     * Says by colour to which group a neuron belongs, where no quantity is shown.
     *
     * @param shown groups of the populations of the network shown; null for each population by itself
     */
    public void setGroups(NeuronGroups shown) {
        groups = shown;
        face.setGroups(shown);
        layOutLegend();
        changed();
    }

    /** What the neurons' colours say; null where they say to which group a neuron belongs. */
    public NeuronQuantity quantity() {
        return quantity;
    }

    /** Which neurons are shown. */
    public NeuronFilter filter() {
        return filter;
    }

    /** Shows those neurons only that a filter lets through. */
    public void setFilter(NeuronFilter wanted) {
        filter = wanted;
        changed();
    }

    /** @param degrees how many connections neurons have, for their sizes; null to draw all alike */
    public void setSizes(Degrees degrees) {
        sizes = degrees;
        changed();
    }

    /** Whether the view is on the screen; while it is not, nothing is drawn. */
    public void setOnScreen(boolean onScreen) {
        frames.setVisible(onScreen);
    }

    /** What to say where there is no network, or on top of one; empty for nothing. */
    public void setMessage(String text) {
        if (!text.equals(face.message())) {
            face.setMessage(text);
            redraw();
        }
    }

    public void setBundlesShown(boolean shown) {
        face.setBundlesShown(shown);
        layOutLegend();
        changed();
    }

    public void setLegendShown(boolean shown) {
        face.setLegendShown(shown);
        layOutLegend();
        changed();
    }

    /** Whether the newest picture shows the neurons as they are to be shown now, whatever has spiked since. */
    public boolean drawn() {
        return frames.shows(scene);
    }

    /** From which side the network is shown; null if there is none. */
    public Plane plane() {
        return scene == null ? null : scene.geometry().plane();
    }

    /** Where the neurons are that are shown; null if there is no network. */
    public NetworkGeometry geometry() {
        return scene == null ? null : scene.geometry();
    }

    /** Id of the neuron that was selected last, or -1. */
    public int selected() {
        return selection.neurons().lead();
    }

    /** All that are selected. */
    public NeuronIds selection() {
        return selection.neurons();
    }

    /** @param listener told what is selected now */
    public void onSelect(Consumer<NeuronIds> listener) {
        selection.onSelect(listener);
    }

    /**
     * Selects neurons and looks up their connections.
     *
     * @param neurons of the network shown; those that do not live are left out
     */
    public void select(NeuronIds neurons) {
        selection.select(neurons);
    }

    /** Which connections of the selected neurons are shown. */
    public Direction direction() {
        return selection.direction();
    }

    public void setDirection(Direction wanted) {
        selection.setDirection(wanted);
    }

    /** The connections of the selected neurons; null as long as they are not known. */
    public SelectedConnections connections() {
        return selection.connections();
    }

    /** Selects a neuron and moves it into the middle. */
    public void reveal(int id) {
        select(NeuronIds.of(id));
        if (scene != null && id >= 0 && selected() == id) {
            camera.moveTo(camera.viewport().centredOn(scene.geometry().x(id), scene.geometry().y(id)));
            changed();
        }
    }

    GraphScene scene() {
        return scene;
    }

    /** Those within a part of the picture that the filter lets through. */
    int[] shownIn(Rectangle part) {
        GraphScene now = scene;
        Viewport viewport = camera.viewport();
        int[] within = now.geometry().within(viewport.toMmX(part.x), viewport.toMmY(part.y),
                viewport.toMmX(part.x + part.width), viewport.toMmY(part.y + part.height));
        return Arrays.stream(within).filter(now::shows).limit(MOST_SELECTED).toArray();
    }

    @Override
    public void fit() {
        if (scene != null) {
            camera.fit();
            changed();
        }
    }

    @Override
    public void zoomIn() {
        zoomByKey(GraphCamera.ZOOM_STEP);
    }

    @Override
    public void zoomOut() {
        zoomByKey(1 / GraphCamera.ZOOM_STEP);
    }

    private void zoomByKey(double factor) {
        if (scene != null) {
            camera.zoomAbout(factor, selected());
            changed();
        }
    }

    @Override
    public void pan(int right, int down) {
        if (scene != null) {
            Viewport from = camera.viewport();
            camera.moveTo(from.moved(-right * from.width() / 10.0, -down * from.height() / 10.0));
            changed();
        }
    }

    private void layOutLegend() {
        camera.resize(getClientArea(), face.room(this));
    }

    private void resized() {
        layOutLegend();
        changed();
    }

    void changed() {
        if (scene != null) {
            NetworkGeometry geometry = scene.geometry();
            NeuronQuantity known = quantityOf(geometry);
            scene = new GraphScene(geometry, camera.viewport(), colours.palette(), GLOW_MS / geometry.network().dt(),
                    selection.neurons(), selection.connections(), known, filter.with(known),
                    NeuronGroups.suited(groups, geometry.network()), sizes);
            frames.requestNow();
        }
        redraw();
    }

    /** One of another network may still be set while networks change. */
    private NeuronQuantity quantityOf(NetworkGeometry geometry) {
        return quantity != null && quantity.neurons() == geometry.neurons() ? quantity : null;
    }

    /** What is said about selected neurons may be another thing whatever has changed in the picture. */
    private void redraw(List<Rectangle> parts) {
        if (parts == null || !selection.neurons().isEmpty()) {
            redraw();
        } else {
            parts.forEach(part -> redraw(part.x, part.y, part.width, part.height, false));
        }
    }

    GraphFrames frames() {
        return frames;
    }

    private void release() {
        frames.close();
        selection.close();
    }

    private void paint(GC gc, boolean onScreen) {
        Rectangle area = getClientArea();
        gc.setBackground(colours.color(colours.palette().background()));
        GraphScene now = scene;
        if (now == null) {
            gc.fillRectangle(area);
            face.paintMessage(gc, area);
        } else {
            frames.draw(gc, area, now.geometry(), camera.viewport());
            face.paint(gc, area, now, pointer.band(), frames.neurons(), selected() < 0 ? "" : describe(selected()));
        }
        if (onScreen) {
            Paint.focusRing(gc, colours, this);
        }
    }

    private String describe(int id) {
        NeuronQuantity shown = quantityOf(scene.geometry());
        String note = NeuronNote.of(scene.geometry().network(), id, glow.last(id));
        return shown == null ? note : note + '\n' + NLS.bind(Messages.graph_quantity, shown.name(),
                Numbers.value(shown.value(id)));
    }

    void hover(int id) {
        String text = id < 0 ? null : describe(id);
        if (!Objects.equals(text, getToolTipText())) {
            setToolTipText(text);
        }
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
