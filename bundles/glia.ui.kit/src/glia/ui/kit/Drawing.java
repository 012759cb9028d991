package glia.ui.kit;

import glia.ui.kit.internal.SvgText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.swt.graphics.ImageData;

/**
 * A picture made of shapes, immutable: painted on the screen and written as SVG from the same shapes. Coordinates are
 * points from the upper left corner, colours {@code 0xRRGGBB}.
 *
 * @param width of the picture
 * @param height of the picture
 * @param shapes from back to front
 * @param marks what a person can point at or go to by keyboard, in the order of the arrow keys
 */
public record Drawing(int width, int height, List<Shape> shapes, List<Mark> marks) {

    public Drawing {
        shapes = List.copyOf(shapes);
        marks = List.copyOf(marks);
    }

    /** A picture that is only known by its pixels. */
    public static Drawing of(ImageData pixels) {
        return new Drawing(pixels.width, pixels.height, List.of(new Pixels(pixels)), List.of());
    }

    /** One of the things that a drawing is made of. */
    public sealed interface Shape {
    }

    /** A filled rectangle. */
    public record Box(double x, double y, double width, double height, int fill) implements Shape {
    }

    /** A line through points, one point wide. */
    public record Path(double[] x, double[] y, int colour) implements Shape {
        public Path {
            if (x.length != y.length) {
                throw new IllegalArgumentException(x.length + " and " + y.length + " coordinates");
            }
        }
    }

    /**
     * A band that flows from a piece of one upright line to a piece of another.
     *
     * @param x0 the left line
     * @param y0 upper end there
     * @param x1 the right line
     * @param y1 upper end there
     * @param thickness at both ends
     * @param fill colour of it
     */
    public record Band(double x0, double y0, double x1, double y1, double thickness, int fill) implements Shape {
    }

    /** Where a text stands within its room. */
    public enum Align {
        LEFT, MIDDLE, RIGHT
    }

    /**
     * One line of text, shortened where there is no room for it.
     *
     * @param x left edge of its room
     * @param y middle of its height
     * @param width of its room
     * @param text the words
     * @param colour of the words
     * @param align where it stands within the room
     * @param shorter what of the words is cut to the room where there is none for all of them; without a figure, of
     *     which a part would be another one
     */
    public record Text(double x, double y, double width, String text, int colour, Align align, String shorter)
            implements Shape {
        public Text {
            Objects.requireNonNull(text);
            Objects.requireNonNull(shorter);
        }
    }

    /** Pixels that fill the picture. */
    public record Pixels(ImageData data) implements Shape {
    }

    /**
     * A place that means something.
     *
     * @param x left edge
     * @param y upper edge
     * @param width of it
     * @param height of it
     * @param text what it is and how much
     * @param target what is opened there; null if nothing is
     */
    public record Mark(double x, double y, double width, double height, String text, Object target) {

        boolean contains(int atX, int atY) {
            return atX >= x && atX < x + width && atY >= y && atY < y + height;
        }
    }

    /**
     * Writes it as an SVG 1.1 file of its own.
     *
     * @param background what is behind the shapes
     * @param out where to
     * @throws IOException if {@code out} does not take it
     */
    public void writeSvg(int background, Appendable out) throws IOException {
        SvgText.write(this, background, out);
    }

    /** Collects the shapes of a drawing. */
    public static final class Builder {
        private final int width;
        private final int height;
        private final List<Shape> shapes = new ArrayList<>();
        private final List<Mark> marks = new ArrayList<>();

        public Builder(int width, int height) {
            this.width = width;
            this.height = height;
        }

        public Builder box(double x, double y, double boxWidth, double boxHeight, int fill) {
            shapes.add(new Box(x, y, boxWidth, boxHeight, fill));
            return this;
        }

        public Builder line(double x0, double y0, double x1, double y1, int colour) {
            shapes.add(new Path(new double[] {x0, x1}, new double[] {y0, y1}, colour));
            return this;
        }

        public Builder add(Shape shape) {
            shapes.add(shape);
            return this;
        }

        public Builder text(double x, double y, double room, String text, int colour, Align align) {
            return text(x, y, room, text, colour, align, text);
        }

        public Builder text(double x, double y, double room, String text, int colour, Align align, String shorter) {
            shapes.add(new Text(x, y, room, text, colour, align, shorter));
            return this;
        }

        public Builder mark(double x, double y, double markWidth, double markHeight, String text) {
            return mark(x, y, markWidth, markHeight, text, null);
        }

        public Builder mark(double x, double y, double markWidth, double markHeight, String text, Object target) {
            marks.add(new Mark(x, y, markWidth, markHeight, text, target));
            return this;
        }

        public Drawing build() {
            return new Drawing(width, height, shapes, marks);
        }
    }
}
