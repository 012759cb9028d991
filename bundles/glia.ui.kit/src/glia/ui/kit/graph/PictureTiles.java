package glia.ui.kit.graph;

import glia.ui.kit.internal.Pixels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.graphics.Rectangle;

/**
 * Which squares of a picture have changed since which frame, and which of them have something on them that is there for
 * one frame only. Used by one thread at a time.
 */
final class PictureTiles {
    private static final int SIZE = 32;
    /** Of the picture: where more has changed, replacing all of it takes less time. */
    private static final double MOST = 0.7;

    private final int width;
    private final int height;
    private final int columns;
    private final int[] changed;
    private final boolean[] lit;
    private int newest;

    /**
     * @param width in pixels
     * @param height in pixels
     */
    PictureTiles(int width, int height) {
        this.width = width;
        this.height = height;
        columns = (width + SIZE - 1) / SIZE;
        changed = new int[columns * ((height + SIZE - 1) / SIZE)];
        lit = new boolean[changed.length];
    }

    /**
     * The next frame begins, in which all is different.
     *
     * @param frame its number, larger than the one before
     */
    void beginAnew(int frame) {
        newest = frame;
        Arrays.fill(changed, frame);
        Arrays.fill(lit, false);
    }

    /**
     * The next frame begins with what was there at rest; what was lit in the one before is put back.
     *
     * @param frame its number, larger than the one before
     * @param picture as it was in the frame before
     * @param still what is there at rest
     */
    void begin(int frame, Pixels picture, Pixels still) {
        newest = frame;
        for (int tile = 0; tile < lit.length; tile++) {
            if (lit[tile]) {
                Rectangle square = square(tile % columns, tile / columns, 1);
                picture.copyFrom(still, square.x, square.y, square.width, square.height);
                changed[tile] = frame;
                lit[tile] = false;
            }
        }
    }

    /** In this frame only, something is drawn as far as a number of pixels around a point. */
    void light(double x, double y, int reach) {
        int left = Math.max(0, ((int) Math.floor(x) - reach) / SIZE);
        int right = Math.min(columns - 1, Math.floorDiv((int) Math.floor(x) + reach, SIZE));
        int top = Math.max(0, ((int) Math.floor(y) - reach) / SIZE);
        int bottom = Math.min(lit.length / columns - 1, Math.floorDiv((int) Math.floor(y) + reach, SIZE));
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                lit[row * columns + column] = true;
                changed[row * columns + column] = newest;
            }
        }
    }

    /**
     * What has changed since a frame that is shown.
     *
     * @param frame its number
     * @return rectangles that do not overlap; null if so much has changed that all is to be replaced
     */
    List<Rectangle> since(int frame) {
        List<Rectangle> parts = new ArrayList<>();
        long area = 0;
        for (int row = 0; row < changed.length / columns; row++) {
            int from = 0;
            while (from < columns) {
                int to = from;
                while (to < columns && changed[row * columns + to] > frame) {
                    to++;
                }
                if (to > from) {
                    Rectangle part = square(from, row, to - from);
                    parts.add(part);
                    area += (long) part.width * part.height;
                }
                from = to + 1;
            }
        }
        return area > MOST * width * height ? null : parts;
    }

    private Rectangle square(int column, int row, int across) {
        return new Rectangle(column * SIZE, row * SIZE, SIZE * across, SIZE)
                .intersection(new Rectangle(0, 0, width, height));
    }
}
