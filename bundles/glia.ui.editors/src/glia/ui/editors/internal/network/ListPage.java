package glia.ui.editors.internal.network;

import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.form.FormContext;
import glia.ui.editors.internal.form.ObjectFields;
import glia.ui.editors.internal.json.JsonDocument;
import glia.ui.editors.internal.json.JsonNode;
import glia.ui.kit.PaletteWatch;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.ScrolledForm;

/** A list of the network (populations, projections or devices) as a table, and the fields of the selected element. */
final class ListPage implements NetworkPage {
    private static final double NAME_SHARE = 0.36;

    private final String list;
    private final JsonDocument document;
    private final NetworkEdits edits;
    private final Consumer<JsonNode> chosen;
    private final FormHeading heading;
    private final Table table;
    private final Button remove;
    private final ObjectFields fields;

    /**
     * @param list key of the list
     * @param title of the page
     * @param groups titles of the objects in an element that have fields of their own, by key
     * @param chosen told what a person selects
     */
    ListPage(FormToolkit kit, Composite parent, JsonDocument document, NetworkGuide guide, String list, String title,
            Map<String, String> groups, Consumer<JsonNode> chosen, Runnable toSource) {
        this.list = list;
        this.document = document;
        this.chosen = chosen;
        edits = new NetworkEdits(document);
        heading = new FormHeading(kit, parent, title, toSource);
        heading.form().getBody().setLayout(new FillLayout());
        SashForm sash = new SashForm(heading.form().getBody(), SWT.HORIZONTAL);
        kit.adapt(sash);
        Composite left = kit.createComposite(sash);
        left.setLayout(new GridLayout(2, false));
        table = kit.createTable(left, SWT.VIRTUAL | SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL
                | SWT.BORDER);
        table.setData("glia.id", "glia.ui.editors." + list);
        GridData all = new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1);
        all.heightHint = 60;
        table.setLayoutData(all);
        TableColumn name = column(Messages.list_name);
        TableColumn detail = column(Messages.list_detail);
        table.addListener(SWT.Resize, event -> {
            int width = table.getClientArea().width;
            name.setWidth((int) (NAME_SHARE * width));
            detail.setWidth(width - name.getWidth());
        });
        table.setHeaderVisible(true);
        // the toolkit keeps the heads in the colours of the theme in which they were made
        PaletteWatch watch = new PaletteWatch(table);
        watch.onChange(palette -> colourHeads(watch));
        colourHeads(watch);
        table.addListener(SWT.SetData, event -> fill((TableItem) event.item, event.index));
        table.addListener(SWT.Selection, event -> select());
        Button add = kit.createButton(left, Messages.list_add, SWT.PUSH);
        add.setData("glia.id", "glia.ui.editors." + list + ".add");
        add.addListener(SWT.Selection, event -> add());
        remove = kit.createButton(left, Messages.list_remove, SWT.PUSH);
        remove.setData("glia.id", "glia.ui.editors." + list + ".remove");
        remove.addListener(SWT.Selection, event -> edits.remove(selected()));
        ScrolledForm scrolled = kit.createScrolledForm(sash);
        FormContext context = new FormContext(kit, document, guide, new NetworkFields(guide, Set.of()),
                heading::field);
        fields = new ObjectFields(context, scrolled.getBody(), scrolled, Messages.list_element, groups,
                this::selected);
        sash.setWeights(4, 7);
    }

    private void colourHeads(PaletteWatch watch) {
        table.setHeaderBackground(watch.color(watch.palette().panel()));
        table.setHeaderForeground(watch.color(watch.palette().foreground()));
    }

    private TableColumn column(String name) {
        TableColumn column = new TableColumn(table, SWT.NONE);
        column.setText(name);
        return column;
    }

    private List<JsonNode> elements() {
        JsonNode node = document.text().root().find(list);
        return node == null ? List.of() : node.children();
    }

    private void fill(TableItem item, int index) {
        List<JsonNode> elements = elements();
        if (index < elements.size()) {
            JsonNode element = elements.get(index);
            item.setText(new String[] {NetworkElements.name(element), NetworkElements.detail(element)});
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

    private void add() {
        int index = elements().size();
        edits.add(list);
        refresh();
        table.setSelection(index);
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
        int now = Math.min(Math.max(before, 0), count - 1);
        if (now >= 0 && now != before) {
            table.setSelection(now);
        }
        remove.setEnabled(selected() != null);
        fields.refresh();
    }

    @Override
    public void select(JsonNode node) {
        JsonNode element = NetworkElements.of(node);
        if (element != null && element.parent().key().equals(list) && element.index() < table.getItemCount()
                && element.index() != table.getSelectionIndex()) {
            table.setSelection(element.index());
            remove.setEnabled(true);
            fields.refresh();
        }
    }

    @Override
    public void commit() {
        fields.commit();
    }

    @Override
    public void complain(String message) {
        heading.file(message);
    }
}
