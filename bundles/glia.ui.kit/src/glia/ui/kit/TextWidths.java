package glia.ui.kit;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;

/** How wide words of a table are: measured once, as most of them are shown again and again. */
final class TextWidths {
    /** Then it begins anew. */
    private static final int MOST = 20_000;

    private final Map<String, Integer> known = new HashMap<>();
    private Font font;

    /** @param gc has the font in which the words are */
    int of(GC gc, String words) {
        if (!gc.getFont().equals(font) || known.size() >= MOST) {
            known.clear();
            font = gc.getFont();
        }
        return known.computeIfAbsent(words, each -> gc.textExtent(each).x);
    }
}
