package glia.ui.editors.internal.form;

import glia.ui.editors.internal.form.FormContext.Field;
import glia.ui.editors.internal.json.Guide.Proposal;
import glia.ui.editors.internal.json.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.forms.widgets.ExpandableComposite;
import org.eclipse.ui.forms.widgets.ScrolledForm;
import org.eclipse.ui.forms.widgets.Section;

/** The fields of one object and of the objects in it that are groups of fields; they change with what the text says. */
public final class ObjectFields {
    /** A label and a field each. */
    private static final int ONE = 2;
    private static final int TWO = 4;

    private final FormContext context;
    private final Composite parent;
    private final ScrolledForm form;
    private final String title;
    private final Map<String, String> groups;
    private final Supplier<JsonNode> object;
    private final List<FieldRow> rows = new ArrayList<>();
    private final List<GridLayout> layouts = new ArrayList<>();
    private List<?> built = List.of();
    private String shown = "";
    private int columns = TWO;

    /**
     * @param form that scrolls what is in the parent
     * @param title of the object's own fields
     * @param groups titles of the objects in it, by key
     * @param object as it is now, null while there is none
     */
    public ObjectFields(FormContext context, Composite parent, ScrolledForm form, String title,
            Map<String, String> groups, Supplier<JsonNode> object) {
        this.context = context;
        this.parent = parent;
        this.form = form;
        this.title = title;
        this.groups = new LinkedHashMap<>(groups);
        this.object = object;
        parent.setLayout(new GridLayout());
        form.addListener(SWT.Resize, event -> {
            if (choose()) {
                arrange();
            }
        });
    }

    /** Shows what the text says now. */
    public void refresh() {
        List<Object> wanted = wanted();
        if (!wanted.equals(built)) {
            build();
            built = wanted;
        }
        String place = place();
        boolean other = !place.equals(shown);
        shown = place;
        rows.forEach(row -> row.refresh(other));
    }

    /**
     * Makes edits of what is typed and not yet taken.
     *
     * @return whether all of it could be taken
     */
    public boolean commit() {
        boolean all = true;
        for (FieldRow row : List.copyOf(rows)) {
            all &= row.commit();
        }
        return all;
    }

    /** Whether something is typed and not yet taken. */
    public boolean pending() {
        return rows.stream().anyMatch(FieldRow::pending);
    }

    /** Where in the text the object is. */
    private String place() {
        JsonNode now = object.get();
        return now == null ? "" : now.path().stream().map(n -> n.key() + n.index()).collect(Collectors.joining("/"));
    }

    /** What decides which widgets there are. */
    private List<Object> wanted() {
        JsonNode now = object.get();
        List<Object> wanted = new ArrayList<>();
        if (now != null) {
            want(now, "", wanted);
            groups.keySet().forEach(group -> want(now, group, wanted));
        }
        return wanted;
    }

    private void want(JsonNode now, String group, List<Object> wanted) {
        JsonNode holder = holder(now, group);
        for (Field field : fieldsOf(holder)) {
            wanted.add(field);
            wanted.add(choices(holder, field).stream().map(Proposal::name).toList());
        }
    }

    private List<Field> fieldsOf(JsonNode holder) {
        return context.fields().of(holder).stream().filter(field -> !groups.containsKey(field.key()))
                .toList();
    }

    private static JsonNode holder(JsonNode now, String group) {
        JsonNode found = group.isEmpty() ? now : now.find(group);
        return found == null ? now.absent(group) : found;
    }

    private List<Proposal> choices(JsonNode holder, Field field) {
        List<Proposal> values = context.guide().values(holder, field.key());
        boolean free = values.size() == 1 && (!field.string() || values.getFirst().json().equals("\"\""));
        return free ? List.of() : values;
    }

    /** Two fields a line where there is room for them, else one; where there is none for that, the form scrolls. */
    private boolean choose() {
        int before = columns;
        setColumns(TWO);
        if (parent.computeSize(SWT.DEFAULT, SWT.DEFAULT).x > form.getSize().x - form.getVerticalBar().getSize().x) {
            setColumns(ONE);
        }
        return columns != before;
    }

    private void setColumns(int wanted) {
        columns = wanted;
        layouts.forEach(layout -> layout.numColumns = wanted);
    }

    private void build() {
        for (Control child : parent.getChildren()) {
            child.dispose();
        }
        rows.clear();
        layouts.clear();
        JsonNode now = object.get();
        if (now != null) {
            section(now, title, "");
            groups.forEach((group, name) -> section(now, name, group));
        }
        choose();
        arrange();
    }

    private void arrange() {
        parent.layout(true, true);
        form.reflow(true);
    }

    private void section(JsonNode now, String name, String group) {
        JsonNode holder = holder(now, group);
        List<Field> fields = fieldsOf(holder);
        if (fields.isEmpty()) {
            return;
        }
        Section section = context.kit().createSection(parent, ExpandableComposite.TITLE_BAR);
        section.setText(name);
        section.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        Composite body = context.kit().createComposite(section);
        GridLayout layout = new GridLayout(columns, false);
        layouts.add(layout);
        layout.horizontalSpacing = 10;
        body.setLayout(layout);
        for (Field field : fields) {
            rows.add(new FieldRow(context, body, field, object, group, choices(holder, field)));
        }
        section.setClient(body);
    }
}
