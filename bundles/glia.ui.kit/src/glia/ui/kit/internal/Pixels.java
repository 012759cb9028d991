package glia.ui.kit.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;

/** A picture of {@code 0xRRGGBB} pixels that is drawn into by plain loops, in any thread. */
public final class Pixels {
    // the bytes of a pixel are blue, green, red, unused: what a little-endian write of 0xRRGGBB leaves in memory
    private static final PaletteData LAYOUT = new PaletteData(0xFF00, 0xFF0000, 0xFF000000);

    private final int width;
    private final int height;
    private final int[] data;

    public Pixels(int width, int height) {
        this.width = width;
        this.height = height;
        data = new int[width * height];
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The pixels row by row; the picture itself, not a copy. */
    public int[] data() {
        return data;
    }

    public void fill(int colour) {
        Arrays.fill(data, colour);
    }

    public void copyFrom(Pixels other) {
        System.arraycopy(other.data, 0, data, 0, data.length);
    }

    /** Takes a part of another picture of the same size, at the same place. */
    public void copyFrom(Pixels other, int left, int top, int partWidth, int partHeight) {
        for (int y = top; y < top + partHeight; y++) {
            System.arraycopy(other.data, y * width + left, data, y * width + left, partWidth);
        }
    }

    /** Mixes a colour into one pixel; outside the picture without effect. Alpha is 0 to 256. */
    public void blend(int x, int y, int colour, int alpha) {
        if (x >= 0 && y >= 0 && x < width && y < height) {
            int at = y * width + x;
            data[at] = mix(data[at], colour, alpha);
        }
    }

    static int mix(int below, int above, int alpha) {
        int keep = 256 - alpha;
        int redBlue = ((below & 0xFF00FF) * keep + (above & 0xFF00FF) * alpha >>> 8) & 0xFF00FF;
        int green = ((below & 0x00FF00) * keep + (above & 0x00FF00) * alpha >>> 8) & 0x00FF00;
        return redBlue | green;
    }

    /** Mixes a colour in through a stamp whose upper left corner is at (left, top). */
    public void stamp(Stamp stamp, int left, int top, int colour, int alpha) {
        int size = stamp.size();
        byte[] mask = stamp.mask();
        int fromX = Math.max(0, -left);
        int toX = Math.min(size, width - left);
        int fromY = Math.max(0, -top);
        int toY = Math.min(size, height - top);
        for (int y = fromY; y < toY; y++) {
            int at = (top + y) * width + left;
            int maskAt = y * size;
            for (int x = fromX; x < toX; x++) {
                int cover = (mask[maskAt + x] & 255) * alpha >> 8;
                if (cover != 0) {
                    data[at + x] = mix(data[at + x], colour, cover + (cover >> 7));
                }
            }
        }
    }

    /** An anti-aliased line one pixel wide, cut to the picture. Alpha is 0 to 256. */
    public void line(double x0, double y0, double x1, double y1, int colour, int alpha) {
        boolean steep = Math.abs(y1 - y0) > Math.abs(x1 - x0);
        double a0 = steep ? y0 : x0;
        double b0 = steep ? x0 : y0;
        double a1 = steep ? y1 : x1;
        double b1 = steep ? x1 : y1;
        if (a0 > a1) {
            double swap = a0;
            a0 = a1;
            a1 = swap;
            swap = b0;
            b0 = b1;
            b1 = swap;
        }
        double slope = a1 > a0 ? (b1 - b0) / (a1 - a0) : 0;
        int first = (int) Math.max(0, Math.ceil(a0));
        int last = (int) Math.min((steep ? height : width) - 1, Math.floor(a1));
        double b = b0 + (first - a0) * slope;
        for (int a = first; a <= last; a++, b += slope) {
            double floor = Math.floor(b);
            int whole = (int) floor;
            int upper = (int) ((b - floor) * alpha);
            if (steep) {
                blend(whole, a, colour, alpha - upper);
                blend(whole + 1, a, colour, upper);
            } else {
                blend(a, whole, colour, alpha - upper);
                blend(a, whole + 1, colour, upper);
            }
        }
    }

    /** Fills a rectangle; what of it lies outside the picture is left out. */
    public void box(int left, int top, int boxWidth, int boxHeight, int colour) {
        int fromX = Math.max(0, left);
        int toX = Math.min(width, left + boxWidth);
        for (int y = Math.max(0, top); y < Math.min(height, top + boxHeight) && fromX < toX; y++) {
            Arrays.fill(data, y * width + fromX, y * width + toX, colour);
        }
    }

    /** A copy as SWT's images want it, of which the pixels of one colour can be seen through. */
    public ImageData toImageData(int hollow) {
        ImageData image = toImageData();
        image.alphaData = new byte[data.length];
        for (int i = 0; i < data.length; i++) {
            image.alphaData[i] = (byte) (data[i] == hollow ? 0 : 255);
        }
        return image;
    }

    /** A copy as SWT's images want it. */
    public ImageData toImageData() {
        return toImageData(0, 0, width, height);
    }

    /** A copy of a part as SWT's images want it. */
    public ImageData toImageData(int left, int top, int partWidth, int partHeight) {
        byte[] bytes = new byte[4 * partWidth * partHeight];
        IntBuffer copy = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        for (int y = top; y < top + partHeight; y++) {
            copy.put(data, y * width + left, partWidth);
        }
        return new ImageData(partWidth, partHeight, 32, LAYOUT, 4, bytes);
    }
}
