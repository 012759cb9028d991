package glia.ui.editors.internal.network;

import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.diagram.DiagramPainter;
import glia.ui.editors.internal.diagram.NetworkDiagram;
import glia.ui.editors.internal.diagram.NetworkDiagram.Box;
import glia.ui.editors.internal.diagram.NetworkDiagram.Link;
import glia.ui.editors.internal.diagram.NetworkDiagram.Part;
import glia.ui.editors.internal.file.FileProblems;
import glia.ui.editors.internal.json.JsonDocument;
import glia.ui.editors.internal.json.JsonNode;
import glia.ui.kit.DrawingCanvas;
import glia.ui.kit.Exportable;
import glia.ui.kit.UiQueue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** The network as a picture: populations in layers, projections between them. Laid out in a job. */
final class DiagramPage implements NetworkPage {
    private static final int MAX_BOXES = 300;
    private static final int MAX_LINKS = 2000;
    private static final double LETTER = 7.5;
    private static final double BOX_HEIGHT = 46;
    private static final double NARROWEST = 84;
    private static final double WIDEST = 190;

    private final JsonDocument document;
    private final NetworkEdits edits;
    private final Consumer<JsonNode> chosen;
    private final FormHeading heading;
    private final DrawingCanvas<NetworkDiagram> canvas;
    private final UiQueue queue;
    private final Job layout;
    private volatile Wanted wanted = new Wanted(List.of(), List.of());
    private Part selected;
    private String connecting = "";

    /** What is to be laid out. */
    private record Wanted(List<Box> boxes, List<Link> links) {
    }

    DiagramPage(FormToolkit kit, Composite parent, JsonDocument document, UiQueue queue, String name,
            Consumer<JsonNode> chosen, Consumer<JsonNode> opened, Runnable toSource) {
        this.document = document;
        this.queue = queue;
        this.chosen = chosen;
        edits = new NetworkEdits(document);
        heading = new FormHeading(kit, parent, Messages.diagram_title, toSource,
                action(Messages.diagram_add, () -> edits.add("populations")),
                action(Messages.diagram_connect, this::connect), action(Messages.diagram_remove, this::remove));
        heading.form().getBody().setLayout(new FillLayout());
        canvas = new DrawingCanvas<>(heading.form().getBody(), queue, name, DiagramPainter::draw,
                DiagramPage::table);
        canvas.setData("glia.id", "glia.ui.editors.diagram");
        canvas.setOnScreen(true);
        canvas.onSelect(this::selected);
        canvas.onOpen(target -> open((Part) target, opened));
        canvas.addListener(SWT.KeyDown, this::key);
        layout = new Job(Messages.bind(Messages.diagram_laying_out, name)) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                return arrange(monitor);
            }

