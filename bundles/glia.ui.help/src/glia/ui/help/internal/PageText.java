package glia.ui.help.internal;

import java.util.List;
import java.util.Map;

/**
 * A document as text with styles, immutable: what a text widget needs to show it.
 *
 * @param title its first heading
 * @param text all of it, lines ended by {@code \n}
 * @param spans stretches of the text that look different, in the order of the text, without overlap
 * @param lines how far lines are set in, by their number; lines that are not named begin at the edge
 * @param links where a click leads, in the order of the text
 * @param anchors where the headings begin, by the names that links use
 * @param pictures what is shown in place of a {@link #PICTURE}, in the order of the text
 */
record PageText(String title, String text, List<Span> spans, Map<Integer, Integer> lines, List<Link> links,
        Map<String, Integer> anchors, List<Picture> pictures) {
    /** Stands in the text where a picture is. */
    static final String PICTURE = "\uFFFC";

    /** How a stretch looks. */
    enum Look {
        TITLE, HEADING, BOLD, ITALIC, CODE, LINK
    }

    /** A stretch of the text. */
    record Span(int start, int length, Look look) {
    }

    /** A stretch of the text that leads somewhere. */
    record Link(int start, int length, String target) {
        boolean covers(int offset) {
            return offset >= start && offset < start + length;
        }
    }

    /**
     * A picture.
     *
     * @param at its place in the text
     * @param target where it is, as the document says
     */
    record Picture(int at, String target) {
    }

    PageText {
        spans = List.copyOf(spans);
        lines = Map.copyOf(lines);
        links = List.copyOf(links);
        anchors = Map.copyOf(anchors);
        pictures = List.copyOf(pictures);
    }
}
