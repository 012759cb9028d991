package glia.ui.help.internal;

import glia.ui.help.internal.PageText.Look;
import glia.ui.help.internal.PageText.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * Turns a Markdown document into text with styles. A row of a table becomes a paragraph: its first cell stands out, the
 * others follow below it with the head of their column, so that it can be read in a view of any width.
 */
final class PageWriter extends AbstractVisitor {
    private static final Parser PARSER = Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private final StringBuilder text = new StringBuilder();
    private final List<Span> spans = new ArrayList<>();
    private final Map<Integer, Integer> lines = new HashMap<>();
    private final List<PageText.Link> links = new ArrayList<>();
    private final Map<String, Integer> anchors = new HashMap<>();
    private final List<PageText.Picture> pictures = new ArrayList<>();
    private String title = "";
    private int line;
    private int indent;
    private boolean tight;
    /** The next number of the ordered list that is written, 0 in a list of bullets. */
    private int number;

    private PageWriter() {
    }

    static PageText write(String markdown) {
        PageWriter writer = new PageWriter();
        PARSER.parse(markdown).accept(writer);
        return new PageText(writer.title, writer.text.toString(), writer.spans, writer.lines, writer.links,
                writer.anchors, writer.pictures);
    }

    @Override
    public void visit(Heading heading) {
        if (!text.isEmpty()) {
            newLine();
        }
        int start = text.length();
        visitChildren(heading);
        String words = text.substring(start);
        if (title.isEmpty()) {
            title = words;
        }
        anchors.putIfAbsent(anchor(words), start);
        spans.removeIf(span -> span.start() >= start);
        spans.add(new Span(start, words.length(), heading.getLevel() == 1 ? Look.TITLE : Look.HEADING));
        endBlock();
    }

    /** The name under which links know a heading: small letters, digits, and hyphens for spaces. */
    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        endBlock();
    }

    @Override
    public void visit(BulletList list) {
        items(list, 0, list.isTight());
    }

    @Override
    public void visit(OrderedList list) {
        Integer first = list.getMarkerStartNumber();
        items(list, first == null ? 1 : first, list.isTight());
    }

    private void items(Node list, int first, boolean close) {
        boolean before = tight;
        int outer = number;
        tight = close;
        number = first;
        indent++;
        visitChildren(list);
        indent--;
        tight = before;
        number = outer;
        if (tight) {
            return;
        }
        newLine();
    }

    @Override
    public void visit(ListItem item) {
        put(number == 0 ? "\u2022 " : number++ + ". ");
        visitChildren(item);
    }

    @Override
    public void visit(FencedCodeBlock block) {
        code(block.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock block) {
        code(block.getLiteral());
    }

    private void code(String literal) {
        indent++;
        for (String row : literal.split("\n")) {
            int start = text.length();
            put(row);
            mark(start, Look.CODE);
            newLine();
        }
        indent--;
        newLine();
    }

    @Override
    public void visit(CustomBlock block) {
        if (!(block instanceof TableBlock)) {
            visitChildren(block);
            return;
        }
        List<String> heads = new ArrayList<>();
        for (Node part = block.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (part instanceof TableHead && row instanceof TableRow) {
                    heads.addAll(heads(row));
                } else if (part instanceof TableBody) {
                    row(row, heads);
                }
            }
        }
        newLine();
    }

    private static List<String> heads(Node row) {
        List<String> heads = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            PageWriter head = new PageWriter();
            head.visitChildren(cell);
            heads.add(head.text.toString());
        }
        return heads;
    }

    private void row(Node row, List<String> heads) {
        int column = 0;
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            int start = text.length();
            if (column == 0) {
                visitChildren(cell);
                if (text.length() == start) {
                    // the cell above holds for this row too
                    column++;
                    continue;
                }
                mark(start, Look.BOLD);
                newLine();
            } else if (cell.getFirstChild() != null) {
                indent++;
                if (heads.size() > 2 && column < heads.size() && !heads.get(column).isEmpty()) {
                    put(heads.get(column) + ": ");
                    mark(start, Look.ITALIC);
                }
                visitChildren(cell);
                newLine();
                indent--;
            }
            column++;
        }
    }

    @Override
    public void visit(Text node) {
        put(node.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak node) {
        put(" ");
    }

    @Override
    public void visit(HardLineBreak node) {
        newLine();
    }

    @Override
    public void visit(Code node) {
        int start = text.length();
        put(node.getLiteral());
        mark(start, Look.CODE);
    }

    @Override
    public void visit(Emphasis node) {
        styled(node, Look.ITALIC);
    }

    @Override
    public void visit(StrongEmphasis node) {
        styled(node, Look.BOLD);
    }

    @Override
    public void visit(Link node) {
        int start = text.length();
        styled(node, Look.LINK);
        links.add(new PageText.Link(start, text.length() - start, node.getDestination()));
    }

    @Override
    public void visit(Image node) {
        pictures.add(new PageText.Picture(text.length(), node.getDestination()));
        put(PageText.PICTURE);
        newLine();
        styled(node, Look.ITALIC);
    }

    private void styled(Node node, Look look) {
        int start = text.length();
        visitChildren(node);
        mark(start, look);
    }

    /** The outer look wins: looks do not overlap. */
    private void mark(int start, Look look) {
        int length = text.length() - start;
        if (length > 0) {
            spans.removeIf(span -> span.start() >= start);
            spans.add(new Span(start, length, look));
        }
    }

    private void put(String words) {
        if (indent > 0) {
            lines.putIfAbsent(line, indent);
        }
        text.append(words);
    }

    private void newLine() {
        text.append('\n');
        line++;
    }

    private void endBlock() {
        newLine();
        if (!tight) {
            newLine();
        }
    }
}
