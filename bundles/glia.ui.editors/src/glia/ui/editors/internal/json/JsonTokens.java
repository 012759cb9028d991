package glia.ui.editors.internal.json;

import glia.ui.kit.Palette;
import java.util.function.Supplier;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.TextAttribute;
import org.eclipse.jface.text.rules.IToken;
import org.eclipse.jface.text.rules.ITokenScanner;
import org.eclipse.jface.text.rules.Token;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;

/** Colours the words of a JSON text by what they are; a string ends with its line at the latest. */
final class JsonTokens implements ITokenScanner {
    private final Supplier<Palette> palette;
    private IDocument document;
    private int next;
    private int end;
    private int start;

    /** @param palette that suits the theme now */
    JsonTokens(Supplier<Palette> palette) {
        this.palette = palette;
    }

    @Override
    public void setRange(IDocument source, int offset, int length) {
        document = source;
        next = offset;
        end = offset + length;
        start = offset;
    }

    @Override
    public IToken nextToken() {
        start = next;
        if (next >= end) {
            return Token.EOF;
        }
        char c = at(next++);
        Palette colours = palette.get();
        if (c == '"') {
            skipString();
            return isKey() ? token(colours.series(0), SWT.BOLD) : token(colours.good(), SWT.NORMAL);
        }
        if (c == '-' || c >= '0' && c <= '9') {
            skipWord();
            return token(colours.warning(), SWT.NORMAL);
        }
        if (Character.isLetter(c)) {
            skipWord();
            return token(colours.series(3), SWT.NORMAL);
        }
        if (Character.isWhitespace(c)) {
            return Token.WHITESPACE;
        }
        // one token for all of it, or a line of nothing but brackets would have a style for each
        while (next < end && "{}[],:".indexOf(at(next)) >= 0) {
            next++;
        }
        return token(colours.muted(), SWT.NORMAL);
    }

    private void skipString() {
        while (next < end) {
            char c = at(next);
            if (c == '\n' || c == '\r') {
                return;
            }
            next += c == '\\' && next + 1 < end ? 2 : 1;
            if (c == '"') {
                return;
            }
        }
    }

    private void skipWord() {
        while (next < end && (Character.isLetterOrDigit(at(next)) || "+-.".indexOf(at(next)) >= 0)) {
            next++;
        }
    }

    private boolean isKey() {
        int i = next;
        while (i < end && Character.isWhitespace(at(i))) {
            i++;
        }
        return i < end && at(i) == ':';
    }

    private char at(int offset) {
        try {
            return document.getChar(offset);
        } catch (BadLocationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static IToken token(int rgb, int style) {
        return new Token(new TextAttribute(new Color(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255), null, style));
    }

    @Override
    public int getTokenOffset() {
        return start;
    }

    @Override
    public int getTokenLength() {
        return next - start;
    }
}
