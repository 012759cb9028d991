package glia.ui.kit.graph;

import glia.api.network.Network;
import glia.ui.kit.Palette;
import glia.ui.kit.PaletteWatch;
import glia.ui.kit.Ticks;
import glia.ui.kit.internal.Messages;
import glia.ui.kit.internal.Numbers;
import glia.ui.kit.internal.Paint;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/** The legend of the graph: what colours and lines stand for. Drawn by SWT in the UI thread. */
final class GraphLegend {
    /** As a share of the picture. */
    static final double MOST_WIDTH = 0.6;
    private static final int MARGIN = 10;
    private static final int LINE = 18;
    private static final int SWATCH = 22;
    private static final int DOT = 10;
    private static final int MOST_GROUPS = 12;
    private static final int MOST_BUNDLES = 10;
    private static final int SCALE_WIDTH = 140;
    private static final int SCALE_HEIGHT = 10;
    private static final int SCALE_LINES = 3;
    private static final int TICKS = 4;

    private final PaletteWatch colours;
    private Network network;
    private Bundles bundles;
    private NeuronQuantity quantity;
    private NeuronGroups groups;

    GraphLegend(PaletteWatch colours) {
        this.colours = colours;
    }

    /** @param newNetwork the network shown, or null */
    void open(Network newNetwork, Bundles newBundles) {
        network = newNetwork;
        bundles = newBundles;
    }

    /** @param newQuantity what the neurons' colours say, or null for groups */
    void setQuantity(NeuronQuantity newQuantity) {
        quantity = newQuantity;
    }

    /** @param newGroups which populations have the same colour, null for none */
    void setGroups(NeuronGroups newGroups) {
        groups = newGroups;
    }

    private NeuronGroups groups() {
        return NeuronGroups.suited(groups, network);
    }

    private Palette palette() {
        return colours.palette();
    }

    /**
     * What the neurons' colours say (groups of neurons with their sizes, or a scale), then projections with width and
     * number of synapses. Left out where there is no room for it.
     *
     * @return where it ends below, the upper edge of the area if it was left out
     */
    int draw(GC gc, Rectangle area, boolean withBundles) {
        int width = width(gc, withBundles);
        int height = height(gc, withBundles);
        if (width > area.width * MOST_WIDTH || height > area.height - 2 * MARGIN) {
            return withBundles ? draw(gc, area, false) : area.y;
        }
        Rectangle box = new Rectangle(area.x + area.width - width - MARGIN, area.y + MARGIN, width, height);
        Paint.panel(gc, colours, box);
        int below = quantity == null ? drawGroups(gc, box.x + MARGIN, box.y + MARGIN / 2)
                : drawScale(gc, box.x + MARGIN, box.y + MARGIN / 2);
        if (withBundles) {
            drawProjections(gc, box.x + MARGIN, below);
        }
        return box.y + box.height;
    }

    /** Room that the legend takes in an area, in pixels; none without a network. */
    Point size(GC gc, boolean withBundles) {
        return network == null ? new Point(0, 0)
                : new Point(width(gc, withBundles) + MARGIN, height(gc, withBundles) + MARGIN);
    }

    /** As high as letters are on this screen, and some. */
    private static int line(GC gc) {
        return Math.max(LINE, gc.getFontMetrics().getHeight() + 2);
    }

    private int height(GC gc, boolean withBundles) {
        int lines = withBundles ? bundles.list().size() : 0;
        int rows = (quantity == null ? rows(groups().names().size(), MOST_GROUPS) : SCALE_LINES)
                + rows(lines, MOST_BUNDLES) + (lines > 0 ? 1 : 0);
        return rows * line(gc) + MARGIN;
    }

    /** One more where not all are shown, which says so. */
    private static int rows(int count, int most) {
        return Math.min(count, most) + (count > most ? 1 : 0);
    }

