package glia.ui.editors.internal.json;

import glia.ui.editors.internal.json.Guide.Proposal;
import glia.ui.editors.internal.json.JsonNode.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.contentassist.CompletionProposal;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.contentassist.IContentAssistProcessor;
import org.eclipse.jface.text.contentassist.IContextInformation;
import org.eclipse.jface.text.contentassist.IContextInformationValidator;

/** Proposes what a guide knows for the place of the caret. */
public final class JsonAssist implements IContentAssistProcessor {
    private final Supplier<JsonText> text;
    private final Guide guide;

    /** @param text what the document is now */
    public JsonAssist(Supplier<JsonText> text, Guide guide) {
        this.text = text;
        this.guide = guide;
    }

    @Override
    public ICompletionProposal[] computeCompletionProposals(ITextViewer viewer, int offset) {
        JsonText now = text.get();
        JsonNode node = now.root().at(offset);
        if (node.keyEnd() >= 0 && offset > node.from() && offset <= node.keyEnd()) {
            boolean valued = node.kind() != Kind.MISSING;
            return proposals(guide.keys(node.parent()), now, node.from(), node.keyEnd(), offset, valued);
        }
        if (node.parent() != null && node.kind() != Kind.OBJECT && node.kind() != Kind.ARRAY
                && offset >= node.start()) {
            return proposals(guide.values(node.parent(), node.key()), now, node.start(), node.end(), offset, true);
        }
        if (node.kind() != Kind.OBJECT && node.kind() != Kind.ARRAY && node.parent() != null) {
            // between a key and its value
            return proposals(guide.values(node.parent(), node.key()), now, offset, offset, offset, true);
        }
        List<Proposal> found = node.kind() == Kind.OBJECT ? guide.keys(node)
                : node.kind() == Kind.ARRAY ? guide.values(node, null) : List.of();
        return proposals(found, now, offset, offset, offset, false);
    }

    /** Where what is replaced ends: with the word that the caret is in, not with a string that nobody has closed. */
    private static int wordEnd(String text, int caret, int end) {
        int i = caret;
        while (i < end && (Character.isLetterOrDigit(text.charAt(i)) || "_-.>$".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        return i == end ? end : i == end - 1 && text.charAt(i) == '"' ? end : caret;
    }

    /** @param bare whether only the key, or only the value, is to be written */
    private static ICompletionProposal[] proposals(List<Proposal> found, JsonText text, int from, int end, int caret,
            boolean bare) {
        int to = wordEnd(text.text(), caret, end);
        String typed = JsonText.unquote(text.text().substring(from, caret)).toLowerCase(Locale.ROOT);
        List<ICompletionProposal> proposals = new ArrayList<>();
        for (Proposal each : found) {
            if (!each.name().toLowerCase(Locale.ROOT).contains(typed)) {
                continue;
            }
            String key = JsonText.quote(each.name());
            String json = bare && each.json().startsWith(key + ":") ? key : each.json();
            boolean more = !bare && to < text.text().length() && text.text().substring(to).stripLeading()
                    .startsWith("\"");
            String label = each.detail().isEmpty() ? each.name() : each.name() + "  \u2013  " + each.detail();
            proposals.add(new CompletionProposal(more ? json + ", " : json, from, to - from, json.length(), null,
                    label, null, each.about().isEmpty() ? null : each.about()));
        }
        return proposals.toArray(ICompletionProposal[]::new);
    }

    @Override
    public IContextInformation[] computeContextInformation(ITextViewer viewer, int offset) {
        return new IContextInformation[0];
    }

    @Override
    public char[] getCompletionProposalAutoActivationCharacters() {
        return new char[] {'"'};
    }

    @Override
    public char[] getContextInformationAutoActivationCharacters() {
        return new char[0];
    }

    @Override
    public String getErrorMessage() {
        return null;
    }

    @Override
    public IContextInformationValidator getContextInformationValidator() {
        return null;
    }
}
