package glia.ui.help.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.PaintObjectEvent;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GlyphMetrics;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;

/** The pictures of the page that is shown, as wide as they are or as there is room. In the UI thread. */
final class PagePictures {
    private final StyledText text;
    private final int margin;
    private final Map<Integer, Image> images = new HashMap<>();

    /** @param margin at both sides of the text */
    PagePictures(StyledText text, int margin) {
        this.text = text;
        this.margin = margin;
        text.addPaintObjectListener(this::paint);
        text.addDisposeListener(event -> show(Map.of()));
    }

    /** @param pictures those of the page, by their places in its text */
    void show(Map<Integer, ImageData> pictures) {
        images.values().forEach(Image::dispose);
        images.clear();
        pictures.forEach((at, data) -> images.put(at, new Image(text.getDisplay(), data)));
    }

    /** The room that pictures take in a line. */
    List<StyleRange> styles(int start, int end) {
        return images.keySet().stream().filter(at -> at >= start && at < end).map(this::style).toList();
    }

    private StyleRange style(int at) {
        Rectangle size = images.get(at).getBounds();
        int natural = size.width * 100 / Pages.PICTURE_ZOOM;
        int width = Math.clamp(text.getClientArea().width - 2L * margin, 1, natural);
        StyleRange style = new StyleRange();
        style.start = at;
        style.length = 1;
        style.metrics = new GlyphMetrics(Math.max(1, size.height * width / size.width), 0, width);
        return style;
    }

    private void paint(PaintObjectEvent event) {
        Image image = images.get(event.style.start);
        if (image != null) {
            Rectangle size = image.getBounds();
            GlyphMetrics room = event.style.metrics;
            event.gc.setInterpolation(SWT.HIGH);
            event.gc.drawImage(image, 0, 0, size.width, size.height, event.x, event.y + event.ascent - room.ascent,
                    room.width, room.ascent);
        }
    }
}
