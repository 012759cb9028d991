package glia.ui.kit.graph;

import glia.api.network.Population;
import glia.ui.kit.Palette;
import glia.ui.kit.PaletteWatch;
import glia.ui.kit.Ticks;
import glia.ui.kit.internal.Messages;
import glia.ui.kit.internal.Paint;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/** What lies over the neurons: bundles, scale bar, selection. Drawn by SWT in the UI thread. */
final class GraphOverlay {
    private static final int MARGIN = 10;
    private static final int HUB = 6;
    /** Half of the line around a name. */
    private static final int RIM = 1;

    private final PaletteWatch colours;
    private NetworkGeometry geometry;
    private Bundles bundles;
    private NeuronGroups groups;
    private int gap = HUB;

    GraphOverlay(PaletteWatch colours) {
        this.colours = colours;
    }

    void open(NetworkGeometry newGeometry) {
        geometry = newGeometry;
        bundles = newGeometry == null ? null : new Bundles(newGeometry);
    }

    /** The projections of the network shown, or null. */
    Bundles bundles() {
        return bundles;
    }

    /** @param wanted which populations have the same colour, null for none */
    void setGroups(NeuronGroups wanted) {
        groups = wanted;
    }

    private int colour(int population) {
        return palette().series(NeuronGroups.suited(groups, geometry.network()).of(population));
    }

    private Palette palette() {
        return colours.palette();
    }

    /** Arcs between populations, as wide as they have synapses, with an arrow head at their target. */
    void drawBundles(GC gc, Viewport viewport) {
        double[][] ends = bundles.ends(viewport);
        gap = geometry.neurons() == geometry.network().populations().size()
                ? (int) GraphRenderer.radius(geometry, viewport.scale()) + 3 : HUB;
        gc.setAntialias(SWT.ON);
        List<Bundles.Bundle> list = bundles.list();
        // the widest first, so that they do not cover the others
        for (Bundles.Bundle bundle : list) {
            gc.setAlpha(list.size() > 20 ? 120 : 190);
            gc.setForeground(colours.color(colour(bundle.source())));
            gc.setBackground(gc.getForeground());
            gc.setLineWidth((int) Math.round(bundles.width(bundle)));
            if (bundle.source() == bundle.target()) {
                drawLoop(gc, bundle, ends);
            } else {
                drawArc(gc, bundle, ends);
            }
        }
        gc.setLineWidth(1);
        gc.setAlpha(255);
        for (Population population : geometry.network().populations()) {
            // a label must not lie on the only neuron that it names
            int below = population.size() == 1 ? gap + gc.getFontMetrics().getHeight() : 0;
            drawHub(gc, population, ends[0][population.index()], ends[1][population.index()], below, viewport);
        }
        gc.setAntialias(SWT.DEFAULT);
    }

    private void drawArc(GC gc, Bundles.Bundle bundle, double[][] ends) {
        double fromX = ends[0][bundle.source()];
        double fromY = ends[1][bundle.source()];
        double toX = ends[0][bundle.target()];
        double toY = ends[1][bundle.target()];
        double length = Math.max(Math.hypot(toX - fromX, toY - fromY), 1);
        double bend = (0.18 + 0.12 * bundle.lane()) * length;
        double controlX = (fromX + toX) / 2 + (toY - fromY) / length * bend;
        double controlY = (fromY + toY) / 2 - (toX - fromX) / length * bend;
        double tangent = Math.atan2(toY - controlY, toX - controlX);
        double head = gap + 5 + bundles.width(bundle) * 1.5;
        double tipX = toX - Math.cos(tangent) * gap;
        double tipY = toY - Math.sin(tangent) * gap;
        double start = Math.atan2(controlY - fromY, controlX - fromX);
        Path path = new Path(gc.getDevice());
        path.moveTo((float) (fromX + Math.cos(start) * gap), (float) (fromY + Math.sin(start) * gap));
        path.quadTo((float) controlX, (float) controlY, (float) (toX - Math.cos(tangent) * head),
                (float) (toY - Math.sin(tangent) * head));
        stroke(gc, path);
        arrow(gc, tipX, tipY, tangent, head - gap);
    }

    private void drawLoop(GC gc, Bundles.Bundle bundle, double[][] ends) {
        double x = ends[0][bundle.source()];
        double y = ends[1][bundle.source()];
        // away from the middle of all, where the arcs are
        double middleX = 0;
        double middleY = 0;
        for (int p = 0; p < ends[0].length; p++) {
            middleX += ends[0][p] / ends[0].length;
            middleY += ends[1][p] / ends[0].length;
        }
        double away = Math.hypot(x - middleX, y - middleY) < 2 ? -Math.PI / 2 : Math.atan2(y - middleY, x - middleX);
        double size = 62 + 16 * bundle.lane();
        double open = 0.55;
        double tangent = away + open + Math.PI;
        double head = gap + 4 + bundles.width(bundle) * 1.5;
        Path path = new Path(gc.getDevice());
        path.moveTo((float) x, (float) y);
        path.cubicTo((float) (x + Math.cos(away - open) * size), (float) (y + Math.sin(away - open) * size),
                (float) (x + Math.cos(away + open) * size), (float) (y + Math.sin(away + open) * size),
                (float) (x - Math.cos(tangent) * head), (float) (y - Math.sin(tangent) * head));
        stroke(gc, path);
        arrow(gc, x - Math.cos(tangent) * gap, y - Math.sin(tangent) * gap, tangent, head - gap);
    }

