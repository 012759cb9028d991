package glia.ui.kit.internal;

import glia.ui.kit.Drawing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageLoader;

/** A drawing as SVG. */
public final class SvgText {
    private static final int FONT = 12;
    /** Of letters of that size, on the average; a reader of SVG has other fonts than the screen. */
    private static final double LETTER = 6.4;

    private SvgText() {
    }

    /** Writes a whole file. */
    public static void write(Drawing drawing, int background, Appendable out) throws IOException {
        out.append(String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\""
                + " viewBox=\"0 0 %1$d %2$d\" font-family=\"sans-serif\" font-size=\"%3$d\">%n", drawing.width(),
                drawing.height(), FONT));
        out.append(String.format(Locale.ROOT, "<rect width=\"100%%\" height=\"100%%\" fill=\"%s\"/>%n",
                colour(background)));
        for (Drawing.Shape shape : drawing.shapes()) {
            out.append(shape(shape)).append('\n');
        }
        out.append("</svg>\n");
    }

    private static String shape(Drawing.Shape shape) {
        return switch (shape) {
            case Drawing.Box box -> String.format(Locale.ROOT,
                    "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\"/>", box.x(), box.y(),
                    box.width(), box.height(), colour(box.fill()));
            case Drawing.Path path -> path(path);
            case Drawing.Band band -> band(band);
            case Drawing.Text text -> text(text);
            case Drawing.Pixels pixels -> pixels(pixels);
        };
    }

    private static String path(Drawing.Path path) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < path.x().length; i++) {
            points.append(String.format(Locale.ROOT, i == 0 ? "%.2f,%.2f" : " %.2f,%.2f", path.x()[i], path.y()[i]));
        }
        return "<polyline fill=\"none\" stroke=\"" + colour(path.colour()) + "\" points=\"" + points + "\"/>";
    }

    private static String band(Drawing.Band band) {
        double middle = (band.x0() + band.x1()) / 2;
        return String.format(Locale.ROOT,
                "<path fill=\"%s\" d=\"M%.2f %.2fC%4$.2f %3$.2f %4$.2f %6$.2f %5$.2f %6$.2fV%7$.2f"
                        + "C%4$.2f %7$.2f %4$.2f %8$.2f %2$.2f %8$.2fZ\"/>",
                colour(band.fill()), band.x0(), band.y0(), middle, band.x1(), band.y1(),
                band.y1() + band.thickness(), band.y0() + band.thickness());
    }

    private static String text(Drawing.Text text) {
        String anchor = switch (text.align()) {
            case LEFT -> "start";
            case MIDDLE -> "middle";
            case RIGHT -> "end";
        };
        double x = text.x() + switch (text.align()) {
            case LEFT -> 0;
            case MIDDLE -> text.width() / 2;
            case RIGHT -> text.width();
        };
        int most = (int) Math.max(0, text.width() / LETTER);
        String words = text.text().length() <= most ? text.text() : text.shorter();
        words = words.length() <= most ? words : most < 2 ? "" : words.substring(0, most - 1) + Paint.DOTS;
        return String.format(Locale.ROOT,
                "<text x=\"%.2f\" y=\"%.2f\" dominant-baseline=\"central\" text-anchor=\"%s\" fill=\"%s\">%s</text>", x,
                text.y(), anchor, colour(text.colour()), escaped(words));
    }

    private static String pixels(Drawing.Pixels pixels) {
        ImageLoader loader = new ImageLoader();
        loader.data = new org.eclipse.swt.graphics.ImageData[] {pixels.data()};
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        loader.save(png, SWT.IMAGE_PNG);
        return String.format(Locale.ROOT, "<image width=\"%d\" height=\"%d\" href=\"data:image/png;base64,%s\"/>",
                pixels.data().width, pixels.data().height, Base64.getEncoder().encodeToString(png.toByteArray()));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.append(c < ' ' ? ' ' : c);
            }
        }
        return escaped.toString();
    }

    private static String colour(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }
}
