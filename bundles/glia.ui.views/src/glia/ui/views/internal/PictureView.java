package glia.ui.views.internal;

import glia.ui.kit.Exportable;
import glia.ui.kit.Navigable;
import glia.ui.kit.TimeWindow;
import glia.ui.kit.UiQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.contexts.RunAndTrack;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.RadioState;
import org.eclipse.ui.keys.IBindingService;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.eclipse.ui.part.ViewPart;

/**
 * A view of one or more pictures (canvases, charts, tables) with the menus, keys and exports that all of them have.
 * While a service that it needs is not there, it says which; when the service comes (again), pictures are made anew.
 */
public abstract class PictureView extends ViewPart {
    private static final String HOLD = "glia.ui.views.hold";
    private static final String POPUP = "glia.ui.views.picture";
    private static final List<String> EXPORTS = List.of("glia.ui.views.copy", "glia.ui.views.savePicture",
            "glia.ui.views.saveShapes", "glia.ui.views.saveTable");
    private static final List<String> ZOOMS = List.of("glia.ui.views.zoomIn", "glia.ui.views.zoomOut",
            "glia.ui.views.fit");

    private final Object renewal = new Object();
    private UiQueue queue;
    private Composite room;
    private List<Control> pictures = List.of();
    private Control missing;
    private MenuManager menu;
    /** Of the context menu. */
    private List<IContributionItem> items = List.of();
    private IPartListener2 visibility;
    private boolean visible;
    /** The services that the pictures are filled from; empty while there are no pictures. */
    private List<Object> services = List.of();
    private volatile boolean closed;

    /** The services without which there is nothing to show. */
    protected abstract List<Class<?>> needs();

    /** Makes the pictures, empty; the first one gets the focus. */
    protected abstract List<Control> createPictures(Composite parent, UiQueue uiQueue);

    /** Begins to fill them; all services are there. In the UI thread. */
    protected abstract void begin();

    /**
     * Ends what {@link #begin} and {@link #createPictures} began, once for each time: the view is closed, or a service
     * that it needs has gone. In the UI thread.
     */
    protected abstract void end();

    /** Whether the pictures can be seen. In the UI thread. */
    protected abstract void onScreen(boolean visible);

    /** Buttons that belong to this view only, at the left. */
    protected void addOwnCommands(IToolBarManager bar) {
        // most have none
    }

    /** Commands that belong to this view only and stand first in its menus. */
    protected List<String> ownMenu() {
        return List.of();
    }

    /** Items that belong to this view only and stand first in each of its menus, made anew for each. */
    protected List<IContributionItem> ownItems() {
        return items(ownMenu());
    }

    /** Carries out one of the view's own commands. In the UI thread, all services are there. */
    public void act(String command) {
        throw new IllegalArgumentException(command);
    }

    /** Whether all services were there that it needs. */
    public final boolean complete() {
        return !gone();
    }

    @Override
    public void createPartControl(Composite parent) {
        queue = service(UiQueue.class);
        room = parent;
        if (queue == null) {
            say(UiQueue.class);
            return;
        }
        watchVisibility();
        renew();
        service(IEclipseContext.class).runAndTrack(new RunAndTrack() {
            @Override
            public boolean changed(IEclipseContext context) {
                // to have asked for them is what makes it called again when one comes or goes
                needs().forEach(type -> context.get(type.getName()));
                if (!closed) {
                    queue.postNow(renewal, PictureView.this::renew);
                }
                return !closed;
            }
        });
    }

    /** Shows pictures, or which service is missing, unless what is shown is right. */
    private void renew() {
        if (closed || room.isDisposed()) {
            return;
        }
        Class<?> gone = needs().stream().filter(type -> service(type) == null).findFirst().orElse(null);
        List<Object> present = gone == null ? needs().stream().<Object>map(this::service).toList() : List.of();
        if (!present.isEmpty() && present.equals(services)) {
            return;
        }
        endPictures();
        for (Control child : room.getChildren()) {
            child.dispose();
        }
        getViewSite().getActionBars().getToolBarManager().removeAll();
        if (gone == null) {
            services = present;
            missing = null;
            pictures = createPictures(room, queue);
            addMenus();
            begin();
            if (visible) {
                onScreen(true);
            }
        } else {
            say(gone);
        }
        layoutToolBar();
        room.layout();
    }

    private void say(Class<?> service) {
        Label label = new Label(room, SWT.WRAP);
        label.setText(NLS.bind(Messages.service_missing, service.getName()));
        missing = label;
    }

    private void endPictures() {
        if (!services.isEmpty()) {
            services = List.of();
            end();
            queue.cancel(this);
            pictures = List.of();
        }
    }

    /** A service, or null. */
    protected final <T> T service(Class<T> type) {
        return getSite().getService(type);
    }

    protected final UiQueue queue() {
        return queue;
    }

    /** Whether the pictures are gone. */
    protected final boolean gone() {
        return pictures.isEmpty() || pictures.getFirst().isDisposed();
    }

    /** The key of a command as a person reads it, null if it has none. */
    protected final String key(String command) {
        IBindingService bindings = service(IBindingService.class);
        return bindings == null ? null : bindings.getBestActiveBindingFormattedFor(command);
    }

