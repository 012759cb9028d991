package glia.ui.views.internal;

import glia.api.event.EventBus;
import glia.api.event.Subscription;
import glia.api.simulation.ActiveSimulation;
import glia.api.simulation.Simulation;
import glia.api.simulation.SimulationStatus;
import glia.api.simulation.SimulationTopics;
import glia.ui.kit.Exportable;
import glia.ui.kit.Navigable;
import glia.ui.kit.TimeWindow;
import glia.ui.kit.UiQueue;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.keys.IBindingService;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.eclipse.ui.part.ViewPart;

/**
 * A picture of the active simulation. Its data is gathered on the threads of the bus into a model of the one simulation
 * that it belongs to; only finished pictures and messages reach the UI thread.
 *
 * @param <M> what is gathered of one simulation, thread-safe
 */
abstract class SimulationView<M> extends ViewPart {
    private static final String RUN = "glia.ui.workbench.command.run";
    private static final String OPEN = "glia.ui.workbench.command.openNetwork";
    private static final String HOLD = "glia.ui.views.hold";
    private static final String POPUP = "glia.ui.views.picture";

    /** A simulation and what was gathered of it. */
    private record Opened<M>(Simulation simulation, M model) {
    }

    private final List<Subscription> subscriptions = new ArrayList<>();
    private final Object turn = new Object();
    private final Object messages = new Object();
    private ActiveSimulation active;
    private UiQueue queue;
    private Control picture;
    private IPartListener2 visibility;
    private boolean changeSeen;
    private volatile Opened<M> opened;
    private volatile SimulationStatus.State lastState;
    private volatile boolean disposed;

    /** Makes the picture, empty. */
    abstract Control createPicture(Composite parent, UiQueue uiQueue);

    /** Makes an empty model; on a thread of the bus or in a job. */
    abstract M createModel(Simulation simulation);

    /** Shows what a model holds, from now on; null for nothing. In the UI thread. */
    abstract void show(M model);

    /** Forgets what a model has gathered: its simulation is at step 0 again. On a thread of the bus. */
    abstract void clear(M model);

    /** Says why there is nothing to see; empty for nothing. In the UI thread. */
    abstract void say(String message);

    /** Whether the picture can be seen. In the UI thread. */
    abstract void onScreen(boolean visible);

    /** Subscribes to what the model gathers. */
    abstract List<Subscription> subscribe(EventBus bus);

    @Override
    public void createPartControl(Composite parent) {
        EventBus bus = getSite().getService(EventBus.class);
        active = getSite().getService(ActiveSimulation.class);
        queue = getSite().getService(UiQueue.class);
        String missing = bus == null ? EventBus.class.getName()
                : active == null ? ActiveSimulation.class.getName()
                : queue == null ? UiQueue.class.getName() : null;
        if (missing != null) {
            Label label = new Label(parent, SWT.WRAP);
            label.setText(NLS.bind(Messages.service_missing, missing));
            picture = label;
            return;
        }
        picture = createPicture(parent, queue);
        addMenus();
        watchVisibility();
        say(message(null));
        subscriptions.add(bus.subscribe(ActiveSimulation.CHANGED, getClass().getSimpleName(), this::changed));
        subscriptions.add(bus.subscribe(SimulationTopics.STATUS, getClass().getSimpleName(), this::status));
        subscriptions.addAll(subscribe(bus));
        ICoreRunnable present = monitor -> showPresent();
        Job.createSystem(NLS.bind(Messages.job_open, getPartName()), present).schedule();
    }

    private void showPresent() {
        synchronized (turn) {
            if (!changeSeen) {
                open(active.simulation().orElse(null));
            }
        }
    }

    private void changed(ActiveSimulation.Change change) {
        synchronized (turn) {
            changeSeen = true;
            open(change.simulation());
        }
    }

    private void open(Simulation simulation) {
        if (disposed) {
            return;
        }
        Opened<M> next = simulation == null ? null : new Opened<>(simulation, createModel(simulation));
        opened = next;
        SimulationStatus status = simulation == null ? null : simulation.status();
        lastState = status == null ? null : status.state();
        queue.postNow(this, () -> {
            if (opened == next && !picture.isDisposed()) {
                show(next == null ? null : next.model());
                say(message(status));
            }
        });
    }

