package glia.ui.kit.graph;

import glia.ui.kit.PaletteWatch;
import glia.ui.kit.internal.Messages;
import glia.ui.kit.internal.Numbers;
import glia.ui.kit.internal.Paint;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;

/** What stands beside and over the neurons of a graph: legend, bundles, selection, notes. In the UI thread. */
final class GraphFace {
    private static final double BUNDLES_UP_TO = 2.5;

    private final PaletteWatch colours;
    private final GraphCamera camera;
    private final GraphSelection selection;
    private final GraphOverlay overlay;
    private final GraphLegend legend;
    private String message = "";
    private boolean bundlesShown = true;
    private boolean legendShown = true;

    GraphFace(PaletteWatch colours, GraphCamera camera, GraphSelection selection) {
        this.colours = colours;
        this.camera = camera;
        this.selection = selection;
        overlay = new GraphOverlay(colours);
        legend = new GraphLegend(colours);
    }

    void open(NetworkGeometry geometry) {
        overlay.open(geometry);
        legend.open(geometry == null ? null : geometry.network(), overlay.bundles());
    }

    void setQuantity(NeuronQuantity shown) {
        legend.setQuantity(shown);
    }

    void setGroups(NeuronGroups shown) {
        overlay.setGroups(shown);
        legend.setGroups(shown);
    }

    void setBundlesShown(boolean shown) {
        bundlesShown = shown;
    }

    void setLegendShown(boolean shown) {
        legendShown = shown;
    }

    String message() {
        return message;
    }

    void setMessage(String text) {
        message = text;
    }

    /** The room that the legend takes; none where it is not shown. */
    Point room(Control canvas) {
        if (!legendShown) {
            return new Point(0, 0);
        }
        GC gc = new GC(canvas);
        Point room = legend.size(gc, bundlesShown);
        gc.dispose();
        return room;
    }

    /** Says why there is no network. */
    void paintMessage(GC gc, Rectangle area) {
        Paint.message(gc, colours, area, message);
    }

    /**
     * @param band the rubber band in pixels, or null
     * @param drawn how many neurons there are in the picture, negative if that is not known yet
     * @param lead what is said of the neuron that was selected last
     */
    void paint(GC gc, Rectangle area, GraphScene scene, Rectangle band, int drawn, String lead) {
        paintOverlay(gc, area, scene, band, lead);
        String filtered = scene.filter().all() || drawn < 0 ? ""
                : NLS.bind(Messages.graph_filtered, Numbers.count(drawn),
                        Numbers.count(scene.geometry().network().living()));
        String note = message.isEmpty() || filtered.isEmpty() ? message + filtered : message + '\n' + filtered;
        if (!note.isEmpty()) {
            Paint.note(gc, colours, note, (int) (area.width * (1 - GraphLegend.MOST_WIDTH)) - 20, area.x + 10,
                    area.y + 10, false, true);
        }
    }

    private void paintOverlay(GC gc, Rectangle area, GraphScene scene, Rectangle band, String lead) {
        Viewport viewport = camera.viewport();
        NeuronIds neurons = selection.neurons();
        boolean withBundles = bundlesShown && neurons.isEmpty() && camera.zoomed() <= BUNDLES_UP_TO;
        if (withBundles) {
            overlay.drawBundles(gc, viewport);
        }
        if (!neurons.isEmpty()) {
            overlay.drawSelection(gc, viewport, neurons.lead());
        }
        if (band != null) {
            Paint.band(gc, colours, band);
        }
        int taken = legendShown ? legend.draw(gc, area, withBundles) : area.y;
        overlay.drawScaleBar(gc, area, taken, viewport);
        if (!neurons.isEmpty()) {
            String several = neurons.size() == 1 ? ""
                    : NLS.bind(Messages.graph_selected, Numbers.count(neurons.size())) + '\n';
            int room = area.width - 20;
            // the tool tip of a neuron says it all, however small the graph is
            String note = Paint.shortened(gc, several + lead + '\n' + NeuronNote.of(scene.geometry().network(),
                    selection.connections(), selection.direction()), room, area.height - 20);
            if (!note.isEmpty()) {
                Paint.note(gc, colours, note, room, area.x + 10, area.y + area.height - 10, false, false);
            }
        }
    }
}
