package glia.ui.kit.raster;

import glia.api.network.Network;
import glia.api.network.Population;
import glia.ui.kit.Palette;
import glia.ui.kit.PaletteWatch;
import glia.ui.kit.Ticks;
import glia.ui.kit.graph.NeuronIds;
import glia.ui.kit.internal.Messages;
import glia.ui.kit.internal.Numbers;
import glia.ui.kit.internal.Paint;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;

/** What surrounds the spikes: labels of the populations, time axis, crosshair. Drawn by SWT in the UI thread. */
final class RasterDecoration {
    private static final int MARGIN = 8;
    private static final int MOST_GUTTER = 120;
    private static final int TICK_ROOM = 90;

    private final Control control;
    private final PaletteWatch colours;
    private Rectangle plot = new Rectangle(0, 0, 0, 0);

    RasterDecoration(Control control, PaletteWatch colours) {
        this.control = control;
        this.colours = colours;
    }

    private Palette palette() {
        return colours.palette();
    }

    /** Finds room for the plot beside the labels of the populations. */
    Rectangle layout(RasterRows rows) {
        Point size = control.getSize();
        int gutter = 0;
        int line = 16;
        if (rows != null) {
            GC gc = new GC(control);
            for (Population population : rows.network().populations()) {
                gutter = Math.max(gutter, gc.textExtent(population.name()).x);
                gutter = Math.max(gutter, gc.textExtent(Numbers.count(population.living())).x);
            }
            line = gc.getFontMetrics().getHeight();
            gc.dispose();
            gutter = Math.min(gutter, MOST_GUTTER) + 2 * MARGIN + 6;
        }
        plot = new Rectangle(gutter, MARGIN, Math.max(size.x - gutter - 2 * MARGIN, 0),
                Math.max(size.y - 2 * MARGIN - 2 * line - 6, 0));
        return plot;
    }

    Rectangle plot() {
        return plot;
    }

    /** The step at a horizontal place of a frame. */
    double stepAt(int x, RasterCanvas.Frame frame) {
        return frame.endStep() - (plot.x + plot.width - x) * frame.scene().stepsPerColumn();
    }

    /** The box that a drag spans, cut to the plot. */
    Rectangle box(Point one, Point other) {
        return Paint.between(one, other).intersection(plot);
    }

    void paint(GC gc, RasterCanvas.Frame frame, NeuronIds selected, String message) {
        RasterScene scene = frame.scene();
        if (scene.width() == plot.width && scene.height() == plot.height) {
            gc.drawImage(frame.image(), plot.x, plot.y);
        } else {
            gc.drawImage(frame.image(), 0, 0, scene.width(), scene.height(), plot.x, plot.y, plot.width, plot.height);
        }
        paintTime(gc, frame);
        paintPopulations(gc, scene);
        gc.setForeground(colours.color(palette().frame()));
        gc.drawRectangle(plot.x - 1, plot.y - 1, plot.width + 1, plot.height + 1);
        paintSelection(gc, scene, selected);
        String note = !message.isEmpty() ? message : !scene.following() && frame.live() ? Messages.paused
                : frame.partial() ? Messages.raster_partial : "";
        if (!note.isEmpty()) {
            Paint.note(gc, colours, note, plot.width - 12, plot.x + plot.width - 6, plot.y + 6, true, true);
        }
    }

    /** A line for each pixel row that has a selected neuron. */
    private void paintSelection(GC gc, RasterScene scene, NeuronIds selected) {
        gc.setForeground(colours.color(palette().accent()));
        gc.setLineStyle(SWT.LINE_DASH);
        int last = -1;
        for (int id : selected.ids()) {
            int y = plot.y + (int) Math.round(scene.toPixelY(scene.rows().middle(id)));
            if (y != last && y >= plot.y && y < plot.y + plot.height) {
                gc.drawLine(plot.x, y, plot.x + plot.width - 1, y);
                last = y;
            }
        }
        gc.setLineStyle(SWT.LINE_SOLID);
    }

