package glia.ui.editors.internal.network;

import glia.api.network.NetworkReader;
import glia.api.network.Problem;
import glia.ui.editors.internal.Messages;
import glia.ui.editors.internal.file.EditorFiles;
import glia.ui.editors.internal.json.DocumentEditor;
import glia.ui.editors.internal.json.Guide;
import glia.ui.editors.internal.json.JsonNode;
import glia.ui.editors.internal.json.JsonSchema;
import glia.ui.kit.Exportable;
import glia.ui.kit.UiQueue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.IPostSelectionProvider;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;

/** The editor of a network file: forms, a diagram and the Outline show its text and edit it. */
public final class NetworkEditor extends DocumentEditor {
    static final String ID = "glia.ui.editors.network";
    static final String MARKER = "glia.ui.editors.networkProblem";

    /** Larger networks are written by programs, and edited by them. */
    private static final int MAX_BYTES = 8 << 20;

    private final NetworkLanguage language;
    private final UiQueue queue;
    private final NetworkGuide guide;
    private final List<LazyPage> pages = new ArrayList<>();
    private DiagramPage diagram;
    private NetworkOutline outline;
    private final Runnable listening;
    private List<Problem> complaints = List.of();

    /** @param reader gives the schema */
    public NetworkEditor(NetworkReader reader, NetworkLanguage language, EditorFiles files, UiQueue queue) {
        super(files, "a network file", MAX_BYTES, MARKER);
        this.language = language;
        this.queue = queue;
        guide = new NetworkGuide(new JsonSchema(reader.schema()), language);
        listening = language.listen(() -> {
            checkAgain();
            textChanged();
        });
    }

    @Override
    protected void addFormPages() {
        add("general", Messages.network_general,
                place -> new GeneralPage(getToolkit(), place, json(), guide, this::toSource));
        list("populations", Messages.network_populations, groups("parameters", Messages.network_parameters, "initial",
                Messages.network_initial));
        list("projections", Messages.network_projections, groups("rule", Messages.network_rule, "synapse",
                Messages.network_synapse));
        list("devices", Messages.network_devices, Map.of());
        add("energy", Messages.network_energy, place -> new ListPage(getToolkit(), place, json(), guide,
                new EnergyParts(json()), Messages.network_energy, Map.of("reserve", Messages.energy_reserve),
                this::follow, this::toSource));
        add("diagram", Messages.diagram_title, this::diagram);
    }

    private void list(String list, String title, Map<String, String> groups) {
        add(list, title, place -> new ListPage(getToolkit(), place, json(), guide, new ElementList(list,
                new NetworkEdits(json())), title, groups, this::follow, this::toSource));
    }

    private NetworkPage diagram(Composite place) {
        diagram = new DiagramPage(getToolkit(), place, json(), queue,
                getEditorInput().getName().replaceFirst("\\.network\\.json$", ""), this::follow, this::open,
                this::toSource);
        return diagram;
    }

    private void add(String id, String title, Function<Composite, NetworkPage> maker) {
        LazyPage page = new LazyPage(getContainer(), () -> json().text().root(), maker);
        pages.add(page);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(page.control(), ID + '.' + id);
        setPageText(addPage(page.control()), title);
    }

    @Override
    protected void pageChange(int shown) {
        super.pageChange(shown);
        for (int i = 0; i < pages.size(); i++) {
            pages.get(i).show(i == shown);
        }
    }

    private static Map<String, String> groups(String first, String title, String second, String other) {
        Map<String, String> groups = new LinkedHashMap<>();
        groups.put(first, title);
        groups.put(second, other);
        return groups;
    }

    @Override
    protected void createPages() {
        super.createPages();
        ((IPostSelectionProvider) source().getSelectionProvider()).addPostSelectionChangedListener(event -> {
            if (event.getSelection() instanceof ITextSelection selection && getActiveEditor() == source()) {
                follow(json().text().root().at(selection.getOffset()));
            }
        });
    }

    @Override
    protected Guide guide() {
        return guide;
    }

    @Override
    protected List<Problem> check(String text, Path file) {
        return language.check(text, file);
    }

    @Override
    protected void checked(List<Problem> found) {
        queue.postNow(source(), () -> complain(found));
    }

    private void complain(List<Problem> found) {
        complaints = found;
        String message = found.isEmpty() ? "" : found.size() == 1 ? found.getFirst().message()
                : Messages.bind(Messages.network_problems, found.size(), found.getFirst().message());
        pages.forEach(page -> page.complain(message));
    }

    /** Shows the first problem where it is. */
    private void toSource() {
        setActiveEditor(source());
        if (!complaints.isEmpty()) {
            source().reveal(complaints.getFirst().line(), complaints.getFirst().column());
        }
    }

    @Override
    protected void textChanged() {
        queue.postNow(this, this::refresh);
    }

    private void refresh() {
        pages.forEach(NetworkPage::refresh);
        if (outline != null) {
            outline.refresh();
        }
    }

    /** What was chosen in one page or in the Outline is shown by all others. */
    private void follow(JsonNode node) {
        pages.forEach(page -> page.select(node));
        if (outline != null) {
            outline.follow(node);
        }
    }

    /** Goes from a part of the diagram to its fields. */
    private void open(JsonNode node) {
        setActivePage(1 + NetworkElements.LISTS.indexOf(node.parent().key()));
        follow(node);
    }

    private void choose(JsonNode chosen) {
        JsonNode node = chosen.in(json().text().root());
        if (node != null) {
            JsonNode name = node.find("name");
            int start = name == null ? node.from() : name.start();
            int end = name != null ? name.end() : node.keyEnd() >= 0 ? node.keyEnd() : start + 1;
            source().selectAndReveal(start, end - start);
            follow(node);
            turnTo(node);
        }
    }

    /** A form that is shown gives way to the one that has what was chosen. */
    private void turnTo(JsonNode node) {
        List<JsonNode> path = node.path();
        String key = path.size() < 2 ? "" : path.get(1).key();
        int forms = NetworkElements.LISTS.size() + 1;
        if (getActivePage() <= forms) {
            setActivePage(key.equals(EnergyParts.ENERGY) ? forms : NetworkElements.LISTS.indexOf(key) + 1);
        }
    }

    @Override
    protected boolean commit() {
        boolean all = true;
        for (NetworkPage page : pages) {
            all &= page.commit();
        }
        return all;
    }

    @Override
    protected boolean pending() {
        return pages.stream().anyMatch(NetworkPage::pending);
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        if (type == Exportable.class && diagram != null && getActivePage() == pages.size() - 1) {
            return type.cast(diagram.picture());
        }
        if (type == IContentOutlinePage.class) {
            if (outline == null || outline.getControl() != null && outline.getControl().isDisposed()) {
                outline = new NetworkOutline(() -> json().text().root(), this::choose);
            }
            return type.cast(outline);
        }
        return super.getAdapter(type);
    }

    @Override
    public void dispose() {
        listening.run();
        queue.cancel(this);
        queue.cancel(source());
        super.dispose();
    }
}