    private void status(SimulationStatus status) {
        Opened<M> now = opened;
        if (now == null || now.simulation().id() != status.simulation() || status.state() == lastState) {
            return;
        }
        lastState = status.state();
        // what is told late may be over: a run that began after the reset must not lose its first spikes
        if (status.state() == SimulationStatus.State.READY
                && now.simulation().status().state() == SimulationStatus.State.READY) {
            clear(now.model());
        }
        queue.postNow(messages, () -> {
            if (opened == now && !picture.isDisposed()) {
                say(message(status));
            }
        });
    }

    private String message(SimulationStatus status) {
        if (status == null) {
            String key = key(OPEN);
            return key == null ? Messages.no_network : NLS.bind(Messages.no_network_key, key);
        }
        return switch (status.state()) {
            case READY -> key(RUN) == null ? Messages.ready : NLS.bind(Messages.ready_key, key(RUN));
            case FAILED -> NLS.bind(Messages.failed, status.message());
            default -> "";
        };
    }

    private String key(String command) {
        IBindingService bindings = getSite().getService(IBindingService.class);
        return bindings == null ? null : bindings.getBestActiveBindingFormattedFor(command);
    }

    /** The model that a batch of a simulation belongs into, or null if that simulation is not shown. */
    final M model(long simulation) {
        Opened<M> now = opened;
        return now != null && now.simulation().id() == simulation ? now.model() : null;
    }

    /** The present model, or null. */
    final M model() {
        Opened<M> now = opened;
        return now == null ? null : now.model();
    }

    final UiQueue queue() {
        return queue;
    }

    /** Adds a button for a command. */
    final void addCommand(IToolBarManager bar, String command, int style) {
        bar.add(new CommandContributionItem(
                new CommandContributionItemParameter(getSite(), getClass().getName() + command, command, style)));
    }

    /** Buttons that belong to this picture only, at the left. */
    void addOwnCommands(IToolBarManager bar) {
        // most have none
    }

    private void addMenus() {
        IToolBarManager bar = getViewSite().getActionBars().getToolBarManager();
        addOwnCommands(bar);
        if (picture instanceof TimeWindow window) {
            new SpanMenu(window, this::layoutToolBar).addTo(bar);
            addCommand(bar, HOLD, CommandContributionItem.STYLE_CHECK);
            ICommandService commands = getSite().getService(ICommandService.class);
            window.onWindowChange(() -> commands.refreshElements(HOLD, null));
        }
        if (picture instanceof Navigable) {
            bar.add(new Separator());
            addCommand(bar, "glia.ui.views.zoomIn", CommandContributionItem.STYLE_PUSH);
            addCommand(bar, "glia.ui.views.zoomOut", CommandContributionItem.STYLE_PUSH);
            addCommand(bar, "glia.ui.views.fit", CommandContributionItem.STYLE_PUSH);
        }
        MenuManager menu = new MenuManager();
        // else every view that registers this menu adds its items to all of them
        menu.setRemoveAllWhenShown(true);
        getSite().registerContextMenu(POPUP, menu, getSite().getSelectionProvider() == null ? new NeuronSelection()
                : getSite().getSelectionProvider());
        picture.setMenu(menu.createContextMenu(picture));
    }

    /** Gives the tool bar the room that its buttons need now. */
    final void layoutToolBar() {
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

            private void tell(IWorkbenchPartReference part, boolean visible) {
                if (part.getPart(false) == SimulationView.this && !picture.isDisposed()) {
                    onScreen(visible);
                }
            }
        };
        getSite().getPage().addPartListener(visibility);
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        if ((type == Navigable.class || type == TimeWindow.class || type == Exportable.class)
                && type.isInstance(picture)) {
            return type.cast(picture);
        }
        return super.getAdapter(type);
    }

    @Override
    public void setFocus() {
        picture.setFocus();
    }

    @Override
    public void dispose() {
        disposed = true;
        subscriptions.forEach(Subscription::close);
        if (visibility != null) {
            getSite().getPage().removePartListener(visibility);
        }
        if (queue != null) {
            queue.cancel(this);
            queue.cancel(messages);
        }
        super.dispose();
    }
}