            @Override
            public boolean belongsTo(Object family) {
                return family == FileProblems.FAMILY;
            }
        };
        layout.setSystem(true);
        canvas.addListener(SWT.Dispose, event -> layout.cancel());
    }

    private static Action action(String text, Runnable run) {
        return new Action(text, IAction.AS_PUSH_BUTTON) {
            @Override
            public void run() {
                run.run();
            }
        };
    }

    private IStatus arrange(IProgressMonitor monitor) {
        Wanted now = wanted;
        try {
            NetworkDiagram diagram = NetworkDiagram.arrange(now.boxes(), now.links(), monitor::isCanceled);
            queue.postNow(this, () -> show(diagram));
            return Status.OK_STATUS;
        } catch (CancellationException e) {
            return Status.CANCEL_STATUS;
        } catch (RuntimeException e) {
            return Status.error(Messages.bind(Messages.diagram_failed, e.getMessage()), e);
        }
    }

    private void show(NetworkDiagram diagram) {
        if (!canvas.isDisposed()) {
            canvas.setMessage("");
            canvas.show(diagram);
        }
    }

    private static Exportable.Table table(NetworkDiagram diagram) {
        return out -> {
            out.append("source,target,projection\n");
            for (Link link : diagram.links()) {
                out.append(cell(diagram.boxes().get(link.source()).name())).append(',')
                        .append(cell(diagram.boxes().get(link.target()).name())).append(',')
                        .append(cell(link.about())).append('\n');
            }
        };
    }

    private static String cell(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    Exportable picture() {
        return canvas;
    }

    @Override
    public Control control() {
        return heading.form();
    }

    @Override
    public void refresh() {
        JsonNode root = document.text().root();
        List<JsonNode> populations = children(root, "populations");
        List<JsonNode> projections = children(root, "projections");
        if (populations.isEmpty()) {
            canvas.show(null);
            canvas.setMessage(Messages.diagram_empty);
            wanted = new Wanted(List.of(), List.of());
            return;
        }
        if (populations.size() > MAX_BOXES || projections.size() > MAX_LINKS) {
            canvas.show(null);
            canvas.setMessage(Messages.bind(Messages.diagram_too_large, populations.size(), projections.size()));
            return;
        }
        List<Box> boxes = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        for (JsonNode population : populations) {
            String name = NetworkElements.name(population);
            String detail = NetworkElements.detail(population);
            places.putIfAbsent(name, boxes.size());
            boxes.add(new Box(name, detail, 0, 0, Math.clamp(LETTER * Math.max(name.length(), detail.length()) + 16,
                    NARROWEST, WIDEST), BOX_HEIGHT));
        }
        List<Link> links = new ArrayList<>();
        for (JsonNode projection : projections) {
            Integer source = places.get(projection.text("source"));
            Integer target = places.get(projection.text("target"));
            if (source != null && target != null) {
                links.add(new Link(projection.index(), source, target, about(projection),
                        written(projection, "weight").contains("-"), new double[0], new double[0]));
            }
        }
        wanted = new Wanted(boxes, links);
        layout.cancel();
        layout.schedule();
    }

    private String about(JsonNode projection) {
        return Messages.bind(Messages.diagram_projection, new Object[] {NetworkElements.name(projection),
            NetworkElements.detail(projection), written(projection, "weight"), written(projection, "delay")});
    }

    private String written(JsonNode element, String key) {
        JsonNode value = element.find(key);
        return value == null ? "" : document.text().of(value).replaceAll("\\s+", " ");
    }

    private static List<JsonNode> children(JsonNode root, String list) {
        JsonNode found = root.find(list);
        return found == null ? List.of() : found.children();
    }

    private JsonNode node(Part part) {
        List<JsonNode> list = part == null ? List.of() : children(document.text().root(), part.list());
        return part == null || part.index() >= list.size() ? null : list.get(part.index());
    }

    private void selected(Object target) {
        selected = (Part) target;
        JsonNode node = node(selected);
        if (node != null) {
            chosen.accept(node);
        }
    }

    private void open(Part target, Consumer<JsonNode> opened) {
        JsonNode node = node(target);
        if (node != null && !connecting.isEmpty() && target.list().equals("populations")) {
            String source = connecting;
            give("");
            edits.connect(source, NetworkElements.name(node));
        } else if (node != null) {
            opened.accept(node);
        }
    }

    private void connect() {
        JsonNode node = node(selected);
        if (node == null || !selected.list().equals("populations")) {
            heading.field(Messages.diagram_choose_source);
        } else {
            give(NetworkElements.name(node));
            heading.field(Messages.bind(Messages.diagram_choose_target, connecting));
            canvas.setFocus();
        }
    }

    private void give(String source) {
        connecting = source;
        heading.field("");
    }

    private void remove() {
        edits.remove(node(selected));
        selected = null;
        canvas.select(null);
    }

    private void key(Event event) {
        switch (event.keyCode) {
            case SWT.INSERT -> edits.add("populations");
            case SWT.DEL -> remove();
            case 'c' -> connect();
            case SWT.ESC -> give("");
            default -> {
                // the canvas's own keys
            }
        }
    }

    @Override
    public void select(JsonNode node) {
        JsonNode element = NetworkElements.of(node);
        if (element != null && !canvas.isFocusControl()) {
            selected = new Part(element.parent().key(), element.index());
            canvas.select(selected);
        }
    }

    @Override
    public boolean commit() {
        return true;
    }

    /** Nothing is typed here. */
    @Override
    public boolean pending() {
        return false;
    }

    @Override
    public void complain(String message) {
        heading.file(message);
    }
}