    private void paintTime(GC gc, RasterCanvas.Frame frame) {
        double dt = frame.scene().rows().network().dt();
        double to = frame.endStep() * dt;
        double from = to - plot.width * frame.scene().stepsPerColumn() * dt;
        Ticks ticks = Ticks.between(from, to, Math.max(2, plot.width / TICK_ROOM));
        int bottom = plot.y + plot.height;
        for (int i = 0; i < ticks.count(); i++) {
            double time = ticks.at(i);
            int x = plot.x + (int) Math.round((time - from) / (to - from) * plot.width);
            if (time < -1e-9 || x >= plot.x + plot.width) {
                continue;
            }
            gc.setForeground(colours.color(palette().frame()));
            gc.setAlpha(110);
            gc.drawLine(x, plot.y, x, bottom - 1);
            gc.setAlpha(255);
            gc.drawLine(x, bottom, x, bottom + 4);
            String label = ticks.label(time);
            int width = gc.textExtent(label).x;
            if (x - width / 2 >= plot.x - MARGIN && x + width / 2 <= plot.x + plot.width + MARGIN) {
                gc.setForeground(colours.color(palette().muted()));
                gc.drawText(label, x - width / 2, bottom + 5, true);
            }
        }
        Point size = gc.textExtent(Messages.axis_time);
        gc.setForeground(colours.color(palette().muted()));
        gc.drawText(Messages.axis_time, plot.x + (plot.width - size.x) / 2, bottom + 5 + size.y, true);
    }

    private void paintPopulations(GC gc, RasterScene scene) {
        Network network = scene.rows().network();
        int line = gc.getFontMetrics().getHeight();
        gc.setClipping(0, plot.y - MARGIN, plot.x + plot.width, plot.height + 2 * MARGIN);
        for (Population population : network.populations()) {
            double first = scene.toPixelY(scene.rows().top(population.index()));
            double last = scene.toPixelY(scene.rows().top(population.index())
                    + scene.rows().height(population.index()));
            int from = plot.y + (int) Math.clamp(Math.round(first), 0, plot.height);
            int to = plot.y + (int) Math.clamp(Math.round(last), 0, plot.height);
            if (to - from < 2) {
                continue;
            }
            gc.setBackground(colours.color(palette().series(population.index())));
            gc.fillRectangle(plot.x - MARGIN, from, 4, to - from);
            boolean roomForCount = to - from >= 2 * line + 2;
            int y = (from + to) / 2 - (roomForCount ? line : line / 2);
            rightAligned(gc, population.name(), y, palette().foreground());
            if (roomForCount) {
                rightAligned(gc, Numbers.count(population.living()), y + line, palette().muted());
            }
        }
        gc.setClipping((Rectangle) null);
    }

    private void rightAligned(GC gc, String text, int y, int colour) {
        gc.setForeground(colours.color(colour));
        gc.drawText(text, plot.x - MARGIN - 6 - gc.textExtent(text).x, y, true);
    }

    /** Lines through the pointer, and what is there in words. */
    void paintCrosshair(GC gc, RasterCanvas.Frame frame, Point at) {
        if (!plot.contains(at)) {
            return;
        }
        RasterScene scene = frame.scene();
        Network network = scene.rows().network();
        gc.setForeground(colours.color(palette().accent()));
        gc.setAlpha(170);
        gc.drawLine(at.x, plot.y, at.x, plot.y + plot.height - 1);
        gc.drawLine(plot.x, at.y, plot.x + plot.width - 1, at.y);
        gc.setAlpha(255);
        Ticks precision = Ticks.between(0, scene.stepsPerColumn() * network.dt() * 100, 100);
        String time = precision.label(Math.max(stepAt(at.x, frame), 0) * network.dt());
        int neuron = scene.rows().neuronAt(scene.toPlace(at.y - plot.y));
        String text = NLS.bind(Messages.raster_crosshair_time, time);
        if (neuron >= 0) {
            Population population = network.populationOf(neuron);
            text = NLS.bind(Messages.raster_crosshair,
                    new Object[] {time, population.name(), neuron - population.firstId()});
        }
        boolean right = at.x > plot.x + plot.width / 2;
        boolean below = at.y < plot.y + plot.height / 2;
        Paint.note(gc, colours, text, plot.width, at.x + (right ? -8 : 8), at.y + (below ? 8 : -8), right, below);
    }
}
