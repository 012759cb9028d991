package glia.store.internal.report;

/** A plot as SVG; colours come from the classes of the style sheet around it. */
final class Plot {

    static final int WIDTH = 860;
    private static final int LEFT = 74;
    private static final int RIGHT = 24;
    private static final int TOP = 10;
    private static final int BOTTOM = 46;

    private final Axis x;
    private final Axis y;
    private final int height;
    private final String id;
    private final String title;
    private final StringBuilder body = new StringBuilder();

    Plot(String id, String title, Axis x, Axis y, int height) {
        this.id = id;
        this.title = title;
        this.x = x;
        this.y = y;
        this.height = height;
    }

    double x(double value) {
        return LEFT + x.place(value) * (WIDTH - LEFT - RIGHT);
    }

    double y(double value) {
        return height - BOTTOM - y.place(value) * (height - TOP - BOTTOM);
    }

    /** Height of a unit of the vertical axis in pixels. */
    double unit() {
        return Math.abs(y(1) - y(0));
    }

    void path(String kind, int series, CharSequence data, String style) {
        body.append("<path class=\"").append(kind).append(" c").append(series).append('"').append(style)
                .append(" d=\"").append(data).append("\"/>\n");
    }

    void note(double atX, double atY, String anchor, String text) {
        body.append("<text x=\"").append(number(atX)).append("\" y=\"").append(number(atY))
                .append("\" text-anchor=\"").append(anchor).append("\">").append(Words.escape(text))
                .append("</text>\n");
    }

    void rule(double atY) {
        line("grid", LEFT, atY, WIDTH - RIGHT, atY);
    }

    /**
     * @param style sheet
     * @return a picture that can stand alone, without numbers at the vertical axis
     */
    String document(String style) {
        String picture = svg(false);
        int inside = picture.indexOf('>') + 1;
        return picture.substring(0, inside) + "\n<style>\n" + style + "</style>\n<rect class=\"ground\" width=\"100%\""
                + " height=\"100%\"/>" + picture.substring(inside);
    }

    /** @param numbers whether the vertical axis has numbers */
    String svg(boolean numbers) {
        StringBuilder content = new StringBuilder(body);
        body.setLength(0);
        axes(numbers);
        return "<svg id=\"" + id + "\" class=\"plot\" viewBox=\"0 0 " + WIDTH + " " + height
                + "\" role=\"img\" xmlns=\"http://www.w3.org/2000/svg\">\n<title>" + Words.escape(title) + "</title>\n"
                + body + content + "</svg>\n";
    }

    private void axes(boolean numbers) {
        double bottom = height - BOTTOM;
        for (double tick : x.ticks()) {
            line("grid", x(tick), TOP, x(tick), bottom);
            note(x(tick), bottom + 16, "middle", Axis.tick(tick));
        }
        if (numbers) {
            for (double tick : y.ticks()) {
                line("grid", LEFT, y(tick), WIDTH - RIGHT, y(tick));
                note(LEFT - 6, y(tick) + 4, "end", Axis.tick(tick));
            }
        }
        line("axis", LEFT, bottom, WIDTH - RIGHT, bottom);
        line("axis", LEFT, TOP, LEFT, bottom);
        note((LEFT + WIDTH - RIGHT) / 2.0, height - 8, "middle", x.label());
        body.append("<text class=\"label\" text-anchor=\"middle\" transform=\"translate(14 ")
                .append(number((TOP + bottom) / 2)).append(") rotate(-90)\">").append(Words.escape(y.label()))
                .append("</text>\n");
    }

    private void line(String kind, double x1, double y1, double x2, double y2) {
        body.append("<line class=\"").append(kind).append("\" x1=\"").append(number(x1)).append("\" y1=\"")
                .append(number(y1)).append("\" x2=\"").append(number(x2)).append("\" y2=\"").append(number(y2))
                .append("\"/>\n");
    }

    /** A coordinate to a tenth of a pixel. */
    static String number(double value) {
        long tenths = Math.round(10 * value);
        String whole = Long.toString(Math.abs(tenths) / 10);
        String text = tenths % 10 == 0 ? whole : whole + "." + Math.abs(tenths) % 10;
        return tenths < 0 ? "-" + text : text;
    }
}
