package glia.ui.kit.raster;

import glia.api.network.Population;
import glia.ui.kit.Palette;
import glia.ui.kit.internal.Pixels;
import java.util.Arrays;

/**
 * Draws spikes into columns of pixels that stand for fixed stretches of time. The columns are kept in a ring: while
 * time goes on, only the spikes that are new are drawn and the picture moves by whole columns. Used by one thread at a
 * time.
 */
final class RasterRenderer {
    private static final int MOST_HITS = 127;
    private static final double FAINTEST = 0.3;
    private static final double STRONGEST_SINGLE = 0.9;
    private static final int LARGEST_MARK = 24;
    private static final int WIDEST_MARK = 3;
    /** Marks may reach beyond the column of their step. */
    private static final int AHEAD = WIDEST_MARK;

    private RasterScene drawn;
    private long generation = -1;
    private byte[] hits = {};
    private int ringWidth;
    private Pixels frame;
    private long newestColumn;
    private long nextSpike;
    private int[] rowY = {};
    private int[] rowColour = {};
    private int[] markHeight = {};
    private int markWidth;

    /**
     * Draws a frame.
     *
     * @param scene what to show
     * @param spikes where from
     * @return the number of the column at the right edge; the picture is {@link #frame()}
     */
    long draw(RasterScene scene, SpikeSource spikes) {
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
            long firstStep = (long) Math.ceil(firstColumn * scene.stepsPerColumn());
            long endStep = (long) Math.ceil((lastColumn + 1) * scene.stepsPerColumn()) - 1;
            if (spikes.dense(firstStep, endStep)) {
                newestColumn = lastColumn;
                spikes.cells(firstStep, endStep, scene.stepsPerColumn(), this::markCell);
                compose(scene, lastColumn);
                // there is no next spike that the picture could go on with
                drawn = null;
                return lastColumn;
            }
            nextSpike = spikes.firstAt(firstStep);
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
        if (frame == null || frame.width() != scene.width() || frame.height() != scene.height()) {
            frame = new Pixels(scene.width(), scene.height());
            ringWidth = scene.width() + AHEAD + 1;
            hits = new byte[ringWidth * scene.height()];
        }
        RasterRows rows = scene.rows();
        int neurons = rows.network().neurons();
        if (rowY.length != neurons) {
            rowY = new int[neurons];
            markHeight = new int[neurons];
        }
        rowColour = new int[scene.height()];
        markWidth = (int) Math.clamp(Math.round(1 / scene.stepsPerColumn()), 1, WIDEST_MARK);
        for (Population population : rows.network().populations()) {
            double rowHeight = rows.height(population.index()) / rows.rows(population.index())
                    / (scene.bottom() - scene.top()) * scene.height();
            int mark = (int) Math.clamp(Math.round(rowHeight * 0.8), 1, LARGEST_MARK);
            double first = scene.toPixelY(rows.top(population.index()));
            // a spike of somebody just born has no row yet
            Arrays.fill(markHeight, population.firstId(), population.firstId() + population.size(), 0);
            for (int i = 0; i < rows.rows(population.index()); i++) {
                int id = population.firstId() + i;
                rowY[id] = (int) Math.floor(first + (i + 0.5) * rowHeight - (mark - 1) / 2.0);
                markHeight[id] = mark;
                for (int y = Math.max(rowY[id], 0); y < Math.min(rowY[id] + mark, scene.height()); y++) {
                    rowColour[y] = scene.palette().series(population.index());
                }
            }
        }
        drawn = scene;
    }

    private void clearColumns(long from, long to) {
        if (to - from + 1 >= ringWidth) {
            Arrays.fill(hits, (byte) 0);
            return;
        }
        for (long column = from; column <= to; column++) {
            for (int at = (int) Math.floorMod(column, (long) ringWidth); at < hits.length; at += ringWidth) {
                hits[at] = 0;
            }
        }
    }

