package glia.ui.help.internal;

import glia.ui.help.internal.PageText.Link;
import glia.ui.help.internal.PageText.Span;
import glia.ui.kit.UiQueue;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.JFacePreferences;
import org.eclipse.jface.resource.JFaceColors;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.LineStyleEvent;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.osgi.framework.FrameworkUtil;

/** Shows the documents of the program, with links, a way back and a search. */
public final class HelpView extends ViewPart {
    static final String ID = "glia.ui.help.view";
    private static final int INDENT = 18;
    private static final int MARGIN = 10;
    private static final int HISTORY = 50;

    private final UiQueue queue;
    private final Pages pages = new Pages(FrameworkUtil.getBundle(HelpView.class));
    private final Deque<String> before = new ArrayDeque<>();
    private String place = Pages.CONTENTS;
    private PageText page;
    private PagePictures pictures;
    private StyledText text;
    private Action back;
    private Job reading;

    public HelpView(UiQueue queue) {
        this.queue = queue;
    }

    @Override
    public void createPartControl(Composite parent) {
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
        Text search = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        search.setMessage(Messages.SearchHint);
        search.setData("glia.id", ID + ".search");
        search.addListener(SWT.DefaultSelection, event -> {
            if (!search.getText().isBlank()) {
                go("?" + search.getText());
            }
        });
        GridDataFactory.fillDefaults().grab(true, false).applyTo(search);
        text = new StyledText(parent, SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
        text.setData("glia.id", ID + ".text");
        text.setCaret(null);
        pictures = new PagePictures(text, MARGIN);
        text.addLineStyleListener(this::style);
        IPropertyChangeListener recoloured = event -> {
            if (event.getProperty().equals(JFacePreferences.HYPERLINK_COLOR)) {
                // which asks for the styles of every line again
                text.setTabs(text.getTabs());
            }
        };
        JFaceResources.getColorRegistry().addListener(recoloured);
        text.addListener(SWT.Dispose, event -> JFaceResources.getColorRegistry().removeListener(recoloured));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(text);
        text.addListener(SWT.MouseUp, this::click);
        text.addListener(SWT.MouseMove, event -> text.setCursor(
                link(event) == null ? null : text.getDisplay().getSystemCursor(SWT.CURSOR_HAND)));
        text.addListener(SWT.KeyDown, this::key);
        text.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = Messages.HelpText;
            }
        });
        fill(getViewSite().getActionBars().getToolBarManager());
        read(Pages.CONTENTS);
    }

    private void fill(IToolBarManager bar) {
        ISharedImages images = PlatformUI.getWorkbench().getSharedImages();
        back = action(Messages.Back, ISharedImages.IMG_TOOL_BACK, images, this::back);
        back.setEnabled(false);
        bar.add(back);
        bar.add(action(Messages.Contents, ISharedImages.IMG_ETOOL_HOME_NAV, images, () -> go(Pages.CONTENTS)));
    }

    private static Action action(String label, String image, ISharedImages images, Runnable run) {
        Action action = new Action(label, images.getImageDescriptor(image)) {
            @Override
            public void run() {
                run.run();
            }
        };
        action.setToolTipText(label);
        return action;
    }

    @Override
    public void setFocus() {
        text.setFocus();
    }

    @Override
    public void dispose() {
        if (reading != null) {
            reading.cancel();
        }
        queue.cancel(this);
        super.dispose();
    }

    /**
     * Shows a place.
     *
     * @param target the path of a page and, behind {@code #}, a heading; behind {@code ?} words to look for
     */
    void go(String target) {
        before.push(place);
        if (before.size() > HISTORY) {
            before.removeLast();
        }
        read(target);
    }

    private void back() {
        if (!before.isEmpty()) {
            read(before.pop());
        }
    }

    private void read(String target) {
        place = target;
        back.setEnabled(!before.isEmpty());
        if (reading != null) {
            reading.cancel();
        }
        reading = new Job(Messages.PageReading) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                PageText read;
                try {
                    read = target.startsWith("?") ? pages.search(target.substring(1)) : pages.read(path(target));
                } catch (IOException e) {
                    read = PageWriter.write(e.getMessage());
                }
                PageText shown = read;
                Map<Integer, ImageData> drawn = new HashMap<>();
                for (PageText.Picture picture : shown.pictures()) {
                    ImageData data = pages.picture(path(target), picture.target());
                    if (data != null) {
                        drawn.put(picture.at(), data);
                    }
                }
                if (!monitor.isCanceled()) {
                    queue.postNow(HelpView.this, () -> show(shown, drawn, target));
                }
                return Status.OK_STATUS;
            }
        };
        reading.setSystem(true);
        reading.schedule();
    }

    private static String path(String target) {
        int at = target.indexOf('#');
        return at < 0 ? target : target.substring(0, at);
    }

    private void show(PageText shown, Map<Integer, ImageData> drawn, String target) {
        if (text.isDisposed()) {
            return;
        }
        text.setRedraw(false);
        page = shown;
        pictures.show(drawn);
        text.setText(page.text());
        int at = target.indexOf('#');
        Integer offset = at < 0 || target.startsWith("?") ? null : page.anchors().get(target.substring(at + 1));
        text.setRedraw(true);
        if (offset == null) {
            text.setTopPixel(0);
        } else {
            int line = text.getLineAtOffset(offset);
            text.setTopIndex(line);
            // how high the lines above it are is known only now
            text.setTopPixel(text.getTopPixel() + text.getLinePixel(line) - MARGIN);
        }
        setPartName(page.title().isEmpty() ? getConfigurationElement().getAttribute("name") : page.title());
    }

    /** Styles are asked for line by line when lines come into view; a long page is there at once. */
    private void style(LineStyleEvent event) {
        if (page == null) {
            return;
        }
        int end = event.lineOffset + event.lineText.length();
        Stream<StyleRange> words = page.spans().stream()
                .filter(span -> span.start() < end && span.start() + span.length() > event.lineOffset)
                .map(this::style);
        event.styles = Stream.concat(pictures.styles(event.lineOffset, end).stream(), words)
                .toArray(StyleRange[]::new);
        int depth = page.lines().getOrDefault(text.getLineAtOffset(event.lineOffset), 0);
        event.indent = depth * INDENT;
        event.wrapIndent = depth == 0 ? 0 : (depth + 1) * INDENT;
    }

    private StyleRange style(Span span) {
        StyleRange style = new StyleRange();
        style.start = span.start();
        style.length = span.length();
        switch (span.look()) {
            case TITLE -> style.font = JFaceResources.getHeaderFont();
            case HEADING -> style.font = JFaceResources.getBannerFont();
            case BOLD -> style.fontStyle = SWT.BOLD;
            case ITALIC -> style.fontStyle = SWT.ITALIC;
            case CODE -> style.font = JFaceResources.getTextFont();
            case LINK -> {
                // of the theme, which the toolkit's own colour of links knows nothing of
                style.foreground = JFaceColors.getHyperlinkText(text.getDisplay());
                style.underline = true;
                style.underlineStyle = SWT.UNDERLINE_LINK;
            }
        }
        return style;
    }

    private Link link(Event event) {
        int offset = text.getOffsetAtPoint(new Point(event.x, event.y));
        return page == null || offset < 0 ? null
                : page.links().stream().filter(link -> link.covers(offset)).findFirst().orElse(null);
    }

    private void click(Event event) {
        Link link = event.button == 1 && text.getSelectionCount() == 0 ? link(event) : null;
        if (link != null) {
            follow(link);
        }
    }

    /** The letter n goes to the next link, Enter follows the one that is selected, Backspace goes back. */
    private void key(Event event) {
        if (event.keyCode == SWT.BS) {
            back();
        } else if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) {
            page.links().stream().filter(link -> link.start() == text.getSelection().x).findFirst()
                    .ifPresent(this::follow);
        } else if (event.character == 'n' && page != null) {
            int from = text.getSelection().x;
            page.links().stream().filter(link -> link.start() > from).findFirst()
                    .ifPresent(link -> text.setSelection(link.start(), link.start() + link.length()));
        }
    }

    private void follow(Link link) {
        String resolved = Pages.resolve(path(place.startsWith("?") ? Pages.CONTENTS : place), link.target());
        if (resolved != null) {
            go(resolved);
        } else if (link.target().startsWith("https:") || link.target().startsWith("http:")) {
            Program.launch(link.target());
        }
    }
}