    private int width(GC gc, boolean withBundles) {
        int width = 0;
        if (quantity == null) {
            for (int group = 0; group < shownGroups(); group++) {
                width = Math.max(width, gc.textExtent(label(group)).x);
            }
        } else {
            width = Math.max(SCALE_WIDTH, gc.textExtent(quantity.name()).x) - SWATCH;
        }
        if (withBundles && !bundles.list().isEmpty()) {
            for (Bundles.Bundle bundle : shownBundles()) {
                width = Math.max(width, gc.textExtent(label(bundle)).x);
            }
            width = Math.max(width, gc.textExtent(Messages.graph_legend_projections).x - SWATCH);
        }
        return width + SWATCH + 2 * MARGIN;
    }

    private int shownGroups() {
        return Math.min(groups().names().size(), MOST_GROUPS);
    }

    private List<Bundles.Bundle> shownBundles() {
        List<Bundles.Bundle> all = bundles.list();
        return all.subList(0, Math.min(all.size(), MOST_BUNDLES));
    }

    private int drawGroups(GC gc, int x, int top) {
        int y = top;
        for (int group = 0; group < shownGroups(); group++) {
            gc.setBackground(colours.color(palette().series(group)));
            gc.setAntialias(SWT.ON);
            gc.fillOval(x + 2, y + (line(gc) - DOT) / 2, DOT, DOT);
            text(gc, label(group), x + SWATCH, y, palette().foreground());
            y += line(gc);
        }
        return more(gc, groups().names().size() - shownGroups(), x + SWATCH, y);
    }

    /** Name, colours and the values at their ends. */
    private int drawScale(GC gc, int x, int top) {
        text(gc, quantity.name(), x, top, palette().foreground());
        int y = top + line(gc);
        for (int column = 0; column < SCALE_WIDTH; column++) {
            gc.setForeground(colours.color(palette().scale((double) column / (SCALE_WIDTH - 1))));
            gc.drawLine(x + column, y + 4, x + column, y + 3 + SCALE_HEIGHT);
        }
        NeuronQuantity.Range range = quantity.range();
        if (range == null) {
            text(gc, Messages.graph_scale_unknown, x, y + line(gc), palette().muted());
        } else {
            Ticks ends = Ticks.between(range.low(), range.high(), TICKS);
            String high = ends.label(range.high());
            text(gc, ends.label(range.low()), x, y + line(gc), palette().foreground());
            text(gc, high, x + SCALE_WIDTH - gc.textExtent(high).x, y + line(gc), palette().foreground());
        }
        return top + SCALE_LINES * line(gc);
    }

    private void drawProjections(GC gc, int x, int top) {
        if (bundles.list().isEmpty()) {
            return;
        }
        text(gc, Messages.graph_legend_projections, x, top, palette().muted());
        int y = top + line(gc);
        for (Bundles.Bundle bundle : shownBundles()) {
            gc.setForeground(colours.color(palette().series(groups().of(bundle.source()))));
            gc.setLineWidth((int) Math.round(bundles.width(bundle)));
            gc.drawLine(x, y + line(gc) / 2, x + SWATCH - 8, y + line(gc) / 2);
            gc.setLineWidth(1);
            text(gc, label(bundle), x + SWATCH, y, palette().foreground());
            y += line(gc);
        }
        more(gc, bundles.list().size() - shownBundles().size(), x + SWATCH, y);
    }

    private int more(GC gc, int count, int x, int y) {
        if (count == 0) {
            return y;
        }
        text(gc, NLS.bind(Messages.graph_legend_more, count), x, y, palette().muted());
        return y + line(gc);
    }

    private void text(GC gc, String text, int x, int y, int colour) {
        gc.setForeground(colours.color(colour));
        gc.drawText(text, x, y + (line(gc) - gc.getFontMetrics().getHeight()) / 2, true);
    }

    private String label(int group) {
        return NLS.bind(Messages.legend_population, groups().names().get(group),
                Numbers.count(groups().living(network, group)));
    }

    private static String label(Bundles.Bundle bundle) {
        return NLS.bind(Messages.legend_population, bundle.name(), Numbers.shortCount(bundle.synapses()));
    }
}
