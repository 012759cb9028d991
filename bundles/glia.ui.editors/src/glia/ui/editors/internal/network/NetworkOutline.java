package glia.ui.editors.internal.network;

import glia.ui.editors.internal.json.JsonNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jface.viewers.IElementComparer;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.views.contentoutline.ContentOutlinePage;

/** The parts of a network file as a tree: its own keys, and populations, projections and devices by name. */
final class NetworkOutline extends ContentOutlinePage {
    private static final int LIMIT = 5000;

    private final Supplier<JsonNode> root;
    private final Consumer<JsonNode> chosen;
    private boolean following;

    /**
     * @param root the text as it is now
     * @param chosen told what a person selects
     */
    NetworkOutline(Supplier<JsonNode> root, Consumer<JsonNode> chosen) {
        this.root = root;
        this.chosen = chosen;
    }

    @Override
    protected int getTreeStyle() {
        return super.getTreeStyle() & ~SWT.MULTI | SWT.SINGLE;
    }

    @Override
    public void createControl(Composite parent) {
        super.createControl(parent);
        TreeViewer viewer = getTreeViewer();
        viewer.getTree().setData("glia.id", "glia.ui.editors.outline");
        viewer.setComparer(new SamePlace());
        viewer.setUseHashlookup(true);
        viewer.setContentProvider(new Content());
        viewer.setLabelProvider(new LabelProvider() {
            @Override
            public String getText(Object element) {
                return label((JsonNode) element);
            }
        });
        viewer.addSelectionChangedListener(event -> {
            if (!following && event.getStructuredSelection().getFirstElement() instanceof JsonNode node) {
                chosen.accept(node);
            }
        });
        viewer.setInput(root.get());
        viewer.expandToLevel(2);
    }

    /** Shows what the text is now; in the UI thread. */
    void refresh() {
        TreeViewer viewer = getTreeViewer();
        if (viewer != null && !viewer.getControl().isDisposed()) {
            Object[] expanded = viewer.getExpandedElements();
            viewer.getTree().setRedraw(false);
            following = true;
            viewer.setInput(root.get());
            viewer.setExpandedElements(expanded);
            following = false;
            viewer.getTree().setRedraw(true);
        }
    }

    /** Selects what was chosen elsewhere. */
    void follow(JsonNode node) {
        TreeViewer viewer = getTreeViewer();
        if (viewer == null || viewer.getControl().isDisposed() || viewer.getControl().isFocusControl()) {
            return;
        }
        List<JsonNode> path = node.path();
        JsonNode element = NetworkElements.of(node);
        JsonNode shown = element != null ? element : path.size() > 1 ? path.get(1) : null;
        following = true;
        viewer.setSelection(shown == null ? StructuredSelection.EMPTY : new StructuredSelection(shown), true);
        following = false;
    }

    private static String label(JsonNode node) {
        if (node.key() == null) {
            String name = NetworkElements.name(node);
            return name.isEmpty() ? node.place() : name;
        }
        return switch (node.kind()) {
            case ARRAY -> node.key() + " (" + node.children().size() + ")";
            case OBJECT, MISSING -> node.key();
            default -> node.key() + ": " + node.text();
        };
    }

    /** Two values are the same entry if they are at the same place, whatever the text has become. */
    private static final class SamePlace implements IElementComparer {
        @Override
        public boolean equals(Object a, Object b) {
            return a == b || a instanceof JsonNode one && b instanceof JsonNode other
                    && one.place().equals(other.place());
        }

        @Override
        public int hashCode(Object element) {
            return element instanceof JsonNode node ? node.place().hashCode() : element.hashCode();
        }
    }

    private static final class Content implements ITreeContentProvider {
        @Override
        public Object[] getElements(Object input) {
            return getChildren(input);
        }

        @Override
        public Object[] getChildren(Object parent) {
            return shown((JsonNode) parent).toArray();
        }

        @Override
        public Object getParent(Object element) {
            return ((JsonNode) element).parent();
        }

        @Override
        public boolean hasChildren(Object element) {
            return !shown((JsonNode) element).isEmpty();
        }

        private static List<JsonNode> shown(JsonNode node) {
            boolean top = node.parent() == null;
            boolean list = !top && node.parent().parent() == null && NetworkElements.LISTS.contains(node.key());
            return top || list ? node.children().stream().limit(LIMIT).toList() : List.of();
        }
    }
}