    private void mark(long step, int neuron) {
        int top = Math.max(rowY[neuron], 0);
        int bottom = Math.min(rowY[neuron] + markHeight[neuron], frame.height());
        long column = (long) Math.floor(step / drawn.stepsPerColumn());
        for (int w = (int) Math.max(0, newestColumn - drawn.width() + 1 - column); w < markWidth; w++) {
            int x = (int) Math.floorMod(column + w, (long) ringWidth);
            for (int at = top * ringWidth + x; at < bottom * ringWidth; at += ringWidth) {
                if (hits[at] < MOST_HITS) {
                    hits[at]++;
                }
            }
        }
    }

    /** Marks the pixels of neurons and of a time of which only the number of spikes is known. */
    private void markCell(long fromStep, long toStep, int firstNeuron, int lastNeuron, int count) {
        int top = Math.max(Math.min(rowY[firstNeuron], rowY[lastNeuron]), 0);
        int bottom = Math.min(rowY[lastNeuron] + Math.max(1, markHeight[lastNeuron]), frame.height());
        long first = Math.max((long) Math.floor(fromStep / drawn.stepsPerColumn()), newestColumn - drawn.width() + 1);
        long last = Math.min((long) Math.floor(toStep / drawn.stepsPerColumn()), newestColumn);
        if (first > last) {
            return;
        }
        double share = Math.min(1, drawn.stepsPerColumn() / (toStep - fromStep + 1));
        int each = (int) Math.max(1, Math.round(count * share));
        for (long column = first; column <= last; column++) {
            int x = (int) Math.floorMod(column, (long) ringWidth);
            for (int at = top * ringWidth + x; at < bottom * ringWidth; at += ringWidth) {
                // not the sum: a pixel that two pieces share would stand out from those that have one
                hits[at] = (byte) Math.max(hits[at], Math.min(MOST_HITS, each));
            }
        }
    }

    /** Takes the columns of the picture out of the ring, as strong as there are spikes in a pixel. */
    private void compose(RasterScene scene, long lastColumn) {
        int width = scene.width();
        int start = (int) Math.floorMod(lastColumn - width + 1, (long) ringWidth);
        int first = Math.min(width, ringWidth - start);
        double[] strength = strengths(start, first, width);
        int[] colours = new int[MOST_HITS + 1];
        int background = scene.palette().background();
        int coloursOf = -1;
        int[] data = frame.data();
        for (int y = 0; y < scene.height(); y++) {
            if (rowColour[y] != coloursOf) {
                coloursOf = rowColour[y];
                for (int n = 0; n <= MOST_HITS; n++) {
                    colours[n] = Palette.mix(background, coloursOf, strength[n]);
                }
            }
            int row = y * ringWidth;
            int at = y * width;
            for (int x = 0; x < first; x++) {
                data[at + x] = colours[hits[row + start + x]];
            }
            for (int x = first; x < width; x++) {
                data[at + x] = colours[hits[row + x - first]];
            }
        }
    }

    /**
     * How strong a pixel is by its number of spikes. Where most marks are alone, one spike is nearly full strength;
     * where pixels hold many, the strength tells few from many.
     */
    private double[] strengths(int start, int first, int width) {
        long sum = 0;
        long marked = 0;
        for (int row = 0; row < hits.length; row += ringWidth) {
            for (int x = row + start; x < row + start + first; x++) {
                sum += hits[x];
                marked += hits[x] > 0 ? 1 : 0;
            }
            for (int x = row; x < row + width - first; x++) {
                sum += hits[x];
                marked += hits[x] > 0 ? 1 : 0;
            }
        }
        double mean = marked == 0 ? 1 : (double) sum / marked;
        // in steps, so that the picture does not flicker with every new column
        double full = Math.pow(2, Math.ceil(2 * (Math.log(2 * mean - 1) / Math.log(2))) / 2);
        double single = Math.clamp(1 / full, FAINTEST, STRONGEST_SINGLE);
        double[] strength = new double[MOST_HITS + 1];
        for (int n = 1; n <= MOST_HITS; n++) {
            strength[n] = Math.min(1, single + (1 - single) * (n - 1) / Math.max(full - 1, 1));
        }
        return strength;
    }
}
