package glia.ui.editors.internal.json;

import glia.ui.kit.Palette;
import glia.ui.kit.PaletteWatch;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.editors.text.TextEditor;
import org.eclipse.ui.texteditor.IDocumentProvider;

/** The text of a JSON file: the only truth of its editor, and the owner of its undo stack. */
public final class JsonSourcePage extends TextEditor {
    private Palette palette = Palette.LIGHT;

    /**
     * @param documents where the text comes from and goes to
     * @param setup makes the configuration of the viewer from the palette that suits the theme at any time
     */
    public JsonSourcePage(IDocumentProvider documents, Function<Supplier<Palette>, JsonSourceSetup> setup) {
        setDocumentProvider(documents);
        setSourceViewerConfiguration(setup.apply(() -> palette));
    }

    @Override
    public void createPartControl(Composite parent) {
        super.createPartControl(parent);
        StyledText text = viewer().getTextWidget();
        text.setData("glia.id", "glia.ui.editors.source");
        PaletteWatch watch = new PaletteWatch(text);
        colour(watch.palette());
        watch.onChange(this::colour);
    }

    private void colour(Palette now) {
        palette = now;
        viewer().invalidateTextPresentation();
    }

    /** The viewer of the text, null before the page is made. */
    public ISourceViewer viewer() {
        return getSourceViewer();
    }

    /** Shows a place; line and column count from 1. */
    public void reveal(int line, int column) {
        StyledText text = viewer().getTextWidget();
        if (line > 0 && line <= text.getLineCount()) {
            selectAndReveal(Math.min(text.getOffsetAtLine(line - 1) + column - 1, text.getCharCount()), 0);
        }
    }

    @Override
    protected void initializeKeyBindingScopes() {
        setKeyBindingScopes(new String[] {"org.eclipse.ui.textEditorScope"});
    }
}