    /** Adds a button for a command. */
    protected final void addCommand(IToolBarManager bar, String command, int style) {
        bar.add(item(command, style));
    }

    private IContributionItem item(String command, int style) {
        return new CommandContributionItem(
                new CommandContributionItemParameter(getSite(), getClass().getName() + command, command, style));
    }

    /** An item of a menu for one value of a command that chooses one of several. */
    protected final IContributionItem radio(String command, String value, String label) {
        CommandContributionItemParameter item = new CommandContributionItemParameter(getSite(),
                getClass().getName() + command + value, command, CommandContributionItem.STYLE_RADIO);
        item.parameters = Map.of(RadioState.PARAMETER_ID, value);
        item.label = label;
        return new CommandContributionItem(item);
    }

    private List<IContributionItem> items(List<String> commands) {
        return commands.stream().map(command -> item(command, CommandContributionItem.STYLE_PUSH)).toList();
    }

    private void addMenus() {
        IToolBarManager bar = getViewSite().getActionBars().getToolBarManager();
        addOwnCommands(bar);
        TimeWindow window = picture(TimeWindow.class);
        if (window != null) {
            new SpanMenu(window, this::layoutToolBar).addTo(bar);
            addCommand(bar, HOLD, CommandContributionItem.STYLE_CHECK);
            ICommandService commands = service(ICommandService.class);
            window.onWindowChange(() -> commands.refreshElements(HOLD, null));
        }
        if (picture(Navigable.class) != null) {
            bar.add(new Separator());
            items(ZOOMS).forEach(bar::add);
        }
        if (menu == null) {
            fill(getViewSite().getActionBars().getMenuManager(), menuItems());
            menu = contextMenu();
        }
        for (Control picture : pictures) {
            picture.setMenu(menu.createContextMenu(picture));
        }
    }

    /**
     * Items of the menus, which are declared nowhere: the platform listens to the command of a declared item of a view
     * for ever, once for each time that the view is opened.
     */
    private List<IContributionItem> menuItems() {
        List<IContributionItem> all = new ArrayList<>(ownItems());
        all.add(new Separator());
        all.addAll(items(EXPORTS));
        return all;
    }

    private static void fill(IMenuManager manager, List<IContributionItem> some) {
        some.forEach(manager::add);
    }

    private MenuManager contextMenu() {
        MenuManager context = new MenuManager();
        // else every view that registers this menu adds its items to all of them
        context.setRemoveAllWhenShown(true);
        context.addMenuListener(shown -> {
            // an item that was taken out of a menu is told of no change any more
            items.forEach(IContributionItem::dispose);
            items = contextItems();
            fill(shown, items);
        });
        ISelectionProvider selection = getSite().getSelectionProvider();
        getSite().registerContextMenu(POPUP, context, selection == null ? new NoSelection() : selection);
        return context;
    }

    private List<IContributionItem> contextItems() {
        List<IContributionItem> all = menuItems();
        all.add(new Separator());
        all.addAll(items(ZOOMS));
        // where others may add to it
        all.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        return all;
    }

    /** Gives the tool bar the room that its buttons need now. */
    protected final void layoutToolBar() {
        getViewSite().getActionBars().updateActionBars();
    }

    private void watchVisibility() {
        visibility = new IPartListener2() {
            @Override
            public void partVisible(IWorkbenchPartReference part) {
                tell(part, true);
            }

            @Override
            public void partHidden(IWorkbenchPartReference part) {
                tell(part, false);
            }

            private void tell(IWorkbenchPartReference part, boolean now) {
                if (part.getPart(false) == PictureView.this) {
                    visible = now;
                    if (!gone()) {
                        onScreen(now);
                    }
                }
            }
        };
        getSite().getPage().addPartListener(visibility);
    }

    /** The picture of a kind that has the focus, or the first one of that kind, or null. */
    private <T> T picture(Class<T> type) {
        List<Control> suitable = pictures.stream().filter(type::isInstance).toList();
        return suitable.isEmpty() ? null
                : type.cast(suitable.stream().filter(PictureView::focused).findFirst().orElse(suitable.getFirst()));
    }

    private static boolean focused(Control picture) {
        for (Control c = picture.getDisplay().getFocusControl(); c != null; c = c.getParent()) {
            if (c == picture) {
                return true;
            }
        }
        return false;
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        if (type == Navigable.class || type == TimeWindow.class || type == Exportable.class) {
            T picture = gone() ? null : picture(type);
            if (picture != null) {
                return picture;
            }
        }
        return super.getAdapter(type);
    }

    @Override
    public void setFocus() {
        if (missing != null) {
            missing.setFocus();
        } else {
            pictures.getFirst().setFocus();
        }
    }

    @Override
    public void dispose() {
        closed = true;
        if (visibility != null) {
            getSite().getPage().removePartListener(visibility);
        }
        if (queue != null) {
            queue.cancel(renewal);
            endPictures();
        }
        items.forEach(IContributionItem::dispose);
        super.dispose();
    }
}