    /** A line with a rim of the background, so that it stands out from what lies below. */
    private void stroke(GC gc, Path path) {
        int width = gc.getLineWidth();
        int alpha = gc.getAlpha();
        Color colour = gc.getForeground();
        gc.setLineWidth(width + 4);
        gc.setAlpha(alpha / 2);
        gc.setForeground(colours.color(palette().background()));
        gc.drawPath(path);
        gc.setLineWidth(width);
        gc.setAlpha(alpha);
        gc.setForeground(colour);
        gc.drawPath(path);
        path.dispose();
    }

    private static void arrow(GC gc, double tipX, double tipY, double direction, double size) {
        double spread = 0.5;
        gc.fillPolygon(new int[] {(int) Math.round(tipX), (int) Math.round(tipY),
            (int) Math.round(tipX - Math.cos(direction - spread) * size * 1.2),
            (int) Math.round(tipY - Math.sin(direction - spread) * size * 1.2),
            (int) Math.round(tipX - Math.cos(direction + spread) * size * 1.2),
            (int) Math.round(tipY - Math.sin(direction + spread) * size * 1.2)});
    }

    private void drawHub(GC gc, Population population, double x, double y, int below, Viewport viewport) {
        Point size = gc.textExtent(population.name());
        Rectangle box = label(size.x + 12, size.y + 4, x, y, below, viewport);
        gc.setBackground(colours.color(palette().panel()));
        gc.fillRoundRectangle(box.x, box.y, box.width, box.height, box.height, box.height);
        gc.setForeground(colours.color(colour(population.index())));
        gc.setLineWidth(2);
        gc.drawRoundRectangle(box.x, box.y, box.width, box.height, box.height, box.height);
        gc.setLineWidth(1);
        gc.setForeground(colours.color(palette().foreground()));
        gc.drawText(population.name(), box.x + 6, box.y + 2, true);
    }

    /**
     * Where the name of a population is: about its middle, or so far below it that it is seen; above it, where there is
     * no room below, and within the picture as long as the middle is.
     *
     * @param width of the name with its rim
     * @param height of it
     * @param below pixels from the middle of the population to that of its name
     */
    static Rectangle label(int width, int height, double x, double y, int below, Viewport viewport) {
        int left = (int) Math.round(x) - width / 2;
        int top = (int) Math.round(y) - height / 2;
        boolean seen = x >= 0 && y >= 0 && x < viewport.width() && y < viewport.height();
        if (!seen) {
            return new Rectangle(left, top + below, width, height);
        }
        boolean room = top + below + height + RIM <= viewport.height();
        return new Rectangle(within(left, width, viewport.width()),
                within(room ? top + below : top - below, height, viewport.height()), width, height);
    }

    private static int within(int start, int length, int room) {
        return Math.max(RIM, Math.min(start, room - RIM - length));
    }

    /**
     * A bar of a round length in mm or µm, lower right; left out where there is no room for it.
     *
     * @param taken down to where something else is at the right
     */
    void drawScaleBar(GC gc, Rectangle area, int taken, Viewport viewport) {
        if (geometry.placement() != null) {
            drawLayout(gc, area, taken, geometry.placement().layout());
            return;
        }
        double longest = Math.min(140, area.width / 4.0) / viewport.scale();
        double length = Ticks.roundUp(longest / 2.5);
        int pixels = (int) Math.round(length * viewport.scale());
        String label = length >= 0.1 ? trim(length) + " mm" : trim(length * 1000) + " \u00B5m";
        int right = area.x + area.width - 2 * MARGIN;
        int y = area.y + area.height - 2 * MARGIN;
        Point size = gc.textExtent(label);
        if (y - size.y - MARGIN < taken) {
            return;
        }
        gc.setForeground(colours.color(palette().foreground()));
        gc.setLineWidth(2);
        gc.drawLine(right - pixels, y, right, y);
        gc.setLineWidth(1);
        gc.drawLine(right - pixels, y - 4, right - pixels, y + 4);
        gc.drawLine(right, y - 4, right, y + 4);
        gc.drawText(label, right - (pixels + size.x) / 2, y - size.y - 4, true);
    }

    /** What the neurons' places mean, where that is no distance. */
    private void drawLayout(GC gc, Rectangle area, int taken, NeuronLayout layout) {
        String label = switch (layout) {
            case GIVEN -> "";
            case GRID -> Messages.graph_layout_grid;
            case LAYERS -> Messages.graph_layout_layers;
            case FORCES -> Messages.graph_layout_forces;
        };
        Point size = gc.textExtent(label);
        int y = area.y + area.height - MARGIN - size.y;
        if (y - MARGIN >= taken) {
            Paint.note(gc, colours, label, area.width / 2, area.x + area.width - MARGIN, area.y + area.height - MARGIN,
                    true, false);
        }
    }

    private static String trim(double value) {
        return Ticks.between(0, value, 1).label(value);
    }

    /** A ring around the neuron that was selected last. */
    void drawSelection(GC gc, Viewport viewport, int selected) {
        int radius = (int) Math.round(GraphRenderer.radius(geometry, viewport.scale())) + 5;
        int x = (int) Math.round(viewport.toPixelX(geometry.x(selected)));
        int y = (int) Math.round(viewport.toPixelY(geometry.y(selected)));
        gc.setAntialias(SWT.ON);
        gc.setForeground(colours.color(palette().background()));
        gc.setLineWidth(5);
        gc.drawOval(x - radius, y - radius, 2 * radius, 2 * radius);
        gc.setForeground(colours.color(palette().accent()));
        gc.setLineWidth(2);
        gc.drawOval(x - radius, y - radius, 2 * radius, 2 * radius);
        gc.setLineWidth(1);
    }
}
