package glia.ui.editors.internal.network;

import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.form.FormContext;
import glia.ui.editors.internal.form.ObjectFields;
import glia.ui.editors.internal.json.JsonDocument;
import glia.ui.editors.internal.json.JsonNode;
import glia.ui.editors.internal.network.Parts.Addition;
import glia.ui.kit.PaletteWatch;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.ScrolledForm;

/** Parts of the network as a table, and the fields of the selected one. */
final class ListPage implements NetworkPage {
    private static final double NAME_SHARE = 0.36;
    /** What a cell has beside its words, in points. */
    private static final int MARGIN = 14;
    /** So many parts are looked at: enough to know what they are like, and soon done. */
    private static final int MEASURED = 50;
    /** Keys of parts that are listed by themselves. */
    private static final Set<String> LISTED = Set.of("synapses", "neurons");

    private final Parts parts;
    private final JsonDocument document;
    private final Consumer<JsonNode> chosen;
    private final FormHeading heading;
    private final Table table;
    private final TableColumn name;
    private final TableColumn detail;
    private final Button remove;
    private final Label nothing;
    private final ObjectFields fields;

    /**
     * @param parts what is listed
     * @param title of the page
     * @param groups titles of the objects in an element that have fields of their own, by key
     * @param chosen told what a person selects
     */
    ListPage(FormToolkit kit, Composite parent, JsonDocument document, NetworkGuide guide, Parts parts, String title,
            Map<String, String> groups, Consumer<JsonNode> chosen, Runnable toSource) {
        this.parts = parts;
        this.document = document;
        this.chosen = chosen;
        heading = new FormHeading(kit, parent, title, toSource);
        heading.form().getBody().setLayout(new FillLayout());
        SashForm sash = new SashForm(heading.form().getBody(), SWT.HORIZONTAL);
        kit.adapt(sash);
        Composite left = kit.createComposite(sash);
        left.setLayout(new GridLayout(2, false));
        table = kit.createTable(left, SWT.VIRTUAL | SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL
                | SWT.BORDER);
        table.setData("glia.id", "glia.ui.editors." + parts.id());
        GridData all = new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1);
        all.heightHint = 60;
        table.setLayoutData(all);
        name = column(Messages.list_name);
        detail = column(Messages.list_detail);
        table.addListener(SWT.Resize, event -> share());
        table.setHeaderVisible(true);
        // the toolkit keeps the heads in the colours of the theme in which they were made
        PaletteWatch watch = new PaletteWatch(table);
        watch.onChange(palette -> colourHeads(watch));
        colourHeads(watch);
        table.addListener(SWT.SetData, event -> fill((TableItem) event.item, event.index));
        table.addListener(SWT.Selection, event -> select());
        Button add = kit.createButton(left, Messages.list_add, SWT.PUSH);
        add.setData("glia.id", "glia.ui.editors." + parts.id() + ".add");
        add.addListener(SWT.Selection, event -> add(add));
        remove = kit.createButton(left, Messages.list_remove, SWT.PUSH);
        remove.setData("glia.id", "glia.ui.editors." + parts.id() + ".remove");
        remove.addListener(SWT.Selection, event -> remove());
        nothing = kit.createLabel(left, Messages.list_nothing, SWT.WRAP);
        GridData below = new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1);
        below.widthHint = 60;
        nothing.setLayoutData(below);
        ScrolledForm scrolled = kit.createScrolledForm(sash);
        FormContext context = new FormContext(kit, document, guide, new NetworkFields(guide, LISTED),
                heading::field);
        fields = new ObjectFields(context, scrolled.getBody(), scrolled, Messages.list_element, groups,
                this::selected);
        sash.setWeights(4, 7);
    }

    private void colourHeads(PaletteWatch watch) {
        table.setHeaderBackground(watch.color(watch.palette().panel()));
        table.setHeaderForeground(watch.color(watch.palette().foreground()));
    }

    /** Columns share the room, but have what their words need: else the table scrolls. */
    private void share() {
        int names = 0;
        int details = 0;
        GC gc = new GC(table);
        try {
            gc.setFont(table.getFont());
            for (JsonNode element : elements().stream().limit(MEASURED).toList()) {
                names = Math.max(names, gc.textExtent(parts.name(element)).x + MARGIN);
                details = Math.max(details, gc.textExtent(parts.detail(element)).x + MARGIN);
            }
        } finally {
            gc.dispose();
        }
        int width = table.getClientArea().width;
        name.setWidth(Math.max((int) (NAME_SHARE * width), names));
        detail.setWidth(Math.max(width - name.getWidth(), details));
    }

    private TableColumn column(String head) {
        TableColumn column = new TableColumn(table, SWT.NONE);
        column.setText(head);
        return column;
    }

    private List<JsonNode> elements() {
        return parts.in(document.text().root());
    }

    private void fill(TableItem item, int index) {
        List<JsonNode> elements = elements();
        if (index < elements.size()) {
            JsonNode element = elements.get(index);
            item.setText(new String[] {parts.name(element), parts.detail(element)});
        }
    }

    private JsonNode selected() {
        int index = table.getSelectionIndex();
        List<JsonNode> elements = elements();
        return index >= 0 && index < elements.size() ? elements.get(index) : null;
    }

    private void select() {
        heading.field("");
        fields.refresh();
        remove.setEnabled(selected() != null);
        if (selected() != null) {
            chosen.accept(selected());
        }
    }

    private void remove() {
        if (selected() != null) {
            parts.remove(selected());
        }
    }

    /** Adds what there is to be added, or what is chosen of it in a menu below the button. */
    private void add(Button button) {
        List<Addition> additions = parts.additions(document.text().root());
        if (additions.size() == 1) {
            add(additions.getFirst());
            return;
        }
        if (button.getMenu() != null) {
            button.getMenu().dispose();
        }
        Menu menu = new Menu(button);
        for (Addition addition : additions) {
            MenuItem item = new MenuItem(menu, SWT.PUSH);
            item.setText(addition.title());
            item.setEnabled(addition.possible());
            item.setData("glia.id", "glia.ui.editors." + parts.id() + ".add." + addition.id());
            item.addListener(SWT.Selection, event -> add(addition));
        }
        button.setMenu(menu);
        menu.setLocation(button.toDisplay(0, button.getSize().y));
        menu.setVisible(true);
    }

    private void add(Addition addition) {
        Set<String> before = elements().stream().map(JsonNode::place).collect(Collectors.toSet());
        addition.add().run();
        refresh();
        List<JsonNode> now = elements();
        for (int i = now.size() - 1; i >= 0; i--) {
            if (!before.contains(now.get(i).place())) {
                table.setSelection(i);
                break;
            }
        }
        select();
    }

    @Override
    public Control control() {
        return heading.form();
    }

    @Override
    public void refresh() {
        int count = elements().size();
        int before = table.getSelectionIndex();
        table.setItemCount(count);
        table.clearAll();
        share();
        int now = Math.min(Math.max(before, 0), count - 1);
        if (now >= 0 && now != before) {
            table.setSelection(now);
        }
        remove.setEnabled(selected() != null);
        GridData below = (GridData) nothing.getLayoutData();
        if (below.exclude != count > 0) {
            below.exclude = count > 0;
            nothing.setVisible(count == 0);
            nothing.requestLayout();
        }
        fields.refresh();
    }

    @Override
    public void select(JsonNode node) {
        List<JsonNode> elements = elements();
        for (JsonNode step : node.path().reversed()) {
            int index = elements.indexOf(step.in(document.text().root()));
            if (index >= 0 && index < table.getItemCount()) {
                show(index);
                return;
            }
        }
    }

    private void show(int index) {
        if (index != table.getSelectionIndex()) {
            table.setSelection(index);
            remove.setEnabled(true);
            fields.refresh();
        }
    }

    @Override
    public boolean commit() {
        return fields.commit();
    }

    @Override
    public boolean pending() {
        return fields.pending();
    }

    @Override
    public void complain(String message) {
        heading.file(message);
    }
}
