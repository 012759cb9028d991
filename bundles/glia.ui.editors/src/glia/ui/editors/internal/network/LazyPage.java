package glia.ui.editors.internal.network;

import glia.ui.editors.internal.json.JsonNode;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/**
 * A page whose widgets are made when it is first shown, and which follows the text only while it is on the screen:
 * the fields of all pages together take too long to make at once, and most are never looked at.
 */
final class LazyPage implements NetworkPage {
    private final Composite place;
    private final Supplier<JsonNode> root;
    private final Function<Composite, NetworkPage> maker;
    private NetworkPage page;
    private boolean shown;
    private boolean stale = true;
    private JsonNode selected;
    private String complaint = "";

    /**
     * @param root of the text as it is now
     * @param maker makes the page's widgets
     */
    LazyPage(Composite parent, Supplier<JsonNode> root, Function<Composite, NetworkPage> maker) {
        this.root = root;
        this.maker = maker;
        place = new Composite(parent, 0);
        place.setLayout(new FillLayout());
    }

    /** Tells whether the page is the one on the screen. */
    void show(boolean now) {
        shown = now;
        if (!shown) {
            return;
        }
        if (page == null) {
            page = maker.apply(place);
            page.complain(complaint);
            place.layout(true, true);
        }
        if (stale) {
            stale = false;
            page.refresh();
        }
        JsonNode node = selected == null ? null : selected.in(root.get());
        selected = null;
        if (node != null) {
            page.select(node);
        }
    }

    @Override
    public Control control() {
        return place;
    }

    @Override
    public void refresh() {
        stale = true;
        if (shown) {
            show(true);
        }
    }

    @Override
    public void select(JsonNode node) {
        selected = node;
        if (shown) {
            show(true);
        }
    }

    @Override
    public boolean commit() {
        return page == null || page.commit();
    }

    @Override
    public boolean pending() {
        return page != null && page.pending();
    }

    @Override
    public void complain(String message) {
        complaint = message;
        if (page != null) {
            page.complain(message);
        }
    }
}
