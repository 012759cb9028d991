package glia.ui.kit.raster;

import glia.ui.kit.Palette;
import glia.ui.kit.internal.Pixels;
import java.util.Arrays;

/**
 * Draws spikes into columns of pixels that stand for fixed stretches of time. The columns are kept in a ring: while
 * time goes on, only the spikes that are new are drawn and the picture moves by whole columns. Used by one thread at a
 * time.
 */
final class RasterRenderer {
    private static final int OPACITY = 200;
    private static final int LARGEST_MARK = 24;
    private static final int WIDEST_MARK = 3;
    /** Marks may reach beyond the column of their step. */
    private static final int AHEAD = WIDEST_MARK;

    private RasterScene drawn;
    private long generation = -1;
    private Pixels ring;
    private Pixels frame;
    private long newestColumn;
    private long nextSpike;
    private int[] rowY = {};
    private int[] colour = {};
    private int[] markHeight = {};
    private int markWidth;

    /**
     * Draws a frame.
     *
     * @param scene what to show
     * @param spikes where from
     * @return the number of the column at the right edge; the picture is {@link #frame()}
     */
    long draw(RasterScene scene, SpikeRing spikes) {
        double end = scene.following() ? spikes.lastStep() : scene.end();
        long endColumn = (long) Math.floor(end / scene.stepsPerColumn());
        // a young simulation fills the picture from the left
        long lastColumn = scene.following() ? Math.max(endColumn, scene.width() - 1) : endColumn;
        boolean again = !scene.sameColumns(drawn) || generation != spikes.generation()
                || lastColumn < newestColumn || lastColumn - newestColumn >= scene.width();
        generation = spikes.generation();
        if (again) {
            prepare(scene);
            clearColumns(lastColumn - scene.width() + 1, lastColumn + AHEAD);
            // a mark that begins before the left edge may reach into the picture
            long firstColumn = lastColumn - scene.width() + 1 - AHEAD;
            nextSpike = spikes.firstAt((long) Math.ceil(firstColumn * scene.stepsPerColumn()));
        } else {
            clearColumns(newestColumn + AHEAD + 1, lastColumn + AHEAD);
        }
        drawn = scene;
        newestColumn = lastColumn;
        long lastStep = (long) Math.ceil((lastColumn + 1) * scene.stepsPerColumn()) - 1;
        nextSpike = spikes.visit(nextSpike, lastStep, this::mark);
        compose(scene, lastColumn);
        return lastColumn;
    }

    Pixels frame() {
        return frame;
    }

    private void prepare(RasterScene scene) {
        if (ring == null || frame.width() != scene.width() || frame.height() != scene.height()) {
            ring = new Pixels(scene.width() + AHEAD + 1, scene.height());
            frame = new Pixels(scene.width(), scene.height());
        }
        RasterRows rows = scene.rows();
        int neurons = rows.network().neurons();
        if (rowY.length != neurons) {
            rowY = new int[neurons];
            colour = new int[neurons];
            markHeight = new int[neurons];
        }
        markWidth = (int) Math.clamp(Math.round(1 / scene.stepsPerColumn()), 1, WIDEST_MARK);
        for (var population : rows.network().populations()) {
            double rowHeight = rows.height(population.index()) / population.size() / (scene.bottom() - scene.top())
                    * scene.height();
            int mark = (int) Math.clamp(Math.round(rowHeight * 0.8), 1, LARGEST_MARK);
            double first = scene.toPixelY(rows.top(population.index()));
            for (int i = 0; i < population.size(); i++) {
                int id = population.firstId() + i;
                rowY[id] = (int) Math.floor(first + (i + 0.5) * rowHeight - (mark - 1) / 2.0);
                markHeight[id] = mark;
                colour[id] = scene.palette().series(population.index());
            }
        }
        drawn = scene;
    }

    private void clearColumns(long from, long to) {
        if (to < from) {
            return;
        }
        int[] data = ring.data();
        int width = ring.width();
        Palette palette = drawn.palette();
        if (to - from + 1 >= width) {
            Arrays.fill(data, palette.background());
            return;
        }
        for (long column = from; column <= to; column++) {
            int x = (int) Math.floorMod(column, (long) width);
            for (int at = x; at < data.length; at += width) {
                data[at] = palette.background();
            }
        }
    }

    private void mark(long step, int neuron) {
        int top = rowY[neuron];
        int bottom = Math.min(top + markHeight[neuron], ring.height());
        if (bottom <= 0 || top >= ring.height()) {
            return;
        }
        long column = (long) Math.floor(step / drawn.stepsPerColumn());
        int width = ring.width();
        int c = colour[neuron];
        for (int w = (int) Math.max(0, newestColumn - drawn.width() + 1 - column); w < markWidth; w++) {
            int x = (int) Math.floorMod(column + w, (long) width);
            for (int y = Math.max(top, 0); y < bottom; y++) {
                ring.blend(x, y, c, OPACITY);
            }
        }
    }

    private void compose(RasterScene scene, long lastColumn) {
        int width = scene.width();
        int ringWidth = ring.width();
        int start = (int) Math.floorMod(lastColumn - width + 1, (long) ringWidth);
        int first = Math.min(width, ringWidth - start);
        for (int y = 0; y < scene.height(); y++) {
            System.arraycopy(ring.data(), y * ringWidth + start, frame.data(), y * width, first);
            System.arraycopy(ring.data(), y * ringWidth, frame.data(), y * width + first, width - first);
        }
    }
}
