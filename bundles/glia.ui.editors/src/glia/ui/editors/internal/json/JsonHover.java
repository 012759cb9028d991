package glia.ui.editors.internal.json;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.ISourceViewer;

/** Says what is wrong at a place, and what the member means that it belongs to. */
public final class JsonHover implements ITextHover {
    private final Supplier<JsonText> text;
    private final Guide guide;

    /** @param text what the document is now */
    public JsonHover(Supplier<JsonText> text, Guide guide) {
        this.text = text;
        this.guide = guide;
    }

    @Override
    public String getHoverInfo(ITextViewer viewer, IRegion region) {
        List<String> lines = new ArrayList<>(wrong(viewer, region.getOffset()));
        JsonNode node = text.get().root().at(region.getOffset());
        while (node.key() == null && node.parent() != null) {
            node = node.parent();
        }
        String about = node.key() == null ? "" : guide.about(node);
        if (!about.isEmpty()) {
            lines.add(about);
        }
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    private static List<String> wrong(ITextViewer viewer, int offset) {
        List<String> found = new ArrayList<>();
        IAnnotationModel model = viewer instanceof ISourceViewer source ? source.getAnnotationModel() : null;
        if (model != null) {
            for (Iterator<Annotation> all = model.getAnnotationIterator(); all.hasNext();) {
                Annotation annotation = all.next();
                Position place = model.getPosition(annotation);
                if (place != null && place.includes(offset) && annotation.getText() != null) {
                    found.add(annotation.getText());
                }
            }
        }
        return found;
    }

    @Override
    public IRegion getHoverRegion(ITextViewer viewer, int offset) {
        JsonNode node = text.get().root().at(offset);
        boolean leaf = node.children().isEmpty();
        return leaf ? new Region(node.from(), node.end() - node.from()) : new Region(offset, 0);
    }
}
