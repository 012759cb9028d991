package glia.ui.editors.internal.json;

import glia.ui.kit.Palette;
import java.util.function.Supplier;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.text.DefaultInformationControl;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextHover;
import org.eclipse.jface.text.contentassist.ContentAssistant;
import org.eclipse.jface.text.contentassist.IContentAssistant;
import org.eclipse.jface.text.presentation.IPresentationReconciler;
import org.eclipse.jface.text.presentation.PresentationReconciler;
import org.eclipse.jface.text.rules.DefaultDamagerRepairer;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.ui.editors.text.TextSourceViewerConfiguration;

/** What a source page of JSON has beyond a plain text editor. */
public final class JsonSourceSetup extends TextSourceViewerConfiguration {
    private final Supplier<Palette> palette;
    private final Supplier<JsonText> text;
    private final Guide guide;

    /**
     * @param palette that suits the theme now
     * @param text what the document is now
     * @param guide what may be written in it
     */
    public JsonSourceSetup(IPreferenceStore preferences, Supplier<Palette> palette, Supplier<JsonText> text,
            Guide guide) {
        super(preferences);
        this.palette = palette;
        this.text = text;
        this.guide = guide;
    }

    @Override
    public IContentAssistant getContentAssistant(ISourceViewer viewer) {
        ContentAssistant assistant = new ContentAssistant();
        assistant.setContentAssistProcessor(new JsonAssist(text, guide), IDocument.DEFAULT_CONTENT_TYPE);
        assistant.setInformationControlCreator(DefaultInformationControl::new);
        assistant.enableAutoInsert(true);
        return assistant;
    }

    @Override
    public ITextHover getTextHover(ISourceViewer viewer, String contentType) {
        return new JsonHover(text, guide);
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
