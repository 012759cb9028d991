package glia.ui.editors.internal.json;

import glia.ui.kit.Palette;
import java.util.function.Supplier;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.presentation.IPresentationReconciler;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.jface.text.rules.DefaultDamagerRepairer;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.ui.editors.text.TextSourceViewerConfiguration;

/** What a source page of JSON has beyond a plain text editor. */
public class JsonSourceSetup extends TextSourceViewerConfiguration {
    private final Supplier<Palette> palette;

    /** @param palette that suits the theme now */
    public JsonSourceSetup(IPreferenceStore preferences, Supplier<Palette> palette) {
        super(preferences);
        this.palette = palette;
    }

    @Override
    public IPresentationReconciler getPresentationReconciler(ISourceViewer viewer) {
        PresentationReconciler reconciler = new PresentationReconciler();
        reconciler.setDocumentPartitioning(getConfiguredDocumentPartitioning(viewer));
        DefaultDamagerRepairer colouring = new DefaultDamagerRepairer(new JsonTokens(palette));
        reconciler.setDamager(colouring, IDocument.DEFAULT_CONTENT_TYPE);
        reconciler.setRepairer(colouring, IDocument.DEFAULT_CONTENT_TYPE);
        return reconciler;
    }

    @Override
    public int getTabWidth(ISourceViewer viewer) {
        return 2;
    }

    @Override
    public String[] getIndentPrefixes(ISourceViewer viewer, String contentType) {
        return new String[] {"  ", "\t", ""};
    }
}
