package glia.ui.tests;

import glia.ui.kit.Palette;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;

/** What is on the screen where a control is: what SWT says of a colour is not always what GTK draws. */
final class Pixels {
    /** Enough to know how bright a part is. */
    private static final int STEP = 7;

    private final int width;
    private final int height;
    /** As {@code 0xRRGGBB}, row by row. */
    private final int[] colours;

    private Pixels(ImageData data) {
        width = data.width;
        height = data.height;
        colours = new int[width * height];
        int[] row = new int[width];
        // a screen of true colours has no table of them
        PaletteData palette = data.palette;
        for (int y = 0; y < height; y++) {
            data.getPixels(0, y, width, row, 0);
            for (int x = 0; x < width; x++) {
                colours[y * width + x] = channel(row[x], palette.redMask) << 16
                        | channel(row[x], palette.greenMask) << 8 | channel(row[x], palette.blueMask);
            }
        }
    }

    private static int channel(int pixel, int mask) {
        return (pixel & mask) >>> Integer.numberOfTrailingZeros(mask);
    }

    static Pixels of(Control control) {
        Image image = new Image(control.getDisplay(), control.getSize().x, control.getSize().y);
        GC gc = new GC(control.getDisplay());
        gc.copyArea(image, control.toDisplay(0, 0).x, control.toDisplay(0, 0).y);
        gc.dispose();
        Pixels pixels = new Pixels(image.getImageData());
        image.dispose();
        return pixels;
    }

    Rectangle all() {
        return new Rectangle(0, 0, width, height);
    }

    /** The colour at a place within the picture. */
    int at(int x, int y) {
        return colours[y * width + x];
    }

    /** The colours of a part, and how many pixels each has. */
    Map<Integer, Integer> counts(Rectangle part) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = part.y; y < part.y + part.height; y++) {
            for (int x = part.x; x < part.x + part.width; x++) {
                counts.merge(at(x, y), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** How many rows of a part have a pixel of a contrast to a colour. */
    long rows(Rectangle part, int colour, double contrast) {
        return IntStream.range(part.y, part.y + part.height).filter(y -> IntStream.range(part.x, part.x + part.width)
                .anyMatch(x -> Palette.contrast(at(x, y), colour) >= contrast)).count();
    }

    /** From 0, black, to 1, white; not a number where there is nothing. */
    double brightness(Rectangle part) {
        double sum = 0;
        int count = 0;
        for (int y = part.y; y < part.y + part.height; y += STEP) {
            for (int x = part.x; x < part.x + part.width; x += STEP) {
                int colour = at(x, y);
                sum += 0.2126 * (colour >> 16 & 255) + 0.7152 * (colour >> 8 & 255) + 0.0722 * (colour & 255);
                count++;
            }
        }
        return sum / count / 255;
    }
}
